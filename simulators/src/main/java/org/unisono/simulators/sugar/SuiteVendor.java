package org.unisono.simulators.sugar;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.unisono.simulators.Fault;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;
import org.unisono.simulators.Vendor;
import tools.jackson.databind.node.ObjectNode;

/// SuiteCRM's paths (under `/Api`, and `/legacy/Api` as in SuiteCRM 8), errors and log-in.
final class SuiteVendor implements Vendor {
  static final String CLIENT_ID = "3d1c0c52-6d3c-4b0e-9a7e-5f0c2b9a1e01";
  static final String CLIENT_SECRET = "simulated-secret";
  private static final List<String> BASES = List.of("/Api", "/legacy/Api");

  private final Crm crm;
  private final CrmTokens tokens;
  private final Routes api = new Routes();
  private final Routes page;

  SuiteVendor(Crm crm, CrmTokens tokens) {
    this.crm = crm;
    this.tokens = tokens;
    new CrmSeed(crm).plant();
    page = new CrmPage("SuiteCRM simulator", crm).routes();
    var rows = new SuiteRows(crm);
    var lists = new SuiteLists(crm, tokens, rows);
    var records = new SuiteCalls(crm, lists, rows);
    new EntryPoints(crm).register(api);
    new ServiceCalls(crm, tokens).register(api);
    for (var base : BASES) {
      api.post(base + "/access_token", this::logIn).post(base + "/V8/logout", r -> logOut());
      new SuiteMeta(crm).register(api, base);
      new SuiteLayouts(crm, api).register(base);
      new SuiteLinkCalls(crm, lists, records).register(api, base);
      records.register(api, base);
    }
  }

  private Reply logIn(Request request) {
    boolean json = request.body().stripLeading().startsWith("{");
    var form = json ? Map.<String, String>of() : request.form();
    var body = json ? request.object() : Json.object(form);
    if (!CLIENT_ID.equals(Json.text(body, "client_id"))
        || !CLIENT_SECRET.equals(Json.text(body, "client_secret"))) {
      return refused("invalid_client", "Client authentication failed");
    }
    return switch (Json.text(body, "grant_type")) {
      case "client_credentials" -> Reply.ok(granted());
      case "password" ->
          Json.text(body, "password").equals(CLIENT_SECRET)
              ? Reply.ok(granted().put("refresh_token", tokens.refreshFor("api")))
              : refused("invalid_credentials", "The user credentials were incorrect.");
      case "refresh_token" ->
          tokens.refreshed(Json.text(body, "refresh_token")).isPresent()
              ? Reply.ok(granted().put("refresh_token", tokens.refreshFor("api")))
              : refused("invalid_request", "The refresh token is invalid.");
      default ->
          Reply.json(
              400,
              Json.object()
                  .put("error", "unsupported_grant_type")
                  .put("hint", "Check that all required parameters have been provided"));
    };
  }

  private ObjectNode granted() {
    return Json.object()
        .put("token_type", "Bearer")
        .put("expires_in", CrmTokens.ACCESS.toSeconds())
        .put("access_token", tokens.grant("api"));
  }

  private static Reply refused(String error, String description) {
    var body = Json.object().put("error", error).put("error_description", description);
    return Reply.json(401, body.put("message", description));
  }

  private Reply logOut() {
    tokens.expireAll();
    var meta = Json.object().put("message", "You have been successfully logged out");
    return Reply.ok(Json.object().set("meta", meta));
  }

  @Override
  public String name() {
    return "suitecrm";
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
  public String pagePaths() {
    return "/index.php";
  }

  @Override
  public boolean isPage(Request request) {
    return Vendor.super.isPage(request) && request.param("entryPoint").isEmpty();
  }

  @Override
  public boolean isMetered(Request request) {
    return !request.path().endsWith("/access_token") && !EntryPoints.isOne(request);
  }

  @Override
  public boolean isWrite(Request request) {
    if (ServiceCalls.isOne(request)) {
      return ServiceCalls.isWrite(request);
    }
    return isMetered(request)
        && !request.method().equals("GET")
        && !request.path().endsWith("/logout");
  }

  @Override
  public Optional<Reply> refuseSession(Request request) {
    if (ServiceCalls.isOne(request)) {
      // Its session is among the arguments.
      return Optional.empty();
    }
    if (!tokens.accepts(request.bearer())) {
      var body = Json.object().put("error", "access_denied");
      body.put(
          "error_description", "The resource owner or authorization server denied the request.");
      return Optional.of(Reply.json(401, body.put("hint", "Access token is invalid")));
    }
    boolean narrowed = isWrite(request) && crm.faults.isOn(Fault.RIGHTS_NARROWED);
    return narrowed ? Optional.of(SuiteRefused.reply(400, "Access Denied")) : Optional.empty();
  }

  @Override
  public Reply notFound(Request request) {
    return SuiteRefused.reply(404, "Not Found");
  }

  @Override
  public Reply malformedBody(Request request) {
    return SuiteRefused.reply(400, "Syntax error");
  }

  /// SuiteCRM has no limit of its own; the web server before it may have one.
  @Override
  public Reply throttled(int left) {
    return SuiteRefused.reply(429, "Too Many Requests").with("Retry-After", "30");
  }

  @Override
  public Reply broken() {
    return SuiteRefused.reply(500, "Internal Server Error");
  }

  @Override
  public Map<String, String> headers(Request request) {
    return Map.of();
  }

  @Override
  public ObjectNode credentials() {
    return Json.object()
        .put("clientId", CLIENT_ID)
        .put("clientSecret", CLIENT_SECRET)
        .put("username", "unisono.admin")
        .put("password", CLIENT_SECRET)
        .put("accessToken", tokens.grant("api"));
  }

  @Override
  public void automate(ObjectNode switches) {
    crm.switches.set(switches, CrmModule.WORKFLOWS);
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
