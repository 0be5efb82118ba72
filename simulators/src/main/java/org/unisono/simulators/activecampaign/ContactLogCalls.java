package org.unisono.simulators.activecampaign;

import java.time.Instant;
import java.util.List;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;
import tools.jackson.databind.node.ObjectNode;

/// What happened to one contact: goals, mails and their bounces, activities.
final class ContactLogCalls {
  private final Site site;

  ContactLogCalls(Site site) {
    this.site = site;
  }

  void register(Routes routes) {
    routes
        .get("/api/3/activities", this::activities)
        .get("/api/3/emailActivities", this::mails)
        .get("/api/3/contacts/{id}/bounceLogs", this::bounces)
        .get("/api/3/contacts/{id}/contactGoals", this::ofContact)
        .get("/api/3/automations/{id}/goals", this::goals)
        .get("/api/3/automations/{id}/contactGoals", this::ofAutomation)
        .get("/api/3/automations/{id}/campaigns", this::campaigns)
        .get("/api/3/goals", r -> site.pages.page(r, "goals", site.goals.all))
        .get("/api/3/goals/{id}", this::goal)
        .get("/api/3/contactGoals/{id}", this::achieved);
  }

  /// Only of one contact at a time.
  private Reply activities(Request request) {
    var contact = request.param("contact").orElse("");
    site.contacts.all.require(contact);
    var after = request.param("after").map(Stamp::given).orElse(Instant.EPOCH);
    var rows = site.reactions.activities(contact, after);
    return site.pages.page(request, "activities", rows);
  }

  private Reply mails(Request request) {
    var contact = request.param("filters[subscriberid]").orElse("");
    var rows =
        site.reactions.all.where("subscriberid", contact).stream()
            .filter(r -> Json.text(r, "kind").equals("sent"))
            .map(this::mail)
            .toList();
    return site.pages.page(request, "emailActivities", rows);
  }

  private ObjectNode mail(ObjectNode row) {
    var contact = Json.text(row, "subscriberid");
    var mail = Json.object().put("id", Json.text(row, "id")).put("subscriberid", contact);
    mail.put("userid", "1").put("reltype", "Subscriber").put("relid", contact);
    site.contacts.all.find(contact).ifPresent(c -> mail.put("toAddress", Json.text(c, "email")));
    site.sends
        .find(Json.text(row, "campaignid"))
        .ifPresent(s -> mail.put("subject", Json.text(s, "name")));
    return mail.put("tstamp", Json.text(row, "tstamp"));
  }

  private Reply bounces(Request request) {
    var id = Json.text(site.contacts.all.require(request.var("id")), "id");
    var body = Json.object();
    var logs = body.putArray("bounceLogs");
    for (var row : site.reactions.all.where("subscriberid", id)) {
      if (Json.text(row, "kind").equals("bounce")) {
        var log = logs.addObject().put("id", Json.text(row, "id")).put("subscriberid", id);
        log.put("campaignid", Json.text(row, "campaignid")).put("bounce_type", "hard");
        log.put("tstamp", Json.text(row, "tstamp"));
      }
    }
    return Reply.ok(body);
  }

  private Reply ofContact(Request request) {
    site.contacts.all.require(request.var("id"));
    return rows("contactGoals", site.goals.achieved.where("contact", request.var("id")));
  }

  private Reply ofAutomation(Request request) {
    site.automations.all.require(request.var("id"));
    return rows("contactGoals", site.goals.achieved.where("automation", request.var("id")));
  }

  private Reply goals(Request request) {
    site.automations.all.require(request.var("id"));
    return rows("goals", site.goals.all.where("automation", request.var("id")));
  }

  private Reply campaigns(Request request) {
    site.automations.all.require(request.var("id"));
    return rows("campaigns", site.sends.where("seriesid", request.var("id")));
  }

  private static Reply rows(String plural, List<ObjectNode> rows) {
    return Reply.ok(Json.object().set(plural, Json.array(rows)));
  }

  private Reply goal(Request request) {
    return Reply.ok(Json.object().set("goal", site.goals.all.require(request.var("id"))));
  }

  private Reply achieved(Request request) {
    var row = site.goals.achieved.require(request.var("id"));
    return Reply.ok(Json.object().set("contactGoal", row));
  }
}
