package org.unisono.simulators.dynamics;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.unisono.simulators.Fault;
import org.unisono.simulators.Faults;
import org.unisono.simulators.Json;
import org.unisono.simulators.SimulatedClock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The rows of all tables, each with a version that only grows, and what was deleted.
final class Records {
  /// A row that is gone.
  record Deletion(String table, String id, long version) {}

  private final Faults faults;
  private final SimulatedClock clock;
  private final Map<String, Map<String, ObjectNode>> rows = new LinkedHashMap<>();
  private final List<Deletion> deletions = new ArrayList<>();
  private long version = 1_000_000;
  private boolean early;

  Records(Faults faults, SimulatedClock clock) {
    this.faults = faults;
    this.clock = clock;
  }

  long version() {
    return version;
  }

  List<ObjectNode> all(Table table) {
    return List.copyOf(of(table.name()).values());
  }

  Optional<ObjectNode> find(Table table, String id) {
    return Optional.ofNullable(of(table.name()).get(id));
  }

  ObjectNode require(Table table, String id) {
    return find(table, id).orElseThrow(() -> DynamicsRefused.missing(table, id));
  }

  private Map<String, ObjectNode> of(String table) {
    return rows.computeIfAbsent(table, t -> new LinkedHashMap<>());
  }

  void put(Table table, ObjectNode row) {
    of(table.name()).put(Json.text(row, table.key()), row);
    touch(row);
  }

  /// Stamps the row as changed now.
  void touch(ObjectNode row) {
    var now = clock.instant();
    early = !early;
    if (early && faults.isOn(Fault.OUT_OF_ORDER_TIMESTAMPS)) {
      now = now.minus(Duration.ofSeconds(90));
    }
    var stamp = now.truncatedTo(ChronoUnit.SECONDS).toString();
    if (!row.has("createdon")) {
      row.put("createdon", stamp);
    }
    row.put("modifiedon", stamp).put("versionnumber", ++version);
  }

  void delete(Table table, String id) {
    if (of(table.name()).remove(id) == null) {
      throw DynamicsRefused.missing(table, id);
    }
    deletions.add(new Deletion(table.name(), id, ++version));
  }

  List<String> deletedSince(Table table, long since) {
    return deletions.stream()
        .filter(d -> d.table().equals(table.name()) && d.version() > since)
        .map(Deletion::id)
        .toList();
  }

  ObjectNode state() {
    var state = Json.object().put("version", version);
    var tables = state.putObject("rows");
    rows.forEach((table, all) -> tables.set(table, Json.array(all.values())));
    var gone = state.putArray("deletions");
    deletions.forEach(
        d ->
            gone.addObject().put("table", d.table()).put("id", d.id()).put("version", d.version()));
    return state;
  }

  void restore(JsonNode state, Tables tables) {
    version = state.path("version").asLong();
    rows.clear();
    for (var entry : state.path("rows").properties()) {
      var table = tables.named(entry.getKey());
      for (var row : entry.getValue()) {
        of(table.name()).put(Json.text(row, table.key()), (ObjectNode) row);
      }
    }
    deletions.clear();
    for (var gone : state.path("deletions")) {
      deletions.add(
          new Deletion(
              Json.text(gone, "table"), Json.text(gone, "id"), gone.path("version").asLong()));
    }
  }
}
