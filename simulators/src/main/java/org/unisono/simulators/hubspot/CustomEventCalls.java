package org.unisono.simulators.hubspot;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;
import tools.jackson.databind.node.ObjectNode;

/// Custom events under `/events/v3`: defined, sent, and read back.
final class CustomEventCalls {
  private static final String DEFINITIONS = "/events/v3/event-definitions";
  private static final int MOST = 500;

  private final Portal portal;

  CustomEventCalls(Portal portal) {
    this.portal = portal;
  }

  void register(Routes routes) {
    routes
        .get(DEFINITIONS, this::definitions)
        .post(DEFINITIONS, r -> Reply.json(201, portal.customEvents.define(r.object())))
        .get(DEFINITIONS + "/{name}", r -> Reply.ok(portal.customEvents.require(r.var("name"))))
        .delete(DEFINITIONS + "/{name}", this::forget)
        .post("/events/v3/send", this::send)
        .post("/events/v3/send/batch", this::several)
        .get("/events/v3/events/event-types", r -> Reply.ok(types()))
        .get("/events/v3/events", this::events);
  }

  private Reply definitions(Request request) {
    var all = portal.customEvents.definitions();
    var page = portal.pages.byOffset(request, all, 20, d -> d);
    return Reply.ok(page.put("total", all.size()));
  }

  private Reply forget(Request request) {
    portal.customEvents.forget(request.var("name"));
    return Reply.empty(204);
  }

  private Reply send(Request request) {
    portal.customEvents.happen(request.object());
    return Reply.empty(204);
  }

  private Reply several(Request request) {
    var inputs = request.object().path("inputs");
    if (inputs.isEmpty() || inputs.size() > MOST) {
      throw HubSpotRefused.invalid("A batch has 1 to " + MOST + " inputs");
    }
    inputs.forEach(portal.customEvents::happen);
    return Reply.empty(204);
  }

  private ObjectNode types() {
    var types =
        portal.customEvents.definitions().stream()
            .map(d -> Json.text(d, "fullyQualifiedName"))
            .toList();
    return (ObjectNode) Json.object().set("eventTypes", Json.of(types));
  }

  private Reply events(Request request) {
    var wanted = filters(request);
    var found =
        portal.customEvents.all().stream()
            .filter(e -> wanted.stream().allMatch(w -> w.test(e)))
            .toList();
    return Reply.ok(portal.pages.byOffset(request, found, 20, CustomEventCalls::shown));
  }

  private List<Predicate<ObjectNode>> filters(Request request) {
    var all = new ArrayList<Predicate<ObjectNode>>();
    for (var field : List.of("objectId", "eventType")) {
      request.param(field).ifPresent(v -> all.add(e -> Json.text(e, field).equals(v)));
    }
    request
        .param("objectType")
        .ifPresent(v -> all.add(e -> Json.text(e, "objectType").equalsIgnoreCase(v)));
    request
        .param("objectProperty.email")
        .map(v -> portal.objects.require(CrmType.CONTACTS, "email", v))
        .map(c -> Json.text(c, "id"))
        .ifPresent(id -> all.add(e -> Json.text(e, "objectId").equals(id)));
    moment(request, "occurredAfter", Instant::isAfter, all);
    moment(request, "occurredBefore", Instant::isBefore, all);
    return all;
  }

  private static void moment(
      Request request,
      String name,
      BiPredicate<Instant, Instant> fits,
      List<Predicate<ObjectNode>> all) {
    request
        .param(name)
        .map(EmailCalls::moment)
        .ifPresent(t -> all.add(e -> fits.test(HubSpotTime.parse(Json.text(e, "occurredAt")), t)));
  }

  private static ObjectNode shown(ObjectNode event) {
    var shown = event.deepCopy();
    shown.remove("uuid");
    return shown;
  }
}
