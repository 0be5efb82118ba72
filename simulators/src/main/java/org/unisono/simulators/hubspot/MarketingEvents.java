package org.unisono.simulators.hubspot;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.unisono.simulators.Json;
import org.unisono.simulators.SimulatedClock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Marketing events and who registered, attended, cancelled or did not come.
final class MarketingEvents {
  private static final List<String> FIELDS =
      List.of(
          "eventName",
          "eventOrganizer",
          "eventType",
          "startDateTime",
          "endDateTime",
          "eventDescription",
          "eventUrl",
          "eventCancelled",
          "eventCompleted",
          "customProperties",
          "externalAccountId",
          "externalEventId");

  private final SimulatedClock clock;
  private final Workflows workflows;
  private final Map<String, ObjectNode> events = new LinkedHashMap<>();
  private final Map<String, Map<String, ObjectNode>> participations = new LinkedHashMap<>();
  private final Map<String, Set<String>> lists = new LinkedHashMap<>();
  private long lastId = 900;

  MarketingEvents(SimulatedClock clock, Workflows workflows) {
    this.clock = clock;
    this.workflows = workflows;
  }

  List<ObjectNode> all() {
    return List.copyOf(events.values());
  }

  ObjectNode require(String objectId) {
    return Optional.ofNullable(events.get(objectId))
        .orElseThrow(() -> HubSpotRefused.notFound("Marketing event not found"));
  }

  Optional<ObjectNode> find(String account, String externalId) {
    return events.values().stream()
        .filter(e -> Json.text(e, "externalEventId").equals(externalId))
        .filter(e -> account.isEmpty() || Json.text(e, "externalAccountId").equals(account))
        .findFirst();
  }

  ObjectNode require(String account, String externalId) {
    return find(account, externalId)
        .orElseThrow(() -> HubSpotRefused.notFound("Marketing event not found"));
  }

  ObjectNode create(JsonNode wish) {
    if (Json.text(wish, "eventName").isEmpty() || Json.text(wish, "eventOrganizer").isEmpty()) {
      throw HubSpotRefused.invalid("An event needs eventName and eventOrganizer");
    }
    var now = HubSpotTime.text(clock.stamp());
    var event = Json.object().put("objectId", String.valueOf(++lastId)).put("createdAt", now);
    event.put("eventCancelled", false).put("eventCompleted", false);
    event.putArray("customProperties");
    return store(event, wish);
  }

  ObjectNode update(String objectId, JsonNode wish) {
    return store(require(objectId).deepCopy(), wish);
  }

  private ObjectNode store(ObjectNode event, JsonNode wish) {
    for (var field : FIELDS) {
      if (wish.has(field)) {
        event.set(field, wish.path(field));
      }
    }
    event.put("updatedAt", HubSpotTime.text(clock.stamp()));
    events.put(Json.text(event, "objectId"), event);
    return event;
  }

  /// Who registered and did not attend is a no-show from now on.
  ObjectNode complete(String objectId, JsonNode times) {
    var done = update(objectId, times);
    done = update(Json.text(done, "objectId"), Json.object().put("eventCompleted", true));
    for (var participation : participations(objectId)) {
      if (Json.text(participation, "attendanceState").equals("REGISTERED")) {
        participation.put("attendanceState", "NO_SHOW");
      }
    }
    return done;
  }

  void delete(String objectId) {
    events.remove(objectId);
    lists.remove(objectId);
    participations.remove(objectId);
  }

  /// Records what a contact did; an older interaction does not overwrite a newer one.
  void attend(String objectId, String contactId, String state, long atMillis) {
    var of = participations.computeIfAbsent(objectId, e -> new LinkedHashMap<>());
    var before = of.get(contactId);
    if (before == null || before.path("occurredAt").asLong() <= atMillis) {
      var now = HubSpotTime.text(clock.stamp());
      of.put(
          contactId,
          Json.object()
              .put("contactId", contactId)
              .put("attendanceState", state)
              .put("occurredAt", atMillis)
              .put("createdAt", now));
      workflows.tookPart(contactId, state);
    }
  }

  List<ObjectNode> participations(String objectId) {
    return List.copyOf(participations.getOrDefault(objectId, Map.of()).values());
  }

  long count(String objectId, String state) {
    return participations(objectId).stream()
        .filter(p -> Json.text(p, "attendanceState").equals(state))
        .count();
  }

  void rename(String loser, String winner) {
    for (var of : participations.values()) {
      var moved = of.remove(loser);
      if (moved != null) {
        of.putIfAbsent(winner, moved.put("contactId", winner));
      }
    }
  }

  /// The lists of the event; changes to the set are kept.
  Set<String> lists(String objectId) {
    return lists.computeIfAbsent(objectId, e -> new LinkedHashSet<>());
  }

  ObjectNode state() {
    var state = Json.object().put("lastId", lastId);
    state.set("events", Json.array(events.values()));
    state.set("lists", Json.of(lists));
    return (ObjectNode) state.set("participations", Json.of(participations));
  }

  void restore(JsonNode state) {
    events.clear();
    participations.clear();
    lists.clear();
    lastId = state.path("lastId").asLong();
    for (var entry : state.path("lists").properties()) {
      entry.getValue().forEach(id -> lists(entry.getKey()).add(id.asString()));
    }
    state.path("events").forEach(e -> events.put(Json.text(e, "objectId"), (ObjectNode) e));
    for (var entry : state.path("participations").properties()) {
      var of = participations.computeIfAbsent(entry.getKey(), e -> new LinkedHashMap<>());
      entry.getValue().properties().forEach(p -> of.put(p.getKey(), (ObjectNode) p.getValue()));
    }
  }
}
