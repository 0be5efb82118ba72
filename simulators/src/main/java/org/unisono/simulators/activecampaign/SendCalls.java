package org.unisono.simulators.activecampaign;

import java.util.List;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;
import tools.jackson.databind.node.ObjectNode;

/// Campaigns, which are sends here, and their messages. The API makes drafts only.
final class SendCalls {
  private static final List<String> TYPES =
      List.of("single", "recurring", "split", "responder", "reminder", "activerss", "text");

  private final Site site;

  SendCalls(Site site) {
    this.site = site;
  }

  void register(Routes routes) {
    routes
        .get("/api/3/campaigns", this::list)
        .get("/api/3/campaigns/{id}", this::read)
        .post("/api/3/campaign", this::create)
        .put("/api/3/campaigns/{id}/edit", this::edit)
        .post("/api/3/campaigns/{id}/copy", this::copy)
        .delete("/api/3/campaigns/{id}", this::delete)
        .put("/api/3/messages/{id}", this::changeMessage)
        .delete("/api/3/messages/{id}", this::deleteMessage)
        .get("/api/3/messages", r -> site.pages.page(r, "messages", site.messages.all()))
        .get("/api/3/messages/{id}", this::message)
        .post("/api/3/messages", this::createMessage);
  }

  ObjectNode draft(String name, String type) {
    var now = Stamp.local(site.clock.stamp());
    var send = Json.object().put("name", name).put("type", type).put("status", "0");
    send.put("userid", "1").put("seriesid", "0").put("segmentid", "0").put("source", "api");
    send.put("send_amt", "0").put("total_amt", "0").put("opens", "0").put("uniqueopens", "0");
    send.put("linkclicks", "0").put("subscriberclicks", "0").put("unsubscribes", "0");
    send.put("hardbounces", "0").put("softbounces", "0").put("public", "1");
    send.put("analytics_campaign_name", "").put("cdate", now).put("mdate", now);
    send.putNull("sdate").putNull("ldate").putNull("scheduleddate").putNull("automation");
    SendFields.complete(send);
    return site.sends.add(send);
  }

  private Reply list(Request request) {
    var rows = site.sends.all().stream().map(s -> shown(request, s)).toList();
    return site.pages.page(request, "campaigns", rows);
  }

  private static ObjectNode shown(Request request, ObjectNode send) {
    return SendFields.shown(send, "http://" + request.header("Host"));
  }

  private Reply read(Request request) {
    var send = site.sends.require(request.var("id"));
    return Reply.ok(Json.object().set("campaign", shown(request, send)));
  }

  /// The one answer with a number for an id.
  private Reply create(Request request) {
    var given = request.object();
    for (var field : List.of("name", "type")) {
      if (Json.text(given, field).isEmpty()) {
        throw ActiveCampaignRefused.texts(400, "Field %s is required".formatted(field));
      }
    }
    if (!TYPES.contains(Json.text(given, "type"))) {
      throw ActiveCampaignRefused.texts(400, "Field type is not valid");
    }
    var send = draft(Json.text(given, "name"), Json.text(given, "type"));
    return Reply.json(201, send.deepCopy().put("id", send.path("id").asLong(0)));
  }

  private Reply edit(Request request) {
    var send = site.sends.require(request.var("id"));
    var given = request.object();
    if (given.has("name")) {
      send.put("name", Json.text(given, "name"));
    }
    send.put("mdate", Stamp.local(site.clock.stamp()));
    return Reply.ok(send);
  }

  private Reply copy(Request request) {
    var send = site.sends.require(request.var("id"));
    var made = draft(Json.text(send, "name") + " (Copy)", Json.text(send, "type"));
    return Reply.ok(Json.object().put("succeeded", 1).put("newCampaignId", Json.text(made, "id")));
  }

  /// What was sent stays, and the answer is 200 nevertheless.
  private Reply delete(Request request) {
    var send = site.sends.require(request.var("id"));
    if (!Json.text(send, "status").equals("0")) {
      var failed = Json.object().put("succeeded", 0);
      return Reply.ok(failed.put("message", "The campaign could not be deleted"));
    }
    site.sends.remove(request.var("id"));
    return Reply.ok(Json.object().put("succeeded", 1).put("message", "Campaign deleted"));
  }

  private Reply changeMessage(Request request) {
    var message = site.messages.require(request.var("id"));
    for (var entry : request.object().path("message").properties()) {
      if (message.has(entry.getKey()) && !entry.getKey().equals("id")) {
        message.put(entry.getKey(), entry.getValue().asString(""));
      }
    }
    return Reply.ok(Json.object().set("message", message));
  }

  private Reply deleteMessage(Request request) {
    site.messages.remove(request.var("id"));
    return Reply.ok(Json.object());
  }

  private Reply message(Request request) {
    return Reply.ok(Json.object().set("message", site.messages.require(request.var("id"))));
  }

  private Reply createMessage(Request request) {
    var given = request.object().path("message");
    var message = Json.object();
    for (var field : List.of("fromname", "fromemail", "reply2", "subject", "text", "html")) {
      message.put(field, Json.text(given, field));
    }
    return Reply.json(201, Json.object().set("message", site.messages.add(message)));
  }
}
