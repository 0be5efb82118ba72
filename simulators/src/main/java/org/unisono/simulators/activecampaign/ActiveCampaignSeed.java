package org.unisono.simulators.activecampaign;

import java.util.List;
import org.unisono.simulators.Json;
import tools.jackson.databind.node.ObjectNode;

/// The records of a fresh account: two lists, three contacts, a field for our mark, two sends, two
/// tags, a pipeline with a deal, and an automation that mails who gets the tag *Asked for a quote*.
final class ActiveCampaignSeed {
  private final Site site;

  ActiveCampaignSeed(Site site) {
    this.site = site;
  }

  void plant() {
    site.contacts.field("Unisono id", "text", "UNISONO_ID");
    site.contacts.field("Company size", "text", "COMPANY_SIZE");
    var news = Json.text(site.lists.create("Newsletter", "newsletter"), "id");
    site.lists.create("Event invitations", "event-invitations");
    var luca = contact("luca.bianchi@example.com", "Luca", "Bianchi");
    var sofia = contact("sofia.meier@example.com", "Sofia", "Meier");
    contact("matti.laine@example.com", "Matti", "Laine");
    site.lists.set(luca, news, "1");
    site.lists.set(sofia, news, "2");
    site.tagging.create("Asked for a quote", "contact", "");
    var customer = Json.text(site.tagging.create("Customer", "contact", ""), "id");
    site.tagging.add(luca, customer);
    var sends = new SendCalls(site);
    sent(sends.draft("Spring newsletter", "single"));
    sends.draft("Subject line test", "split");
    site.automations.create("Quote follow-up", Automations.TAG_ADDED, "Asked for a quote");
    site.goals.create("1", "Quote accepted");
    site.desk.taskType("Call");
    site.forms.add(Json.object().put("name", "Newsletter sign-up").put("action", "subscribe"));
    site.scores.add(Json.object().put("name", "Interest").put("reltype", "contact"));
    site.templates.add(Json.object().put("name", "Plain").put("subject", ""));
    site.accounts.add(Json.object().put("name", "Bianchi SA").put("contactCount", "1"));
    site.deals.pipeline("Sales", List.of("To contact", "Offer made", "In negotiation"));
    var deal = Json.object().put("title", "Roof panels").put("contact", luca).put("account", "1");
    site.deals.create(deal.put("value", "1250000").put("currency", "chf").put("stage", "2"));
  }

  private static void sent(ObjectNode send) {
    send.put("status", "5").put("sdate", Json.text(send, "cdate")).put("send_amt", "1840");
    send.put("total_amt", "1840").put("opens", "913").put("uniqueopens", "641");
    send.put("linkclicks", "204").put("subscriberclicks", "172").put("unsubscribes", "6");
    send.put("hardbounces", "4").put("softbounces", "11");
  }

  private String contact(String email, String first, String last) {
    var given = Json.object().put("email", email).put("firstName", first).put("lastName", last);
    return Json.text(site.contacts.create(given), "id");
  }
}
