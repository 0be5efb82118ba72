package org.unisono.simulators.activecampaign;

import java.util.Map;
import java.util.Optional;
import org.unisono.simulators.Fault;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;
import org.unisono.simulators.Vendor;
import tools.jackson.databind.node.ObjectNode;

/// ActiveCampaign's paths, errors and key.
final class ActiveCampaignVendor implements Vendor {
  private final Site site;
  private final Routes api = new Routes();
  private final Routes page;

  ActiveCampaignVendor(Site site) {
    this.site = site;
    new ActiveCampaignSeed(site).plant();
    page = new ActiveCampaignPage(site).routes();
    new ContactCalls(site).register(api);
    new TagCalls(site).register(api);
    new ListCalls(site).register(api);
    new SendCalls(site).register(api);
    new AutomationCalls(site).register(api);
    new ImportCalls(site).register(api);
    new SalesCalls(site).register(api);
    new DealCalls(site).register(api);
    new DealWriteCalls(site).register(api);
    new DeskCalls(site).register(api);
    new SegmentCalls(site).register(api);
    new ContactLogCalls(site).register(api);
    new SettingCalls(site).register(api);
    new WebhookCalls(site).register(api);
    new TrackingCalls(site).register(api);
  }

  @Override
  public String name() {
    return "activecampaign";
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
    return "/app/";
  }

  @Override
  public boolean isMetered(Request request) {
    return !request.path().equals(TrackingCalls.TELL);
  }

  @Override
  public boolean isWrite(Request request) {
    return !request.method().equals("GET");
  }

  @Override
  public Optional<Reply> refuseSession(Request request) {
    if (!request.header("Api-Token").equals(Site.TOKEN)) {
      return Optional.of(message(403, "You must be authenticated to access this resource"));
    }
    if (isWrite(request) && site.faults.isOn(Fault.RIGHTS_NARROWED)) {
      return Optional.of(message(403, "You do not have permission to do this"));
    }
    return site.limit.refusal();
  }

  private static Reply message(int status, String text) {
    return Reply.json(status, Json.object().put("message", text));
  }

  @Override
  public Reply notFound(Request request) {
    return message(404, "No Route Matched");
  }

  @Override
  public Reply malformedBody(Request request) {
    return message(400, "Invalid JSON");
  }

  @Override
  public Reply throttled(int left) {
    return CallLimit.tooMany(Math.max(1, left));
  }

  @Override
  public Reply broken() {
    return message(500, "Internal Server Error");
  }

  @Override
  public Map<String, String> headers(Request request) {
    return site.limit.headers();
  }

  @Override
  public ObjectNode credentials() {
    return Json.object()
        .put("accessToken", Site.TOKEN)
        .put("apiKey", Site.TOKEN)
        .put("eventAccount", Site.ACCOUNT)
        .put("eventKey", Site.EVENT_KEY);
  }

  /// `callsPerSecond` (0: no limit) and `sales`, whether the plan has deals and accounts.
  @Override
  public void automate(ObjectNode switches) {
    for (var entry : switches.properties()) {
      switch (entry.getKey()) {
        case "callsPerSecond" -> site.limit.set(entry.getValue().asInt(0));
        case "sales" -> site.sales = entry.getValue().asBoolean(true);
        default -> throw new IllegalArgumentException("no such automation: " + entry.getKey());
      }
    }
  }

  @Override
  public ObjectNode automations() {
    var node = Json.object().put("callsPerSecond", site.limit.perSecond()).put("sales", site.sales);
    return (ObjectNode) node.set("automations", Json.array(site.automations.all.all()));
  }

  @Override
  public ObjectNode state() {
    return site.state();
  }

  @Override
  public void restore(ObjectNode state) {
    site.restore(state);
  }
}
