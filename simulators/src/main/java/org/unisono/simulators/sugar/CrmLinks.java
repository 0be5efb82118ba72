package org.unisono.simulators.sugar;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.unisono.simulators.Json;
import org.unisono.simulators.SimulatedClock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The rows of links. A row that was deleted is used again, with its id.
final class CrmLinks {
  private final CrmRecords records;
  private final SimulatedClock clock;
  // table → left id → right id → row
  private final Map<String, Map<String, Map<String, ObjectNode>>> rows = new LinkedHashMap<>();

  CrmLinks(CrmRecords records, SimulatedClock clock) {
    this.records = records;
    this.clock = clock;
  }

  /// Whether it was not there before.
  boolean add(CrmLink link, String id, String other) {
    if (link.way() == CrmLink.Way.BY_FIELD) {
      var row = records.find(link.target(), other).orElseThrow();
      boolean fresh = !Json.text(row, link.table()).equals(id);
      records.update(link.target(), row, Json.object().put(link.table(), id));
      return fresh;
    }
    var row = row(link, id, other);
    boolean fresh = !Json.text(row, "deleted").equals("0");
    row.put("deleted", "0").put("date_modified", CrmTime.raw(clock.stamp()));
    return fresh;
  }

  void remove(CrmLink link, String id, String other) {
    if (link.way() == CrmLink.Way.BY_FIELD) {
      var row = records.find(link.target(), other).orElseThrow();
      records.update(link.target(), row, Json.object().put(link.table(), ""));
    } else {
      row(link, id, other).put("deleted", "1").put("date_modified", CrmTime.raw(clock.stamp()));
    }
  }

  /// The lists of a campaign that is deleted: their rows are gone for good.
  void forgetListsOf(String campaign) {
    rows.getOrDefault(CrmLink.ATTACHED, Map.of()).values().forEach(l -> l.remove(campaign));
  }

  private ObjectNode row(CrmLink link, String id, String other) {
    boolean straight = link.way() == CrmLink.Way.LEFT_TO_RIGHT;
    return rows.computeIfAbsent(link.table(), t -> new LinkedHashMap<>())
        .computeIfAbsent(straight ? id : other, l -> new LinkedHashMap<>())
        .computeIfAbsent(
            straight ? other : id, r -> Json.object().put("id", UUID.randomUUID().toString()));
  }

  /// The id of the row, also when it is deleted; empty where there never was one.
  String rowId(CrmLink link, String id, String other) {
    return Json.text(row(link, id, other), "id");
  }

  /// All rows of the link, also deleted ones, each with what it joins.
  List<ObjectNode> rows(CrmLink link) {
    boolean straight = link.way() == CrmLink.Way.LEFT_TO_RIGHT;
    var listed = straight ? link.target() : link.module();
    var all = new ArrayList<ObjectNode>();
    rows.getOrDefault(link.table(), Map.of())
        .forEach(
            (left, rights) ->
                rights.forEach(
                    (right, row) ->
                        all.add(
                            row.deepCopy()
                                .put("prospect_list_id", left)
                                .put("related_id", right)
                                .put("related_type", listed.module()))));
    return all;
  }

  List<ObjectNode> related(CrmLink link, String id) {
    return switch (link.way()) {
      case BY_FIELD ->
          records.live(link.target()).stream()
              .filter(r -> Json.text(r, link.table()).equals(id))
              .toList();
      case LEFT_TO_RIGHT ->
          rows.getOrDefault(link.table(), Map.of()).getOrDefault(id, Map.of()).entrySet().stream()
              .filter(e -> Json.text(e.getValue(), "deleted").equals("0"))
              .flatMap(e -> records.find(link.target(), e.getKey()).stream())
              .toList();
      case RIGHT_TO_LEFT ->
          rows.getOrDefault(link.table(), Map.of()).entrySet().stream()
              .filter(e -> isLinked(e.getValue(), id))
              .flatMap(e -> records.find(link.target(), e.getKey()).stream())
              .toList();
    };
  }

  private static boolean isLinked(Map<String, ObjectNode> byRight, String id) {
    var row = byRight.get(id);
    return row != null && Json.text(row, "deleted").equals("0");
  }

  JsonNode state() {
    return Json.of(rows);
  }

  void restore(JsonNode state) {
    rows.clear();
    for (var table : state.properties()) {
      var lefts = rows.computeIfAbsent(table.getKey(), t -> new LinkedHashMap<>());
      for (var left : table.getValue().properties()) {
        var rights = lefts.computeIfAbsent(left.getKey(), l -> new LinkedHashMap<>());
        left.getValue()
            .properties()
            .forEach(r -> rights.put(r.getKey(), (ObjectNode) r.getValue()));
      }
    }
  }
}
