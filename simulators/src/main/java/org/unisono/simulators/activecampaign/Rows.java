package org.unisono.simulators.activecampaign;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.unisono.simulators.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// One table: rows by id, in the order of their making. Ids are texts of digits.
final class Rows {
  private final String kind;
  private final Map<String, ObjectNode> all = new LinkedHashMap<>();
  private long made;

  /// @param kind as an error names it, such as `Contact`
  Rows(String kind) {
    this.kind = kind;
  }

  ObjectNode add(ObjectNode row) {
    var id = String.valueOf(++made);
    row.put("id", id);
    all.put(id, row);
    return row;
  }

  List<ObjectNode> all() {
    return List.copyOf(all.values());
  }

  List<ObjectNode> where(String field, String value) {
    return all.values().stream().filter(r -> Json.text(r, field).equals(value)).toList();
  }

  Optional<ObjectNode> find(String id) {
    return Optional.ofNullable(all.get(id));
  }

  ObjectNode require(String id) {
    return find(id).orElseThrow(() -> ActiveCampaignRefused.missing(kind, id));
  }

  void remove(String id) {
    require(id);
    all.remove(id);
  }

  ObjectNode state() {
    return (ObjectNode) Json.object().put("made", made).set("all", Json.array(all.values()));
  }

  void restore(JsonNode state) {
    all.clear();
    made = state.path("made").asLong();
    state.path("all").forEach(r -> all.put(Json.text(r, "id"), (ObjectNode) r));
  }
}
