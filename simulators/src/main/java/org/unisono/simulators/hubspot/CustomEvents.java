package org.unisono.simulators.hubspot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.unisono.simulators.Json;
import org.unisono.simulators.SimulatedClock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Custom events of contacts: their definitions, and each occurrence, which may start workflows.
final class CustomEvents {
  private final SimulatedClock clock;
  private final CrmObjects objects;
  private final Workflows workflows;
  private final Map<String, ObjectNode> definitions = new LinkedHashMap<>();
  private final List<ObjectNode> happened = new ArrayList<>();

  CustomEvents(SimulatedClock clock, CrmObjects objects, Workflows workflows) {
    this.clock = clock;
    this.objects = objects;
    this.workflows = workflows;
  }

  List<ObjectNode> definitions() {
    return List.copyOf(definitions.values());
  }

  /// By its own name, or by the one that has the portal's number in it.
  ObjectNode require(String name) {
    return Optional.ofNullable(definitions.get(name))
        .or(() -> Optional.ofNullable(definitions.get(whole(name))))
        .orElseThrow(() -> HubSpotRefused.notFound("No event definition named " + name));
  }

  private static String whole(String name) {
    return "pe%d_%s".formatted(Portal.ID, name);
  }

  ObjectNode define(JsonNode wish) {
    var name = Json.text(wish, "name");
    if (!name.matches("[a-z][a-z0-9_-]{0,49}")) {
      throw HubSpotRefused.invalid("name must begin with a letter, in lower case");
    }
    var id = whole(name);
    if (definitions.containsKey(id)) {
      throw HubSpotRefused.conflict("An event definition named %s exists".formatted(name));
    }
    var now = HubSpotTime.text(clock.stamp());
    var definition = Json.object().put("id", String.valueOf(definitions.size() + 1));
    definition.put("name", name).put("fullyQualifiedName", id).put("label", label(wish, name));
    definition.put("objectTypeId", "6-" + (definitions.size() + 1)).put("primaryObjectId", "0-1");
    definition.set(
        "properties",
        wish.path("propertyDefinitions").isArray()
            ? wish.path("propertyDefinitions").deepCopy()
            : Json.array());
    definition.put("archived", false).put("createdAt", now).put("updatedAt", now);
    definitions.put(id, definition);
    return definition;
  }

  private static String label(JsonNode wish, String name) {
    var label = Json.text(wish, "label");
    return label.isEmpty() ? name : label;
  }

  void forget(String name) {
    definitions.remove(Json.text(require(name), "fullyQualifiedName"));
  }

  /// Of a contact that is there; one that has a `uuid` of an earlier one counts for nothing.
  void happen(JsonNode given) {
    var type = Json.text(require(Json.text(given, "eventName")), "fullyQualifiedName");
    var email = Json.text(given, "email");
    var contact =
        email.isEmpty()
            ? objects.require(CrmType.CONTACTS, "", Json.text(given, "objectId"))
            : objects.require(CrmType.CONTACTS, "email", email);
    var uuid = Json.text(given, "uuid");
    boolean known =
        !uuid.isEmpty() && happened.stream().anyMatch(e -> Json.text(e, "uuid").equals(uuid));
    if (known) {
      return;
    }
    var at = Json.text(given, "occurredAt");
    var event = Json.object().put("id", "%s-%d".formatted(type, happened.size() + 1));
    event.put("uuid", uuid).put("eventType", type).put("objectType", "CONTACT");
    event.put("objectId", Json.text(contact, "id"));
    event.put("occurredAt", HubSpotTime.text(at.isEmpty() ? clock.stamp() : EmailCalls.moment(at)));
    event.set(
        "properties",
        given.path("properties").isObject() ? given.path("properties").deepCopy() : Json.object());
    happened.add(event);
    workflows.happened(Json.text(contact, "id"), type);
  }

  /// The latest first.
  List<ObjectNode> all() {
    return happened.stream()
        .sorted((a, b) -> Json.text(b, "occurredAt").compareTo(Json.text(a, "occurredAt")))
        .toList();
  }

  ObjectNode state() {
    var state = Json.object();
    state.set("definitions", Json.array(definitions.values()));
    return (ObjectNode) state.set("happened", Json.array(happened));
  }

  void restore(JsonNode state) {
    definitions.clear();
    happened.clear();
    state
        .path("definitions")
        .forEach(d -> definitions.put(Json.text(d, "fullyQualifiedName"), (ObjectNode) d));
    state.path("happened").forEach(e -> happened.add((ObjectNode) e));
  }
}
