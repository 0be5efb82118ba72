package org.unisono.simulators.activecampaign;

import java.util.List;
import java.util.function.Predicate;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Campaigns, which are sends here, and their messages. The API makes drafts only.
final class SendCalls {
  private static final List<String> TYPES =
      List.of("single", "recurring", "split", "responder", "reminder", "activerss", "text");

  private static final List<String> MESSAGE =
      List.of(
          "name", "fromname", "fromemail", "reply2", "subject", "preheader_text", "text", "html");

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
        .get("/api/3/campaigns/{id}/links", r -> of(r, "links", site.reactions.links))
        .get(
            "/api/3/campaigns/{id}/campaignMessages",
            r -> of(r, "campaignMessages", site.reactions.campaignMessages))
        .get(
            "/api/3/campaigns/{id}/campaignLists",
            r -> of(r, "campaignLists", site.reactions.campaignLists))
        .get(
            "/api/3/campaigns/{id}/aggregateRevenues",
            r -> of(r, "aggregateRevenues", new Rows("AggregateRevenue")))
        .put("/api/3/messages/{id}", this::changeMessage)
        .delete("/api/3/messages/{id}", this::deleteMessage)
        .get("/api/3/messages", r -> site.pages.page(r, "messages", site.messages))
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
    var rows =
        site.sends.all().stream().filter(filter(request)).map(s -> shown(request, s)).toList();
    return site.pages.page(request, "campaigns", rows);
  }

  /// Each `filters[field]=value` must hold.
  private static Predicate<ObjectNode> filter(Request request) {
    return send ->
        request.query().entrySet().stream()
            .filter(e -> e.getKey().startsWith("filters["))
            .allMatch(
                e ->
                    Json.text(send, e.getKey().replaceAll("^filters\\[|]$", ""))
                        .equals(e.getValue()));
  }

  private Reply of(Request request, String plural, Rows rows) {
    site.sends.require(request.var("id"));
    return Reply.ok(
        Json.object().set(plural, Json.array(rows.where("campaignid", request.var("id")))));
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
    var id = request.var("id");
    var send = site.sends.require(id);
    var given = request.object();
    if (given.has("type") && !TYPES.contains(Json.text(given, "type"))) {
      throw ActiveCampaignRefused.texts(400, "Field type is not valid");
    }
    if (given.has("segmentId") && !Json.text(given, "segmentId").equals("0")) {
      site.segments.require(Json.text(given, "segmentId"));
    }
    if (given.has("listIds")) {
      site.reactions.toLists(
          id, given.path("listIds").valueStream().map(JsonNode::asString).toList());
    }
    SendFields.edit(send, given);
    return Reply.ok(send.put("mdate", Stamp.local(site.clock.stamp())));
  }

  /// A draft with all that the original has, besides what was sent and done.
  private Reply copy(Request request) {
    var id = request.var("id");
    var send = site.sends.require(id);
    var made = draft(Json.text(send, "name") + " (Copy)", Json.text(send, "type"));
    SendFields.copy(send, made);
    var copy = Json.text(made, "id");
    var reactions = site.reactions;
    reactions.toLists(
        copy,
        reactions.campaignLists.where("campaignid", id).stream()
            .map(l -> Json.text(l, "list"))
            .toList());
    reactions
        .campaignMessages
        .where("campaignid", id)
        .forEach(m -> reactions.withMessage(copy, Json.text(m, "message")));
    return Reply.ok(Json.object().put("succeeded", 1).put("newCampaignId", copy));
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
    var given = request.object().path("message");
    MESSAGE.stream().filter(given::has).forEach(f -> message.put(f, Json.text(given, f)));
    message.put("mdate", Stamp.local(site.clock.stamp()));
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
    return Reply.json(201, Json.object().set("message", message(given)));
  }

  ObjectNode message(JsonNode given) {
    var now = Stamp.local(site.clock.stamp());
    var message = Json.object().put("userid", "1").put("hidden", "0").put("format", "mime");
    message.put("charset", "utf-8").put("encoding", "quoted-printable").put("priority", "3");
    MESSAGE.forEach(field -> message.put(field, Json.text(given, field)));
    return site.messages.add(message.put("cdate", now).put("mdate", now));
  }
}
