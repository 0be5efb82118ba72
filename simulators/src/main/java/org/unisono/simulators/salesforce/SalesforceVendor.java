package org.unisono.simulators.salesforce;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;
import org.unisono.simulators.Vendor;
import tools.jackson.databind.node.ObjectNode;

/// Salesforce's paths, errors and headers.
final class SalesforceVendor implements Vendor {
  private static final String DATA = "/services/data";

  private final Org org;
  private final Routes api = new Routes();
  private final Routes page;
  private final CometdCalls cometd;

  SalesforceVendor(Org org) {
    this.org = org;
    new SalesforceSeed(org).plant();
    org.flows.plant();
    page = new SalesforcePage(org).routes();
    // What an organisation was set up with was never told.
    org.records.heardBy(org.changes::commit);
    cometd = new CometdCalls(org);
    cometd.register(api);
    new LoginCalls(org).register(api);
    new QueryCalls(org).register(api);
    new SearchCalls(org).register(api);
    new FeedCalls(org).register(api);
    new DescribeCalls(org).register(api);
    new ToolingCalls(org).register(api);
    new RecordCalls(org).register(api);
    new CollectionCalls(org).register(api);
    new TreeCalls(org).register(api);
    new CompositeCalls(org, api).register();
    new BulkIngestCalls(org).register(api);
    new BulkQueryCalls(org).register(api);
  }

  @Override
  public String name() {
    return "salesforce";
  }

  @Override
  public Routes api() {
    return api;
  }

  /// A change names the API, and the client where the call does.
  @Override
  public Optional<Reply> answer(Request request) {
    var client = request.header("Sforce-Call-Options");
    int named = client.indexOf("client=");
    var version = request.path().replaceFirst(".*?/v(\\d+\\.\\d)/.*", "$1");
    var origin = "com/salesforce/api/rest/" + version;
    var from = named < 0 ? origin : origin + ";" + client.substring(named).split("[,;]")[0].trim();
    var asked = request.method().equals("HEAD") ? asGet(request) : request;
    boolean duplicates =
        request.header("Sforce-Duplicate-Rule-Header").replace(" ", "").contains("allowSave=true");
    return org.changes.from(from, () -> org.guards.allowing(duplicates, () -> api.answer(asked)));
  }

  private static Request asGet(Request head) {
    return new Request("GET", head.path(), head.query(), head.headers(), "", head.vars());
  }

  @Override
  public Duration patience(Request request) {
    return cometd.patience(request);
  }

  @Override
  public boolean isQuiet(Request request) {
    return cometd.isQuiet(request);
  }

  @Override
  public Routes page() {
    return page;
  }

  @Override
  public String pagePaths() {
    return "/lightning/";
  }

  @Override
  public boolean isMetered(Request request) {
    return request.path().startsWith(DATA + "/");
  }

  @Override
  public boolean isWrite(Request request) {
    return isMetered(request) && !request.method().equals("GET");
  }

  @Override
  public Optional<Reply> refuseSession(Request request) {
    if (!org.sessions.isAlive(request.bearer())) {
      return Optional.of(SalesforceRefused.deadSession().reply());
    }
    var version = request.path().substring(DATA.length() + 1).split("/")[0];
    if (!DescribeCalls.isVersion(version)) {
      return Optional.of(notFound(request));
    }
    boolean drained = org.journal.apiCalls() > ApiLimit.DAILY;
    return drained ? Optional.of(throttled(0)) : org.http.refusal(request);
  }

  @Override
  public Reply notFound(Request request) {
    return HttpRules.otherMethod(api, request)
        .orElseGet(
            () -> SalesforceRefused.notFound("The requested resource does not exist").reply());
  }

  @Override
  public Reply malformedBody(Request request) {
    return SalesforceRefused.bad("JSON_PARSER_ERROR", "The HTTP entity body is not valid JSON")
        .reply();
  }

  /// Salesforce has no 429: its limit is a 403.
  @Override
  public Reply throttled(int left) {
    return new SalesforceRefused(
            403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.", List.of())
        .reply();
  }

  @Override
  public Reply broken() {
    return new SalesforceRefused(
            500,
            "UNKNOWN_EXCEPTION",
            "An unexpected error occurred. Please include this ErrorId",
            List.of())
        .reply();
  }

  @Override
  public Map<String, String> headers(Request request) {
    var used = "api-usage=%d/%d".formatted(org.journal.apiCalls(), ApiLimit.DAILY);
    return Map.of("Sforce-Limit-Info", used);
  }

  @Override
  public ObjectNode credentials() {
    return SalesforceSimulator.clients()
        .put("accessToken", org.sessions.first())
        .put("apiVersion", "60.0");
  }

  @Override
  public void automate(ObjectNode switches) {
    org.automations.set(switches);
  }

  @Override
  public ObjectNode automations() {
    return org.automations.toJson();
  }

  @Override
  public ObjectNode state() {
    return org.records.state().put("lastReplayId", org.changes.last());
  }

  @Override
  public void restore(ObjectNode state) {
    org.records.restore(state);
    org.changes.goOnFrom(state.path("lastReplayId").asLong());
    org.flows.plant();
  }
}
