package org.unisono.simulators.salesforce;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.unisono.simulators.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The stored rows: live ones, the recycle bin, and what was deleted when.
///
/// A stored row is never changed in place, so a query's answer stays as it was while its pages are
/// fetched. References, addresses and external ids are indexed.
final class Records {
  /// @param at the time as Salesforce writes it
  record Deletion(String type, String id, String at) {}

  /// One row as it was and as it is.
  ///
  /// @param before null where it is new
  /// @param after null where it is gone
  record Change(String type, @Nullable ObjectNode before, @Nullable ObjectNode after) {}

  private static final Comparator<ObjectNode> BY_STAMP =
      Comparator.comparing((ObjectNode row) -> Json.text(row, "SystemModstamp"))
          .thenComparing(row -> Json.text(row, "Id"));

  private final Schema schema;
  private final Map<String, Map<String, ObjectNode>> live = new HashMap<>();
  private final Map<String, Map<String, ObjectNode>> bin = new HashMap<>();
  private final Map<String, NavigableSet<ObjectNode>> byStamp = new HashMap<>();
  private final List<Deletion> deletions = new ArrayList<>();
  private final Map<String, Set<String>> index = new HashMap<>();
  private final Deque<Runnable> undo = new ArrayDeque<>();
  private final List<Change> uncommitted = new ArrayList<>();
  private Consumer<List<Change>> committed = changes -> {};
  private long lastNumber = 1;
  private int depth;

  Records(Schema schema) {
    this.schema = schema;
  }

  /// Told of the changes of each transaction once they are there to stay.
  void heardBy(Consumer<List<Change>> ear) {
    committed = ear;
  }

  String nextId(String type) {
    return SalesforceIds.of(schema.type(type).prefix(), ++lastNumber);
  }

  Optional<ObjectNode> find(String type, String id) {
    return Optional.ofNullable(rows(live, type).get(SalesforceIds.full(id)));
  }

  Optional<ObjectNode> findDeleted(String type, String id) {
    return Optional.ofNullable(rows(bin, type).get(SalesforceIds.full(id)));
  }

  Collection<ObjectNode> all(String type) {
    return rows(live, type).values();
  }

  Collection<ObjectNode> recycled(String type) {
    return rows(bin, type).values();
  }

  /// Live rows and those in the recycle bin from a change on, in the order of their stamps and ids;
  /// sweeps ask for so many pages of them that each must not begin at the first row.
  Stream<ObjectNode> changedFrom(String type, String stamp, String id) {
    var from = Json.object().put("SystemModstamp", stamp).put("Id", id);
    return stamped(type).tailSet(from, true).stream();
  }

  private NavigableSet<ObjectNode> stamped(String type) {
    return byStamp.computeIfAbsent(type, _ -> new TreeSet<>(BY_STAMP));
  }

  List<Deletion> deletions() {
    return deletions;
  }

  /// The live rows whose reference, address or external id is this value.
  List<ObjectNode> by(String type, String field, String value) {
    return index.getOrDefault(key(type, field, value), Set.of()).stream()
        .flatMap(id -> find(type, id).stream())
        .toList();
  }

  void put(String type, ObjectNode row) {
    var id = Json.text(row, "Id");
    var before = rows(live, type).put(id, row);
    reindex(type, before, row);
    remember(() -> backTo(type, id, before));
    changed(new Change(type, before, row));
  }

  private void changed(Change change) {
    uncommitted.add(change);
    if (depth == 0) {
      commit();
    }
  }

  private void commit() {
    if (!uncommitted.isEmpty()) {
      var changes = List.copyOf(uncommitted);
      uncommitted.clear();
      committed.accept(changes);
    }
  }

  enum Afterlife {
    RECYCLED,
    GONE
  }

  void remove(String type, String id, String at, Afterlife afterlife) {
    var row = rows(live, type).remove(id);
    if (row == null) {
      return;
    }
    reindex(type, row, null);
    var deletion = new Deletion(type, id, at);
    deletions.add(deletion);
    if (afterlife == Afterlife.RECYCLED) {
      recycle(type, row.deepCopy().put("IsDeleted", true).put("SystemModstamp", at));
    }
    remember(
        () -> {
          deletions.remove(deletion);
          var binned = rows(bin, type).remove(id);
          if (binned != null) {
            stamped(type).remove(binned);
          }
          backTo(type, id, row);
        });
    changed(new Change(type, row, null));
  }

  /// Takes a row out of the recycle bin, for good.
  void purge(String type, String id) {
    var binned = rows(bin, type).remove(SalesforceIds.full(id));
    if (binned != null) {
      stamped(type).remove(binned);
    }
  }

  private void recycle(String type, ObjectNode row) {
    rows(bin, type).put(Json.text(row, "Id"), row);
    stamped(type).add(row);
  }

  /// Does the work; when it throws, nothing of it stays. May be nested.
  <T> T allOrNothing(Supplier<T> work) {
    int mark = undo.size();
    int told = uncommitted.size();
    boolean kept = false;
    depth++;
    try {
      var result = work.get();
      kept = true;
      return result;
    } finally {
      while (!kept && undo.size() > mark) {
        undo.pop().run();
      }
      if (!kept) {
        uncommitted.subList(told, uncommitted.size()).clear();
      }
      if (--depth == 0) {
        undo.clear();
        commit();
      }
    }
  }

  private void remember(Runnable back) {
    if (depth > 0) {
      undo.push(back);
    }
  }

  private void backTo(String type, String id, @Nullable ObjectNode row) {
    var now = rows(live, type).get(id);
    reindex(type, now, row);
    if (row == null) {
      rows(live, type).remove(id);
    } else {
      rows(live, type).put(id, row);
    }
  }

  private void reindex(String type, @Nullable ObjectNode before, @Nullable ObjectNode after) {
    if (before != null) {
      stamped(type).remove(before);
    }
    if (after != null) {
      stamped(type).add(after);
    }
    for (var field : schema.type(type).fields()) {
      if (isIndexed(field)) {
        var old = before == null ? "" : Json.text(before, field.name());
        var now = after == null ? "" : Json.text(after, field.name());
        if (!old.equals(now)) {
          var id = Json.text(after == null ? Objects.requireNonNull(before) : after, "Id");
          if (!old.isEmpty()) {
            index.getOrDefault(key(type, field.name(), old), new LinkedHashSet<>()).remove(id);
          }
          if (!now.isEmpty()) {
            index.computeIfAbsent(key(type, field.name(), now), k -> new LinkedHashSet<>()).add(id);
          }
        }
      }
    }
  }

  static boolean isIndexed(SObjectField field) {
    return field.has(SObjectField.Flag.EXTERNAL)
        || field.type() == FieldType.EMAIL
        || (field.type() == FieldType.REFERENCE && !field.target().equals("User"));
  }

  private static String key(String type, String field, String value) {
    return type + '|' + field + '|' + value.toLowerCase(Locale.ROOT) + '|' + shape(value);
  }

  /// Ids differ by case alone, external ids do not.
  private static String shape(String value) {
    return SalesforceIds.isId(value) ? value : "";
  }

  private static Map<String, ObjectNode> rows(
      Map<String, Map<String, ObjectNode>> all, String type) {
    return all.computeIfAbsent(type, t -> new LinkedHashMap<>());
  }

  ObjectNode state() {
    var state = Json.object().put("lastNumber", lastNumber);
    state.set("live", dump(live));
    state.set("bin", dump(bin));
    var gone = Json.array();
    deletions.forEach(d -> gone.add(Json.of(List.of(d.type(), d.id(), d.at()))));
    return (ObjectNode) state.set("deletions", gone);
  }

  void restore(ObjectNode state) {
    List.of(live, bin, index, byStamp).forEach(Map::clear);
    deletions.clear();
    lastNumber = state.path("lastNumber").asLong();
    each(state.path("live"), this::take);
    each(state.path("bin"), this::recycle);
    for (JsonNode d : state.path("deletions")) {
      deletions.add(new Deletion(d.get(0).asString(), d.get(1).asString(), d.get(2).asString()));
    }
  }

  private void take(String type, ObjectNode row) {
    rows(live, type).put(Json.text(row, "Id"), row);
    reindex(type, null, row);
  }

  private static ObjectNode dump(Map<String, Map<String, ObjectNode>> all) {
    var dump = Json.object();
    all.forEach((type, rows) -> dump.set(type, Json.array(rows.values())));
    return dump;
  }

  private static void each(JsonNode dump, BiConsumer<String, ObjectNode> use) {
    for (var entry : dump.properties()) {
      for (JsonNode row : (ArrayNode) entry.getValue()) {
        use.accept(entry.getKey(), (ObjectNode) row);
      }
    }
  }
}
