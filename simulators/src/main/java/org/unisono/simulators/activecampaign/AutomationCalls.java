package org.unisono.simulators.activecampaign;

import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;

/// Automations, read only, and entering a contact.
final class AutomationCalls {
  private final Site site;

  AutomationCalls(Site site) {
    this.site = site;
  }

  void register(Routes routes) {
    routes
        .get("/api/3/automations", this::list)
        .get("/api/3/automations/{id}", this::read)
        .get("/api/3/automations/{id}/triggers", this::triggers)
        .get("/api/3/automations/{id}/blocks", this::blocks)
        .get(
            "/api/3/contactAutomations",
            r -> site.pages.page(r, "contactAutomations", site.automations.runs))
        .post("/api/3/contactAutomations", this::enter)
        .get("/api/3/contactAutomations/{id}", this::run)
        .delete("/api/3/contactAutomations/{id}", this::leave)
        .get("/api/3/automations/{id}/contactAutomations", this::runs)
        .get("/api/3/contacts/{id}/automationEntryCounts", this::counts);
  }

  private Reply run(Request request) {
    var run = site.automations.runs.require(request.var("id"));
    return Reply.ok(Json.object().set("contactAutomation", run));
  }

  private Reply leave(Request request) {
    site.automations.runs.remove(request.var("id"));
    return Reply.ok(Json.object());
  }

  private Reply runs(Request request) {
    site.automations.all.require(request.var("id"));
    var rows = site.automations.runs.where("automation", request.var("id"));
    return site.pages.page(request, "contactAutomations", rows);
  }

  /// How often a contact went into each automation.
  private Reply counts(Request request) {
    site.contacts.all.require(request.var("id"));
    var entries = site.automations.runs.where("contact", request.var("id"));
    var body = Json.object();
    var counts = body.putArray("automationEntryCounts");
    for (var automation : site.automations.all.all()) {
      var id = Json.text(automation, "id");
      long times = entries.stream().filter(r -> Json.text(r, "automation").equals(id)).count();
      if (times > 0) {
        counts
            .addObject()
            .put("id", id)
            .put("name", Json.text(automation, "name"))
            .put("series", id)
            .put("entryCount", String.valueOf(times));
      }
    }
    return Reply.ok(body);
  }

  private Reply list(Request request) {
    var rows = site.automations.all.all().stream().map(Automations::shown).toList();
    return site.pages.page(request, "automations", rows);
  }

  private Reply read(Request request) {
    var automation = site.automations.all.require(request.var("id"));
    return Reply.ok(Json.object().set("automation", Automations.shown(automation)));
  }

  private Reply triggers(Request request) {
    var automation = site.automations.all.require(request.var("id"));
    var body = Json.object();
    var triggers = body.putArray("automationTriggers");
    if (!Json.text(automation, "triggerType").isEmpty()) {
      triggers.add(Automations.trigger(automation));
    }
    return Reply.ok(body);
  }

  private Reply blocks(Request request) {
    var id = Json.text(site.automations.all.require(request.var("id")), "id");
    var body = Json.object();
    var blocks = body.putArray("automationBlocks");
    var start = blocks.addObject().put("id", id + "1").put("automation", id).put("parent", "0");
    start.put("ordernum", "0").put("type", "start").put("deleted", "0");
    var send = blocks.addObject().put("id", id + "2").put("automation", id);
    send.put("parent", id + "1").put("ordernum", "1").put("type", "send").put("deleted", "0");
    return Reply.ok(body);
  }

  private Reply enter(Request request) {
    var given = request.object().path("contactAutomation");
    var contact = Json.text(given, "contact");
    site.contacts.all.require(contact);
    var automation = site.automations.all.require(Json.text(given, "automation"));
    if (!Json.text(automation, "status").equals("1")) {
      throw ActiveCampaignRefused.message(403, "Could not create SubscriberSeries");
    }
    var run = site.automations.enter(automation, contact);
    return Reply.json(201, Json.object().set("contactAutomation", run));
  }
}
