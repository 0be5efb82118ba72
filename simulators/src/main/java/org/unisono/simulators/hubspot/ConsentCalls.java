package org.unisono.simulators.hubspot;

import java.util.List;
import java.util.function.Function;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Communication preferences: v3 (one subscription per call) and v4 (statuses, batches).
final class ConsentCalls {
  private static final String V3 = "/communication-preferences/v3";
  private static final String V4 = "/communication-preferences/v4";

  private final Portal portal;

  ConsentCalls(Portal portal) {
    this.portal = portal;
  }

  void register(Routes routes) {
    routes
        .get(
            V3 + "/definitions",
            r -> Reply.ok(Json.object().set("subscriptionDefinitions", Json.array(definitions()))))
        .get(V3 + "/status/email/{email}", this::v3Status)
        .post(V3 + "/subscribe", r -> v3Set(r, "SUBSCRIBED"))
        .post(V3 + "/unsubscribe", r -> v3Set(r, "UNSUBSCRIBED"))
        .get(V4 + "/definitions", r -> results(definitions()))
        .post(V4 + "/statuses/batch/read", r -> each(r, this::all))
        .post(
            V4 + "/statuses/batch/write",
            r -> each(r, in -> set(Json.text(in, "subscriberIdString"), in)))
        .post(V4 + "/statuses/batch/unsubscribe-all", r -> each(r, this::none))
        .get(V4 + "/statuses/{email}", r -> results(portal.subscriptions.statuses(r.var("email"))))
        .post(V4 + "/statuses/{email}", r -> Reply.ok(set(r.var("email"), r.object())))
        .get(V4 + "/statuses/{email}/unsubscribe-all", this::isOut)
        .post(V4 + "/statuses/{email}/unsubscribe-all", this::allOut);
  }

  private List<ObjectNode> definitions() {
    var now = HubSpotTime.text(portal.clock.instant());
    return Subscriptions.DEFINITIONS.stream()
        .map(
            d ->
                Json.object()
                    .put("id", d.id())
                    .put("name", d.name())
                    .put("description", d.description())
                    .put("purpose", "Marketing")
                    .put("communicationMethod", "Email")
                    .put("isActive", true)
                    .put("isDefault", false)
                    .put("isInternal", false)
                    .put("createdAt", now)
                    .put("updatedAt", now))
        .toList();
  }

  private static Reply results(List<ObjectNode> rows) {
    var body = Json.object().put("status", "COMPLETE");
    return Reply.ok(body.set("results", Json.array(rows)));
  }

  private Reply v3Status(Request request) {
    var body = Json.object().put("recipient", request.var("email"));
    var rows = body.putArray("subscriptionStatuses");
    for (var definition : Subscriptions.DEFINITIONS) {
      rows.add(v3(portal.subscriptions.status(request.var("email"), definition), definition));
    }
    return Reply.ok(body);
  }

  private static ObjectNode v3(ObjectNode status, Subscriptions.Definition definition) {
    var state = Json.text(status, "status");
    return Json.object()
        .put("id", definition.id())
        .put("name", definition.name())
        .put("description", definition.description())
        // v3 has no "not specified".
        .put("status", state.equals("SUBSCRIBED") ? "SUBSCRIBED" : "NOT_SUBSCRIBED")
        .put("sourceOfStatus", "SUBSCRIPTION_STATUS")
        .put(
            "legalBasis",
            Json.text(status, "legalBasis").isEmpty()
                ? "LEGITIMATE_INTEREST_CLIENT"
                : Json.text(status, "legalBasis"));
  }

  private Reply v3Set(Request request, String state) {
    var wish = request.object();
    var id = Json.text(wish, "subscriptionId");
    var status = portal.subscriptions.set(Json.text(wish, "emailAddress"), id, state, wish);
    var definition = Subscriptions.DEFINITIONS.stream().filter(d -> d.id().equals(id)).findFirst();
    return Reply.ok(v3(status, definition.orElseThrow()));
  }

  private ObjectNode set(String email, JsonNode wish) {
    var id = Json.text(wish, "subscriptionId");
    return portal.subscriptions.set(email, id, Json.text(wish, "statusState"), wish);
  }

  private Reply each(Request request, Function<JsonNode, ObjectNode> act) {
    return new Batch(portal, 100).each(request, 200, act);
  }

  private ObjectNode all(JsonNode input) {
    var email = email(input);
    var row = Json.object().put("subscriberIdString", email);
    return (ObjectNode) row.set("statuses", Json.array(portal.subscriptions.statuses(email)));
  }

  private ObjectNode none(JsonNode input) {
    portal.subscriptions.unsubscribeAll(email(input));
    return all(input);
  }

  private static String email(JsonNode input) {
    return input.isString() ? input.asString() : Json.text(input, "subscriberIdString");
  }

  private Reply isOut(Request request) {
    var email = request.var("email");
    boolean out =
        portal.subscriptions.statuses(email).stream()
            .allMatch(s -> Json.text(s, "status").equals("UNSUBSCRIBED"));
    var row = Json.object().put("subscriberIdString", email).put("channel", "EMAIL");
    return results(
        List.of(
            row.put("wideStatusType", "PORTAL_WIDE")
                .put("status", out ? "UNSUBSCRIBED" : "SUBSCRIBED")));
  }

  private Reply allOut(Request request) {
    portal.subscriptions.unsubscribeAll(request.var("email"));
    return results(portal.subscriptions.statuses(request.var("email")));
  }
}
