package org.unisono.simulators.activecampaign;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.unisono.simulators.Json;
import org.unisono.simulators.SortedIds;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// One table: rows by id, in the order of their making. Ids are texts of digits. What is looked up
/// by a keyed field costs what is found; such a field is set before the row is added, and changed
/// by [#put] only.
final class Rows {
  private final String kind;
  private final Map<String, ObjectNode> all = new LinkedHashMap<>();
  private final SortedIds ids = new SortedIds();
  private final Map<String, Map<String, SortedIds>> keyed = new LinkedHashMap<>();
  private Consumer<ObjectNode> came = r -> {};
  private Consumer<ObjectNode> went = r -> {};
  private long made;

  /// @param kind as an error names it, such as `Contact`
  Rows(String kind, String... keys) {
    this.kind = kind;
    Arrays.stream(keys).forEach(k -> keyed.put(k, new HashMap<>()));
  }

  /// @param onComing hears each row that is added or restored
  /// @param onGoing hears each row that is gone
  void watched(Consumer<ObjectNode> onComing, Consumer<ObjectNode> onGoing) {
    came = onComing;
    went = onGoing;
  }

  ObjectNode add(ObjectNode row) {
    var id = String.valueOf(++made);
    row.put("id", id);
    enter(row);
    return row;
  }

  private void enter(ObjectNode row) {
    var id = Json.text(row, "id");
    all.put(id, row);
    ids.add(Long.parseLong(id));
    keyed.forEach((field, found) -> key(found, row, Json.text(row, field)));
    came.accept(row);
  }

  private static void key(Map<String, SortedIds> found, ObjectNode row, String value) {
    found.computeIfAbsent(value, v -> new SortedIds()).add(number(row));
  }

  private static void unkey(Map<String, SortedIds> found, ObjectNode row, String value) {
    var holding = found.get(value);
    if (holding != null) {
      holding.remove(number(row));
      if (holding.size() == 0) {
        found.remove(value);
      }
    }
  }

  static long number(ObjectNode row) {
    return Long.parseLong(Json.text(row, "id"));
  }

  void put(ObjectNode row, String field, String value) {
    var found = keyed.get(field);
    if (found != null) {
      unkey(found, row, Json.text(row, field));
      key(found, row, value);
    }
    row.put(field, value);
  }

  List<ObjectNode> all() {
    return List.copyOf(all.values());
  }

  SortedIds ids() {
    return ids;
  }

  List<ObjectNode> where(String field, String value) {
    var found = keyed.get(field);
    if (found == null) {
      return all.values().stream().filter(r -> Json.text(r, field).equals(value)).toList();
    }
    var holding = found.get(value);
    return holding == null ? List.of() : of(holding.part(0, holding.size()));
  }

  int count(String field, String value) {
    var found = keyed.get(field);
    if (found == null) {
      return where(field, value).size();
    }
    var holding = found.get(value);
    return holding == null ? 0 : holding.size();
  }

  List<ObjectNode> of(long[] wanted) {
    var rows = new ArrayList<ObjectNode>(wanted.length);
    for (long id : wanted) {
      rows.add(require(String.valueOf(id)));
    }
    return rows;
  }

  Optional<ObjectNode> find(String id) {
    return Optional.ofNullable(all.get(id));
  }

  ObjectNode require(String id) {
    return find(id).orElseThrow(() -> ActiveCampaignRefused.missing(kind, id));
  }

  void remove(String id) {
    var row = require(id);
    all.remove(id);
    ids.remove(Long.parseLong(id));
    keyed.forEach((field, found) -> unkey(found, row, Json.text(row, field)));
    went.accept(row);
  }

  ObjectNode state() {
    return (ObjectNode) Json.object().put("made", made).set("all", Json.array(all.values()));
  }

  void restore(JsonNode state) {
    all().forEach(r -> remove(Json.text(r, "id")));
    made = state.path("made").asLong();
    state.path("all").forEach(r -> enter((ObjectNode) r));
  }
}
