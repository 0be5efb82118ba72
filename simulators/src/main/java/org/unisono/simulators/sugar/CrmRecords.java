package org.unisono.simulators.sugar;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.unisono.simulators.Json;
import org.unisono.simulators.SimulatedClock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// All records, each value a text as the database holds it. What is deleted stays, with its flag.
final class CrmRecords {
  /// Under which a row keeps its history.
  static final String AUDIT = "_audit";

  private static final List<String> AUDITED =
      List.of("start_date", "end_date", "status", "campaign_type");

  private final SimulatedClock clock;
  private final Map<CrmModule, Map<String, ObjectNode>> all = new EnumMap<>(CrmModule.class);

  CrmRecords(SimulatedClock clock) {
    this.clock = clock;
  }

  private Map<String, ObjectNode> of(CrmModule module) {
    return all.computeIfAbsent(module, m -> new LinkedHashMap<>());
  }

  List<ObjectNode> withDeleted(CrmModule module) {
    return List.copyOf(of(module).values());
  }

  List<ObjectNode> live(CrmModule module) {
    return of(module).values().stream().filter(CrmRecords::isLive).toList();
  }

  private static boolean isLive(ObjectNode row) {
    return !Json.text(row, "deleted").equals("1");
  }

  /// Also when it is deleted.
  Optional<ObjectNode> row(CrmModule module, String id) {
    return Optional.ofNullable(of(module).get(id));
  }

  Optional<ObjectNode> find(CrmModule module, String id) {
    return row(module, id).filter(CrmRecords::isLive);
  }

  /// @param id the client's own; empty for a new one
  ObjectNode create(CrmModule module, String id, ObjectNode values) {
    var now = CrmTime.raw(clock.stamp());
    var row = Json.object().put("id", id.isEmpty() ? UUID.randomUUID().toString() : id);
    row.put("date_entered", now).put("date_modified", now).put("deleted", "0");
    row.put("created_by", "1").put("modified_user_id", "1").put("assigned_user_id", "1");
    if (module.isPerson()) {
      row.put("email_opt_out", "0").put("invalid_email", "0");
    }
    set(module, row, values);
    of(module).put(Json.text(row, "id"), row);
    return row;
  }

  void update(CrmModule module, ObjectNode row, ObjectNode values) {
    row.put("date_modified", CrmTime.raw(clock.stamp()));
    var before = row.deepCopy();
    set(module, row, values);
    if (module == CrmModule.CAMPAIGNS) {
      AUDITED.forEach(field -> audit(row, field, Json.text(before, field)));
    }
  }

  private static void audit(ObjectNode row, String field, String before) {
    var after = Json.text(row, field);
    if (!after.equals(before)) {
      row.withArray(AUDIT)
          .addObject()
          .put("id", UUID.randomUUID().toString())
          .put("parent_id", Json.text(row, "id"))
          .put("field_name", field)
          .put("before", before)
          .put("after", after)
          .put("date_created", Json.text(row, "date_modified"))
          .put("created_by", "1");
    }
  }

  private static void set(CrmModule module, ObjectNode row, ObjectNode values) {
    for (var entry : values.properties()) {
      var value = entry.getValue();
      var text = value.isNull() ? "" : value.isValueNode() ? value.asString() : Json.write(value);
      row.put(entry.getKey(), value.isBoolean() ? value.asBoolean() ? "1" : "0" : text);
    }
    if (module == CrmModule.CAMPAIGNS && !Json.text(row, "campaign_type").equals("NewsLetter")) {
      row.put("frequency", "");
    }
  }

  /// Of a deleted campaign, contacts and accounts forget the id; leads and opportunities keep it.
  void delete(CrmModule module, ObjectNode row) {
    row.put("deleted", "1").put("date_modified", CrmTime.raw(clock.stamp()));
    if (module == CrmModule.CAMPAIGNS) {
      var id = Json.text(row, "id");
      for (var other : List.of(CrmModule.CONTACTS, CrmModule.ACCOUNTS)) {
        live(other).stream()
            .filter(r -> Json.text(r, "campaign_id").equals(id))
            .forEach(r -> r.put("campaign_id", ""));
      }
      live(CrmModule.CAMPAIGN_LOG).stream()
          .filter(r -> Json.text(r, "campaign_id").equals(id))
          .forEach(r -> r.put("deleted", "1"));
    }
  }

  ObjectNode state() {
    var state = Json.object();
    all.forEach((module, rows) -> state.set(module.module(), Json.array(rows.values())));
    return state;
  }

  void restore(JsonNode state) {
    all.clear();
    for (var entry : state.properties()) {
      var module = CrmModule.named(entry.getKey()).orElseThrow();
      entry.getValue().forEach(r -> of(module).put(Json.text(r, "id"), (ObjectNode) r));
    }
  }
}
