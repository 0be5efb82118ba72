package org.unisono.simulators.marketo;

import java.util.List;
import java.util.Map;
import org.unisono.simulators.Json;

/// The records of a fresh instance: three programs, three people, two static lists, an
/// opportunity, a few assets to read, and a smart campaign that mails everybody whose status in
/// *Solar webinar* changes.
final class MarketoSeed {
  private final Instance instance;

  MarketoSeed(Instance instance) {
    this.instance = instance;
  }

  void plant() {
    var webinar = program("Solar webinar", "Webinar", "event");
    program("Heat pump guide", "Web Content", "program");
    program("Customer magazine", "Email Blast", "email");
    long luca = lead("luca.bianchi@example.com", "Luca", "Bianchi");
    long sofia = lead("sofia.meier@example.com", "Sofia", "Meier");
    lead("matti.laine@example.com", "Matti", "Laine");
    instance.members.change(webinar, luca, "Invited");
    instance.members.change(webinar, sofia, "Registered");
    long list = instance.lists.create("Solar interest").path("id").asLong();
    instance.lists.add(list, luca);
    instance.lists.create("Speakers of the webinar", webinar);
    var mailing =
        instance.campaigns.create(
            "Thank registrants", webinar, SmartCampaigns.STATUS_CHANGED, "Solar webinar");
    instance.campaigns.activate(mailing.path("id").asLong());
    var slides =
        instance.campaigns.create("Send the slides", webinar, SmartCampaigns.REQUESTED, "");
    instance.campaigns.activate(slides.path("id").asLong());
    instance.campaigns.create("Remind everybody", webinar, "", "");
    instance.assets.email("Invitation", webinar, "See the roof yourself", "approved");
    instance.assets.email("Reminder", webinar, "Tomorrow: solar webinar", "draft");
    instance.assets.form("Webinar registration", webinar);
    instance.assets.page("Register for the webinar", webinar);
    instance.assets.smartList("Guests from Italy", webinar, "Country", "Italy");
    instance.assets.segmentation("Region", List.of("Italy", "Finland", "Default"));
    instance.tokens.put("Program:" + webinar, "Event date", "date", "2027-01-20");
    var deal = Json.object().put("externalOpportunityId", "ERP-1").put("name", "Warehouse roof");
    deal.put("amount", "38000.00").put("stage", "Offer made").put("closeDate", "2027-01-31");
    instance.opportunities.put(deal.put("isClosed", false).put("isWon", false));
    instance.opportunities.addRole("ERP-1", luca, "Decision maker", true);
  }

  private long program(String name, String channel, String type) {
    var values = Map.of("name", name, "channel", channel, "type", type, "folder", "{\"id\":12}");
    return instance.programs.create(values).path("id").asLong();
  }

  private long lead(String email, String first, String last) {
    var values = Json.object().put("email", email).put("firstName", first).put("lastName", last);
    return instance.leads.create(values).path("id").asLong();
  }
}
