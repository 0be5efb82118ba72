package org.unisono.simulators.hubspot;

import java.util.List;
import java.util.Map;
import org.unisono.simulators.Json;

/// The records of a fresh portal: three campaigns, a few contacts, two lists (one with a workflow
/// that mails), one marketing event.
final class HubSpotSeed {
  private final Portal portal;

  HubSpotSeed(Portal portal) {
    this.portal = portal;
  }

  void plant() {
    campaign(Map.of("hs_name", "Heat pumps autumn", "hs_campaign_status", "in_progress"));
    var webinar = campaign(Map.of("hs_name", "Solar webinar", "hs_campaign_status", "planned"));
    campaign(Map.of("hs_name", "Customer magazine", "hs_campaign_status", "completed"));
    var company = Json.object().put("name", "Officine Bianchi").put("domain", "bianchi.example");
    var companyId = Json.text(portal.objects.create(CrmType.COMPANIES, company), "id");
    var luca = contact("luca.bianchi@example.com", "Luca", "Bianchi");
    var sofia = contact("sofia.meier@example.com", "Sofia", "Meier");
    contact("matti.laine@example.com", "Matti", "Laine");
    portal.associations.add(
        new Associations.Link(CrmType.CONTACTS, luca, CrmType.COMPANIES, companyId));
    var list = list("Solar interest");
    portal.lists.change(list, List.of(luca, sofia), List.of());
    portal.campaigns.associate(webinar, "OBJECT_LIST", list);
    portal.automations.mailOnAdding(list("Follow-up (a workflow mails everybody added)"));
    var event = Json.object().put("eventName", "Solar webinar").put("eventOrganizer", "Unisono");
    event.put("externalAccountId", "simulated").put("externalEventId", "solar-webinar");
    event.put("eventType", "WEBINAR").put("startDateTime", "2026-12-01T10:00:00Z");
    var eventId = Json.text(portal.events.create(event), "objectId");
    long now = portal.clock.instant().toEpochMilli();
    portal.events.attend(eventId, luca, "REGISTERED", now);
    form();
    portal.subscriptions.set("luca.bianchi@example.com", "102", "SUBSCRIBED", Json.object());
  }

  private void form() {
    var wish = Json.object().put("formType", "hubspot").put("name", "Contact us");
    var fields = wish.putArray("fieldGroups").addObject().putArray("fields");
    fields.addObject().put("name", "email").put("label", "E-mail").put("required", true);
    fields.addObject().put("name", "firstname").put("label", "First name");
    fields.addObject().put("name", "lastname").put("label", "Last name");
    portal.forms.create(wish);
  }

  private String campaign(Map<String, String> values) {
    return Json.text(portal.campaigns.create(Json.object(values)), "id");
  }

  private String contact(String email, String first, String last) {
    var values = Json.object().put("email", email).put("firstname", first).put("lastname", last);
    return Json.text(portal.objects.create(CrmType.CONTACTS, values), "id");
  }

  private String list(String name) {
    var wish = Json.object().put("name", name).put("objectTypeId", "0-1");
    return Json.text(portal.lists.create(wish.put("processingType", "MANUAL")), "listId");
  }
}
