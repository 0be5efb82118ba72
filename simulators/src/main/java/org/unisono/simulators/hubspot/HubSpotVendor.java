package org.unisono.simulators.hubspot;

import java.util.Map;
import java.util.Optional;
import org.unisono.simulators.Fault;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;
import org.unisono.simulators.Vendor;
import tools.jackson.databind.node.ObjectNode;

/// HubSpot's paths, errors and headers.
final class HubSpotVendor implements Vendor {
  private final Portal portal;
  private final Routes api = new Routes();
  private final Routes page;

  HubSpotVendor(Portal portal) {
    this.portal = portal;
    new HubSpotSeed(portal).plant();
    page = new HubSpotPage(portal).routes();
    new AccountCalls(portal).register(api);
    new SearchCalls(portal).register(api);
    new BatchCalls(portal).register(api);
    new ObjectCalls(portal).register(api);
    new PropertyCalls(portal).register(api);
    new AssociationCalls(portal).register(api);
    new ListCalls(portal).register(api);
    new MembershipCalls(portal).register(api);
    new CampaignCalls(portal).register(api);
    new CampaignAssetCalls(portal).register(api);
    new BudgetCalls(portal).register(api);
    new EventCalls(portal).register(api);
    new AttendanceCalls(portal).register(api);
    new EventListCalls(portal).register(api);
    new ConsentCalls(portal).register(api);
    new FormCalls(portal).register(api);
    new EmailStatisticsCalls(portal).register(api);
    new EmailCalls(portal).register(api);
    new SingleSendCalls(portal).register(api);
    new CustomEventCalls(portal).register(api);
    new SequenceCalls(portal).register(api);
    new ImportCalls(portal).register(api);
    new ExportCalls(portal).register(api);
    new WorkflowCalls(portal).register(api);
    new WebhookCalls(portal).register(api);
    new ChangeJournalCalls(portal).register(api);
  }

  @Override
  public String name() {
    return "hubspot";
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
    return "/campaigns/";
  }

  @Override
  public boolean isMetered(Request request) {
    var path = request.path();
    return !path.startsWith("/oauth/")
        && !path.startsWith(WebhookCalls.ALL)
        && !path.startsWith(FormCalls.OPEN)
        && !path.startsWith(ExportCalls.FILES)
        && !path.startsWith(ChangeJournalCalls.FILES);
  }

  @Override
  public boolean isWrite(Request request) {
    boolean asks = isSearch(request) || request.path().endsWith("/batch/read");
    return isMetered(request) && !request.method().equals("GET") && !asks;
  }

  @Override
  public Optional<Reply> refuseSession(Request request) {
    if (!portal.sessions.accepts(request.bearer())) {
      return Optional.of(
          portal.sessions.isKnown(request.bearer())
              ? HubSpotRefused.expired().reply()
              : new HubSpotRefused(
                      401, "INVALID_AUTHENTICATION", "Authentication credentials not found.")
                  .reply());
    }
    int status = portal.automations.takeRefusal();
    if (status > 0) {
      return Optional.of(HubSpotRefused.ofStatus(status));
    }
    boolean narrowed = isWrite(request) && portal.faults.isOn(Fault.RIGHTS_NARROWED);
    return narrowed || isClosed(request.path())
        ? Optional.of(HubSpotRefused.missingScopes().reply())
        : portal.limits.refusal(isSearch(request), portal.journal.apiCalls());
  }

  private static boolean isSearch(Request request) {
    return request.path().endsWith("/search");
  }

  private boolean isClosed(String path) {
    return portal
        .faults
        .text(Fault.OBJECT_HIDDEN, "contacts")
        .filter(t -> path.contains("/objects/" + t) || path.contains("/properties/" + t))
        .isPresent();
  }

  @Override
  public Reply notFound(Request request) {
    return HubSpotRefused.notFound("Unable to find the requested resource").reply();
  }

  @Override
  public Reply malformedBody(Request request) {
    return HubSpotRefused.invalid("Invalid input JSON").reply();
  }

  /// The two windows take turns.
  @Override
  public Reply throttled(int left) {
    var policy = left % 2 == 0 ? "TEN_SECONDLY_ROLLING" : "DAILY";
    return CallLimits.tooMany(policy).with(limits());
  }

  @Override
  public Reply broken() {
    return new HubSpotRefused(500, "INTERNAL_ERROR", "internal error").reply();
  }

  /// Absent on search, as at HubSpot.
  @Override
  public Map<String, String> headers(Request request) {
    return isSearch(request) ? Map.of() : limits();
  }

  private Map<String, String> limits() {
    return portal.limits.headers(portal.journal.apiCalls());
  }

  @Override
  public ObjectNode credentials() {
    return Json.object()
        .put("accessToken", Sessions.PRIVATE_APP)
        .put("clientId", Sessions.CLIENT_ID)
        .put("clientSecret", Sessions.CLIENT_SECRET)
        .put("refreshToken", Sessions.REFRESH_TOKEN)
        .put("developerKey", Sessions.DEVELOPER_KEY)
        .put("appId", Webhooks.APP)
        .put("portalId", Portal.ID);
  }

  @Override
  public void automate(ObjectNode switches) {
    portal.automations.set(switches);
  }

  @Override
  public ObjectNode automations() {
    return portal.automations.toJson();
  }

  @Override
  public ObjectNode state() {
    return portal.state();
  }

  @Override
  public void restore(ObjectNode state) {
    portal.restore(state);
  }
}
