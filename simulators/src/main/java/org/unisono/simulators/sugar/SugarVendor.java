package org.unisono.simulators.sugar;

import java.util.Map;
import java.util.Optional;
import org.unisono.simulators.Fault;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;
import org.unisono.simulators.Vendor;
import tools.jackson.databind.node.ObjectNode;

/// SugarCRM's paths, errors and log-in.
final class SugarVendor implements Vendor {
  static final String USER = "unisono";
  static final String PASSWORD = "simulated-secret";

  private final Crm crm;
  private final CrmTokens tokens;
  private final Routes api = new Routes();
  private final Routes page;
  private final SugarMeta meta;

  SugarVendor(Crm crm, CrmTokens tokens) {
    this.crm = crm;
    this.tokens = tokens;
    new CrmSeed(crm).plant();
    page = new CrmPage("SugarCRM simulator", crm).routes();
    meta = new SugarMeta(crm, tokens);
    var rows = new SugarRows(crm);
    var records = new SugarCalls(crm, tokens, rows);
    api.post("/rest/{version}/oauth2/token", this::logIn)
        .post("/rest/{version}/oauth2/logout", r -> logOut());
    new SugarDesk(crm, tokens, api).register();
    new EntryPoints(crm).register(api);
    new SugarBulk(api).register();
    meta.register(api);
    new SugarSyncCalls(crm, rows, records).register(api);
    new SugarManyCalls(crm, rows, records).register(api);
    new SugarLinkCalls(crm, rows, records).register(api);
    records.register(api);
  }

  static Reply noMethod() {
    return SugarRefused.reply(404, "no_method", "Could not find a route with that method.");
  }

  private Reply logIn(Request request) {
    var body = request.object();
    var platform = body.has("platform") ? Json.text(body, "platform") : "base";
    if (!Json.text(body, "client_id").equals("sugar")) {
      return SugarRefused.reply(401, "invalid_client", "Invalid client.");
    }
    return switch (Json.text(body, "grant_type")) {
      case "password" ->
          Json.text(body, "username").equals(USER) && Json.text(body, "password").equals(PASSWORD)
              ? granted(tokens.grantAlone(platform), platform)
              : SugarRefused.reply(
                  401, "need_login", "You must specify a valid username and password.");
      case "refresh_token" ->
          tokens
              .refreshed(Json.text(body, "refresh_token"))
              .map(name -> granted(tokens.grant(name), name))
              .orElseGet(() -> SugarRefused.reply(401, "invalid_grant", "Invalid refresh token"));
      default -> SugarRefused.reply(422, "missing_parameter", "Invalid grant_type parameter");
    };
  }

  private Reply granted(String token, String platform) {
    return Reply.ok(
        Json.object()
            .put("access_token", token)
            .put("expires_in", CrmTokens.ACCESS.toSeconds())
            .put("token_type", "bearer")
            .putNull("scope")
            .put("refresh_token", tokens.refreshFor(platform))
            .put("refresh_expires_in", 1_209_600)
            .put("download_token", token));
  }

  private Reply logOut() {
    tokens.expireAll();
    return Reply.ok(Json.object().put("success", true));
  }

  @Override
  public String name() {
    return "sugarcrm";
  }

  @Override
  public Routes api() {
    return api;
  }

  @Override
  public Routes page() {
    return page;
  }

  @Override
  public boolean isMetered(Request request) {
    return !request.path().endsWith("/oauth2/token")
        && !SugarDesk.isHelp(request)
        && !EntryPoints.isOne(request);
  }

  @Override
  public boolean isWrite(Request request) {
    return isMetered(request)
        && !request.method().equals("GET")
        && !request
            .path()
            .matches(".*/(filter|filter/count|duplicateCheck|logout|oauth2/sudo/[^/]+)/?");
  }

  @Override
  public Optional<Reply> refuseSession(Request request) {
    var header = request.header("oauth-token");
    if (!tokens.accepts(header.isEmpty() ? request.bearer() : header)) {
      return Optional.of(
          SugarRefused.reply(401, "invalid_grant", "The access token provided is invalid."));
    }
    var hash = request.header("x-metadata-hash");
    boolean stale = !hash.isEmpty() && !hash.equals(meta.hash());
    if (stale || crm.switches.takeStale()) {
      return Optional.of(
          SugarRefused.reply(412, "metadata_out_of_date", "Your metadata is out of date."));
    }
    int status = crm.switches.takeRefusal();
    if (status > 0) {
      return Optional.of(SugarRefused.ofStatus(status).reply());
    }
    boolean narrowed = isWrite(request) && crm.faults.isOn(Fault.RIGHTS_NARROWED);
    return narrowed
        ? Optional.of(
            SugarRefused.reply(
                403, "not_authorized", "You are not authorized to perform this action."))
        : Optional.empty();
  }

  @Override
  public Reply notFound(Request request) {
    return noMethod();
  }

  @Override
  public Reply malformedBody(Request request) {
    return SugarRefused.reply(422, "invalid_parameter", "The body is no JSON.");
  }

  @Override
  public Reply throttled(int left) {
    return SugarRefused.reply(429, "too_many_requests", "Too many requests.")
        .with("Retry-After", "30");
  }

  @Override
  public Reply broken() {
    return SugarRefused.fatal().reply();
  }

  @Override
  public Map<String, String> headers(Request request) {
    return Map.of();
  }

  @Override
  public ObjectNode credentials() {
    return Json.object()
        .put("username", USER)
        .put("password", PASSWORD)
        .put("accessToken", tokens.grant("simulator"));
  }

  @Override
  public void automate(ObjectNode switches) {
    crm.switches.set(switches, CrmModule.PROCESSES);
  }

  @Override
  public ObjectNode automations() {
    return crm.switches.toJson();
  }

  @Override
  public ObjectNode state() {
    return crm.state();
  }

  @Override
  public void restore(ObjectNode state) {
    crm.restore(state);
  }
}
