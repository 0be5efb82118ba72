package org.unisono.simulators.pardot;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.unisono.simulators.Json;
import org.unisono.simulators.SimulatedClock;
import org.unisono.simulators.SortedIds;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// One object's rows by id, in the order of their making.
final class Table {
  private static final int STRIDE = 1_000;

  private final SimulatedClock clock;
  private final Map<String, ObjectNode> all = new LinkedHashMap<>();
  private final Map<String, Deque<Shadow>> shadows = new HashMap<>();
  private Duration lag = Duration.ZERO;
  private final SortedIds ids = new SortedIds();
  private long made;

  /// A row before a change.
  ///
  /// @param before null where the change made it
  private record Shadow(Instant until, @Nullable ObjectNode before) {}

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
    ids.add(made);
    shadow(row, null);
    return row;
  }

  /// How long listings go on showing what was, from now on.
  void lag(Duration time) {
    lag = time;
    shadows.clear();
  }

  private void shadow(ObjectNode row, @Nullable ObjectNode before) {
    if (lag.isPositive()) {
      var until = clock.instant().plus(lag);
      shadows
          .computeIfAbsent(Json.text(row, "id"), _ -> new ArrayDeque<>())
          .add(new Shadow(until, before));
    }
  }

  /// The rows as listings show them.
  List<ObjectNode> listed() {
    if (shadows.isEmpty()) {
      return all();
    }
    var now = clock.instant();
    for (var old : shadows.values()) {
      while (!old.isEmpty() && !now.isBefore(old.peek().until())) {
        old.poll();
      }
    }
    shadows.values().removeIf(Deque::isEmpty);
    return all.entrySet().stream().flatMap(e -> lagging(e.getKey(), e.getValue())).toList();
  }

  /// Those of them whose id is greater, in the order of the ids.
  Stream<ObjectNode> listed(long above) {
    if (!shadows.isEmpty()) {
      return listed().stream().filter(r -> r.path("id").asLong(0) > above);
    }
    int first = ids.upTo(above);
    return LongStream.iterate(first, place -> place < ids.size(), place -> place + STRIDE)
        .mapToObj(place -> ids.part((int) place, (int) Math.min(ids.size(), place + STRIDE)))
        .flatMap(part -> LongStream.of(part).mapToObj(String::valueOf))
        .flatMap(id -> find(id).stream());
  }

  private Stream<ObjectNode> lagging(String id, ObjectNode row) {
    var old = shadows.get(id);
    return old == null ? Stream.of(row) : Stream.ofNullable(old.getFirst().before());
  }

  void change(ObjectNode row, ObjectNode values) {
    shadow(row, lag.isPositive() ? row.deepCopy() : null);
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

  ObjectNode state() {
    return (ObjectNode) Json.object().put("made", made).set("all", Json.array(all.values()));
  }

  void restore(JsonNode state) {
    all.clear();
    for (long id : ids.part(0, ids.size())) {
      ids.remove(id);
    }
    made = state.path("made").asLong(0);
    for (var row : state.path("all")) {
      all.put(Json.text(row, "id"), (ObjectNode) row);
      ids.add(row.path("id").asLong(0));
    }
  }
}
