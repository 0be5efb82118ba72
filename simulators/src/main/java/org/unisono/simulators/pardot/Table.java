package org.unisono.simulators.pardot;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.unisono.simulators.Json;
import org.unisono.simulators.SimulatedClock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// One object's rows by id, in the order of their making.
final class Table {
  private final SimulatedClock clock;
  private final Map<String, ObjectNode> all = new LinkedHashMap<>();
  private long made;

  Table(SimulatedClock clock) {
    this.clock = clock;
  }

  String stamp() {
    var second = clock.stamp().truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
    return second.toString().replace("Z", "+00:00");
  }

  ObjectNode add(ObjectNode values) {
    var now = stamp();
    var row = Json.object().put("id", ++made).put("isDeleted", false);
    row.setAll(values);
    row.put("id", made).put("createdAt", now).put("updatedAt", now);
    all.put(String.valueOf(made), row);
    return row;
  }

  void change(ObjectNode row, ObjectNode values) {
    row.setAll(values);
    row.put("updatedAt", stamp());
  }

  List<ObjectNode> all() {
    return List.copyOf(all.values());
  }

  List<ObjectNode> alive() {
    return all.values().stream().filter(r -> !r.path("isDeleted").asBoolean(false)).toList();
  }

  List<ObjectNode> where(String field, String value) {
    return alive().stream().filter(r -> Json.text(r, field).equalsIgnoreCase(value)).toList();
  }

  Optional<ObjectNode> find(String id) {
    return Optional.ofNullable(all.get(id));
  }

  /// One that is not in the recycle bin.
  ObjectNode require(String id) {
    return find(id)
        .filter(r -> !r.path("isDeleted").asBoolean(false))
        .orElseThrow(PardotRefused::missing);
  }

  void purge(String id) {
    all.remove(id);
  }

  ObjectNode state() {
    return (ObjectNode) Json.object().put("made", made).set("all", Json.array(all.values()));
  }

  void restore(JsonNode state) {
    all.clear();
    made = state.path("made").asLong(0);
    state.path("all").forEach(r -> all.put(Json.text(r, "id"), (ObjectNode) r));
  }
}
