package org.unisono.simulators.marketo;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.unisono.simulators.Fault;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;
import org.unisono.simulators.Vendor;
import tools.jackson.databind.node.ObjectNode;

/// Marketo's paths, errors and log-in.
final class MarketoVendor implements Vendor {
  private static final int MOST_BYTES = 1_048_576;

  private final Instance instance;
  private final IngestionCalls ingestion;
  private final Routes api;
  private final Routes page;

  MarketoVendor(Instance instance) {
    this.instance = instance;
    new MarketoSeed(instance).plant();
    page = new MarketoPage(instance).routes();
    var paths = new Paths(instance.statistics::refused);
    paths.get("/identity/oauth/token", this::logIn).post("/identity/oauth/token", this::logIn);
    var leads = new LeadCalls(instance);
    // Before the others: `leads/programs/…` is no person's path.
    new PushCalls(instance, leads).register(paths);
    leads.register(paths);
    new PersonCalls(instance).register(paths);
    new ActivityCalls(instance).register(paths);
    new ProgramCalls(instance).register(paths);
    new AssetCalls(instance).register(paths);
    new AssetReads(instance).register(paths);
    new TokenCalls(instance).register(paths);
    new StatsCalls(instance).register(paths);
    new MemberCalls(instance).register(paths);
    new CampaignCalls(instance).register(paths);
    new ListCalls(instance).register(paths);
    new ImportCalls(instance).register(paths);
    new ExportCalls(instance).register(paths);
    new OpportunityCalls(instance).register(paths);
    new CompanyCalls(instance).register(paths);
    new SchemaCalls(instance).register(paths);
    new CustomObjectCalls(instance).register(paths);
    ingestion = new IngestionCalls(instance, leads);
    ingestion.register(paths);
    new CustomActivityCalls(instance).register(paths);
    api = paths.routes();
  }

  private Reply logIn(Request request) {
    var given = request.query().isEmpty() ? request.form() : request.query();
    boolean right =
        Sessions.CLIENT_ID.equals(given.get("client_id"))
            && Sessions.CLIENT_SECRET.equals(given.get("client_secret"));
    if (!right) {
      var error = Json.object().put("error", "invalid_client");
      return Reply.json(401, error.put("error_description", "Bad client credentials"));
    }
    var token = instance.sessions.token();
    return Reply.ok(
        Json.object()
            .put("access_token", token)
            .put("token_type", "bearer")
            .put("expires_in", instance.sessions.secondsLeft())
            .put("scope", Sessions.API_USER));
  }

  @Override
  public String name() {
    return "marketo";
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
    return !request.path().startsWith("/identity/");
  }

  @Override
  public boolean isWrite(Request request) {
    return isMetered(request)
        && !request.method().equals("GET")
        && !Paths.asks(request)
        // An export is made of calls that post, and only reads.
        && !ExportCalls.isOne(request);
  }

  @Override
  public Optional<Reply> refuseSession(Request request) {
    instance.jobsMoveOn();
    instance.statistics.called();
    if (IngestionCalls.isOne(request)) {
      return ingestion.refusal(request);
    }
    if (isLong(request)) {
      return Optional.of(Reply.text(413, "text/plain", "Request Entity Too Large"));
    }
    var refused = refusal(request);
    refused.ifPresent(r -> instance.statistics.refused(r.code()));
    return refused.map(MarketoRefused::reply);
  }

  /// Files have a limit of their own.
  private static boolean isLong(Request request) {
    return !Multipart.isOne(request)
        && request.body().getBytes(StandardCharsets.UTF_8).length > MOST_BYTES;
  }

  private Optional<MarketoRefused> refusal(Request request) {
    var token = request.bearer();
    if (!instance.sessions.accepts(token)) {
      return Optional.of(
          instance.sessions.isKnown(token)
              ? MarketoRefused.expired()
              : new MarketoRefused("601", "Access token invalid"));
    }
    boolean narrowed = isWrite(request) && instance.faults.isOn(Fault.RIGHTS_NARROWED);
    return narrowed
        ? Optional.of(new MarketoRefused("603", "Access denied"))
        : instance.limits.refusal().or(instance.codes::refusal);
  }

  @Override
  public Reply notFound(Request request) {
    if (IngestionCalls.isOne(request)) {
      return IngestionCalls.missing();
    }
    return Envelope.failure("610", "Requested resource not found");
  }

  @Override
  public Reply malformedBody(Request request) {
    if (IngestionCalls.isOne(request)) {
      return IngestionCalls.malformed();
    }
    return Envelope.failure("609", "Invalid JSON");
  }

  @Override
  public Reply throttled(int left) {
    return Envelope.failure("606", "Max rate limit '100' exceeded with in '20' secs");
  }

  @Override
  public int mostAtOnce() {
    return instance.limits.atOnce();
  }

  @Override
  public Reply crowded() {
    return instance.limits.crowded();
  }

  @Override
  public Reply broken() {
    return Envelope.failure("611", "System error");
  }

  @Override
  public Map<String, String> headers(Request request) {
    return Map.of();
  }

  @Override
  public ObjectNode credentials() {
    return Json.object()
        .put("clientId", Sessions.CLIENT_ID)
        .put("clientSecret", Sessions.CLIENT_SECRET)
        .put("folder", "12")
        .put("channel", "Webinar")
        .put("accessToken", instance.sessions.token());
  }

  @Override
  public void automate(ObjectNode switches) {
    instance.automate(switches);
  }

  @Override
  public ObjectNode automations() {
    var node = instance.limits.toJson();
    node.setAll(instance.bulkLimits.toJson());
    node.put("crmSync", instance.crmSync).put("customObjects", instance.hasCustomObjects);
    var active =
        instance.campaigns.all().stream().filter(c -> c.path("isActive").asBoolean()).toList();
    return (ObjectNode) node.set("activeSmartCampaigns", Json.array(active));
  }

  @Override
  public ObjectNode state() {
    return instance.state();
  }

  @Override
  public void restore(ObjectNode state) {
    instance.restore(state);
  }
}
