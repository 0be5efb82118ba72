package org.unisono.simulators.hubspot;

import java.util.List;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Marketing events, by their own id and by the id of the system that they come from.
final class EventCalls {
  static final List<String> BASES =
      List.of("/marketing/v3/marketing-events", "/marketing/marketing-events/{date}");

  private final Portal portal;

  EventCalls(Portal portal) {
    this.portal = portal;
  }

  void register(Routes routes) {
    for (var base : BASES) {
      var external = base + "/events/{external}";
      routes
          .post(base + "/events", r -> Reply.json(201, plain(portal.events.create(r.object()))))
          .post(base + "/events/upsert", this::upsertAll)
          .post(base + "/events/delete", this::deleteAll)
          .get(base + "/events/search", this::search)
          .get(external, r -> Reply.ok(shown(byExternal(r))))
          .put(external, r -> Reply.ok(written(upsert(r.object(), r.var("external")))))
          .patch(
              external, r -> Reply.ok(written(portal.events.update(id(byExternal(r)), r.object()))))
          .delete(external, this::deleteByExternal)
          .post(external + "/cancel", this::cancel)
          .post(external + "/complete", this::complete)
          .get(base, this::list)
          .post(base + "/batch/update", this::updateAll)
          .post(base + "/batch/archive", this::archiveAll)
          .get(base + "/{id}", r -> Reply.ok(shownByObjectId(portal.events.require(r.var("id")))))
          .patch(
              base + "/{id}",
              r -> Reply.ok(writtenByObjectId(portal.events.update(r.var("id"), r.object()))))
          .delete(base + "/{id}", this::delete);
    }
  }

  private static String id(ObjectNode event) {
    return Json.text(event, "objectId");
  }

  private ObjectNode byExternal(Request request) {
    var account = request.param("externalAccountId").orElse("");
    return portal.events.require(account, request.var("external"));
  }

  private ObjectNode upsert(JsonNode wish, String externalId) {
    var account = Json.text(wish, "externalAccountId");
    var own = ((ObjectNode) wish.deepCopy()).put("externalEventId", externalId);
    return portal
        .events
        .find(account, externalId)
        .map(known -> portal.events.update(id(known), own))
        .orElseGet(() -> portal.events.create(own));
  }

  private Reply upsertAll(Request request) {
    return new Batch(portal, 100)
        .each(request, 200, in -> written(upsert(in, Json.text(in, "externalEventId"))));
  }

  private Reply deleteAll(Request request) {
    for (JsonNode in : request.json().path("inputs")) {
      var account = Json.text(in, "externalAccountId");
      portal
          .events
          .find(account, Json.text(in, "externalEventId"))
          .ifPresent(event -> portal.events.delete(id(event)));
    }
    return Reply.empty(204);
  }

  private Reply search(Request request) {
    var wanted = request.param("q").orElse("");
    var found =
        portal.events.all().stream()
            .filter(e -> Json.text(e, "externalEventId").equals(wanted))
            .map(EventCalls::found)
            .collect(Json.toArray());
    return Reply.ok(Json.object().set("results", found));
  }

  private static ObjectNode found(ObjectNode event) {
    var found = Json.object().put("appId", Webhooks.APP).put("objectId", id(event));
    for (var field : List.of("externalAccountId", "externalEventId")) {
      found.put(field, Json.text(event, field));
    }
    return found;
  }

  private Reply deleteByExternal(Request request) {
    portal.events.delete(id(byExternal(request)));
    return Reply.empty(204);
  }

  private Reply cancel(Request request) {
    var cancelled = Json.object().put("eventCancelled", true);
    return Reply.ok(plain(portal.events.update(id(byExternal(request)), cancelled)));
  }

  private Reply complete(Request request) {
    return Reply.ok(plain(portal.events.complete(id(byExternal(request)), request.object())));
  }

  private Reply list(Request request) {
    var all = portal.events.all();
    var page = portal.pages.byId(request, all, "objectId", 10, this::shownByObjectId);
    return Reply.ok(page);
  }

  private Reply updateAll(Request request) {
    return new Batch(portal, 100)
        .each(request, 200, in -> writtenByObjectId(portal.events.update(id((ObjectNode) in), in)));
  }

  private Reply archiveAll(Request request) {
    request.json().path("inputs").forEach(in -> portal.events.delete(Json.text(in, "objectId")));
    return Reply.empty(204);
  }

  private Reply delete(Request request) {
    portal.events.delete(request.var("id"));
    return Reply.empty(204);
  }

  /// By an app's own id.
  private ObjectNode shown(ObjectNode event) {
    var shown = counted(event).put("id", id(event));
    shown.remove("externalAccountId");
    return shown;
  }

  /// By HubSpot's id: without another one, and always with `customProperties`.
  private ObjectNode shownByObjectId(ObjectNode event) {
    var shown = counted(event);
    shown.remove("externalAccountId");
    if (!shown.has("customProperties")) {
      shown.putArray("customProperties");
    }
    return shown;
  }

  private ObjectNode counted(ObjectNode event) {
    var id = id(event);
    var events = portal.events;
    return event
        .deepCopy()
        .put("registrants", (int) events.participations(id).size())
        .put("attendees", (int) events.count(id, "ATTENDED"))
        .put("cancellations", (int) events.count(id, "CANCELLED"))
        .put("noShows", (int) events.count(id, "NO_SHOW"));
  }

  /// What a write answers: nothing of who came, and no outside id.
  private static ObjectNode written(ObjectNode event) {
    return writtenByObjectId(event).put("id", id(event));
  }

  private static ObjectNode writtenByObjectId(ObjectNode event) {
    var shown = event.deepCopy();
    shown.remove(List.of("externalAccountId", "externalEventId"));
    return shown;
  }

  /// What making, cancelling and completing answer: the event without its stamps.
  private static ObjectNode plain(ObjectNode event) {
    var shown = writtenByObjectId(event);
    shown.remove(List.of("createdAt", "updatedAt"));
    return shown;
  }
}
