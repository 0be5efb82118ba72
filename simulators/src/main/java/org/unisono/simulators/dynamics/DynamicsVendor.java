package org.unisono.simulators.dynamics;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.unisono.simulators.Fault;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;
import org.unisono.simulators.Vendor;
import tools.jackson.databind.node.ObjectNode;

/// The Web API's paths, errors and log-in.
final class DynamicsVendor implements Vendor {
  private final Organization org;
  private final Routes api = new Routes();
  private final Routes page;

  DynamicsVendor(Organization org) {
    this.org = org;
    new DynamicsSeed(org).plant();
    page = new DynamicsPage(org).routes();
    api.post("/{tenant}/oauth2/v2.0/token", org.sessions::logIn);
    api.get("/{tenant}/v2.0/.well-known/openid-configuration", this::discovery);
    new BatchCalls(org, api).register();
    new ActionCalls(org).register(api);
    new CampaignActions(org).register(api);
    new OpportunityActions(org).register(api);
    org.bulkDeletes.register(api);
    new MultipleCalls(org).register(api);
    var metadata = new MetadataCalls(org);
    metadata.register(api);
    new RecordCalls(org, metadata).register(api);
  }

  private Reply discovery(Request request) {
    var issuer = org.baseUrl + "/" + request.var("tenant");
    return Reply.ok(
        Json.object()
            .put("issuer", issuer + "/v2.0")
            .put("authorization_endpoint", issuer + "/oauth2/v2.0/authorize")
            .put("token_endpoint", issuer + "/oauth2/v2.0/token"));
  }

  @Override
  public String name() {
    return "dynamics";
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
    return "/main.aspx";
  }

  @Override
  public boolean isMetered(Request request) {
    return Paths.isApi(request);
  }

  @Override
  public boolean isWrite(Request request) {
    if (request.path().endsWith("/$batch")) {
      return BatchCalls.isWrite(request);
    }
    return isMetered(request) && !request.method().equals("GET");
  }

  @Override
  public Optional<Reply> refuseSession(Request request) {
    if (!org.sessions.accepts(request.bearer())) {
      var challenge =
          "Bearer authorization_uri=%s/%s/oauth2/authorize, resource_id=%s/"
              .formatted(org.baseUrl, Sessions.TENANT, org.baseUrl);
      return Optional.of(Reply.empty(401).with("WWW-Authenticate", challenge));
    }
    boolean narrowed = isWrite(request) && org.faults.isOn(Fault.RIGHTS_NARROWED);
    return narrowed
        ? Optional.of(
            DynamicsRefused.reply(403, "0x80040220", "The user lacks the privilege to write."))
        : org.limits.refusal();
  }

  @Override
  public Reply notFound(Request request) {
    var path = request.path();
    return DynamicsRefused.noSegment(path.substring(path.lastIndexOf('/') + 1)).reply();
  }

  @Override
  public Reply malformedBody(Request request) {
    return DynamicsRefused.reply(400, "0x80048d19", "Error identified in the payload.");
  }

  @Override
  public Reply throttled(int left) {
    return ServiceLimits.refused(30);
  }

  @Override
  public Reply broken() {
    return DynamicsRefused.reply(500, "0x80040216", "An unexpected error occurred.");
  }

  @Override
  public Map<String, String> headers(Request request) {
    return Map.of(
        "x-ms-ratelimit-burst-remaining-xrm-requests",
        String.valueOf(org.limits.left()),
        "x-ms-ratelimit-time-remaining-xrm-requests",
        String.format(Locale.ROOT, "%,.2f", org.limits.secondsLeft()));
  }

  @Override
  public int mostAtOnce() {
    return org.limits.atOnce();
  }

  @Override
  public Reply crowded() {
    return org.limits.crowded();
  }

  /// A refusal tells more when all annotations are asked for.
  @Override
  public Optional<Reply> answer(Request request) {
    try {
      org.limits.requireShort(request);
      return org.callers.during(request, () -> api.answer(request));
    } catch (DynamicsRefused refused) {
      throw request.header("prefer").contains("odata.include-annotations=\"*\"")
          ? refused.inFull()
          : refused;
    }
  }

  @Override
  public ObjectNode credentials() {
    return Json.object()
        .put("tenant", Sessions.TENANT)
        .put("clientId", Sessions.CLIENT_ID)
        .put("clientSecret", Sessions.CLIENT_SECRET)
        .put("loginUrl", org.baseUrl.toString());
  }

  @Override
  public void automate(ObjectNode switches) {
    org.automate(switches);
  }

  @Override
  public ObjectNode automations() {
    var node = org.limits.toJson().put("distributionSeconds", org.distributions.secondsAStep());
    var active =
        org.records.all(org.tables.named("workflow")).stream()
            .filter(w -> w.path("statecode").asInt() == 1)
            .toList();
    return (ObjectNode) node.set("activeProcesses", Json.array(active));
  }

  @Override
  public ObjectNode state() {
    return org.state();
  }

  @Override
  public void restore(ObjectNode state) {
    org.restore(state);
  }
}
