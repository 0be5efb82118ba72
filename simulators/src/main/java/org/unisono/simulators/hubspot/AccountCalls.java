package org.unisono.simulators.hubspot;

import org.unisono.simulators.Fault;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;
import tools.jackson.databind.node.ObjectNode;

/// OAuth, the portal's own details, API usage, owners.
final class AccountCalls {
  private static final int SECONDS = 1_800;

  private final Portal portal;

  AccountCalls(Portal portal) {
    this.portal = portal;
  }

  void register(Routes routes) {
    routes
        .post("/oauth/{version}/token", this::token)
        .get("/oauth/v1/access-tokens/{token}", this::introspect)
        .get("/account-info/v3/details", r -> Reply.ok(details()))
        .get("/account-info/v3/api-usage/daily/private-apps", r -> Reply.ok(usage()))
        .get("/account-info/v3/api-usage/daily", r -> Reply.ok(usage()))
        .get("/crm/v3/owners", this::owners)
        .get("/crm/v3/owners/{id}", this::owner);
  }

  private Reply token(Request request) {
    var form = request.form();
    boolean known =
        Sessions.CLIENT_ID.equals(form.get("client_id"))
            && Sessions.CLIENT_SECRET.equals(form.get("client_secret"));
    if (!known) {
      return refused("BAD_CLIENT_ID", "missing or unknown client id");
    }
    boolean granted =
        switch (form.getOrDefault("grant_type", "")) {
          case "authorization_code" -> form.containsKey("code");
          case "refresh_token" -> Sessions.REFRESH_TOKEN.equals(form.get("refresh_token"));
          case "client_credentials" -> true;
          default -> false;
        };
    return granted
        ? Reply.ok(
            Json.object()
                .put("token_type", "bearer")
                .put("access_token", portal.sessions.open())
                .put("refresh_token", Sessions.REFRESH_TOKEN)
                .put("expires_in", SECONDS))
        : refused("BAD_REFRESH_TOKEN", "missing or invalid refresh token");
  }

  private static Reply refused(String status, String message) {
    return Reply.json(400, Json.object().put("status", status).put("message", message));
  }

  private Reply introspect(Request request) {
    if (!portal.sessions.isKnown(request.var("token"))) {
      throw HubSpotRefused.notFound("The access token does not exist");
    }
    var body =
        Json.object()
            .put("hub_id", Portal.ID)
            .put("user_id", 1)
            .put("app_id", Webhooks.APP)
            .put("token_type", "access")
            .put("expires_in", SECONDS);
    var scopes = body.putArray("scopes").add("oauth").add("crm.objects.contacts.read");
    if (!portal.faults.isOn(Fault.RIGHTS_NARROWED)) {
      scopes
          .add("crm.objects.contacts.write")
          .add("crm.lists.read")
          .add("crm.lists.write")
          .add("marketing.campaigns.read")
          .add("marketing.campaigns.write")
          .add("crm.objects.marketing_events.read")
          .add("crm.objects.marketing_events.write")
          .add("communication_preferences.read_write")
          .add("automation")
          .add("forms")
          .add("content")
          .add("crm.import")
          .add("crm.export")
          .add("analytics.behavioral_events.send");
    }
    return Reply.ok(body);
  }

  private ObjectNode details() {
    var details =
        Json.object()
            .put("portalId", Portal.ID)
            .put("accountType", "STANDARD")
            .put("timeZone", "Europe/Rome")
            .put("companyCurrency", "EUR")
            .put("utcOffset", "+01:00")
            .put("utcOffsetMilliseconds", 3_600_000)
            .put("uiDomain", portal.baseUrl.getAuthority())
            .put("dataHostingLocation", "eu1");
    details.putArray("additionalCurrencies").add("USD");
    return details;
  }

  private ObjectNode usage() {
    var usage = Json.object();
    usage
        .putArray("results")
        .addObject()
        .put("name", "private-apps-api-calls-daily")
        .put("usageLimit", CallLimits.PER_DAY)
        .put("currentUsage", portal.journal.apiCalls())
        .put("fetchStatus", "SUCCESS")
        .put("collectedAt", HubSpotTime.text(portal.clock.instant()));
    return usage;
  }

  private Reply owners(Request request) {
    var email = request.param("email").orElse("");
    var archived = request.param("archived").orElse("false");
    var found =
        portal.owners.all().stream()
            .filter(o -> Json.text(o, "archived").equals(archived))
            .filter(o -> email.isEmpty() || Json.text(o, "email").equals(email));
    return Reply.ok(portal.pages.byOffset(request, found.toList(), 100, o -> o));
  }

  private Reply owner(Request request) {
    return portal.owners.all().stream()
        .filter(o -> Json.text(o, "id").equals(request.var("id")))
        .findFirst()
        .map(Reply::ok)
        .orElseThrow(() -> HubSpotRefused.notFound("Owner not found"));
  }
}
