package org.unisono.simulators.hubspot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.unisono.simulators.Json;
import org.unisono.simulators.LazyList;
import org.unisono.simulators.SimulatedClock;
import org.unisono.simulators.SortedIds;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Lists and their members. MANUAL ones are written, DYNAMIC ones computed, SNAPSHOT ones computed
/// once and written from then on.
final class ContactLists {
  private static final class Entry {
    ObjectNode list;
    final Map<String, String> joined = new LinkedHashMap<>();
    final SortedIds ids = new SortedIds();

    Entry(ObjectNode list) {
      this.list = list;
    }

    /// Whether it was not on the list before.
    boolean join(String record, String at) {
      ids.add(Long.parseLong(record));
      return joined.putIfAbsent(record, at) == null;
    }

    @Nullable String leave(String record) {
      var at = joined.remove(record);
      if (at != null) {
        ids.remove(Long.parseLong(record));
      }
      return at;
    }
  }

  private final CrmObjects objects;
  private final SimulatedClock clock;
  private final Workflows workflows;
  private final Happening.Witness witness;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private long lastId;

  ContactLists(
      CrmObjects objects, SimulatedClock clock, Workflows workflows, Happening.Witness witness) {
    this.witness = witness;
    this.objects = objects;
    this.clock = clock;
    this.workflows = workflows;
  }

  /// Refuses a name that a list of the same kind of object has.
  ObjectNode create(JsonNode wish) {
    var name = Json.text(wish, "name");
    var type = CrmType.of(Json.text(wish, "objectTypeId"));
    var processing = Json.text(wish, "processingType");
    if (name.isEmpty() || !List.of("MANUAL", "DYNAMIC", "SNAPSHOT").contains(processing)) {
      throw HubSpotRefused.invalid("A list needs a name and a processingType");
    }
    if (named(type, name).isPresent()) {
      throw HubSpotRefused.invalid("List name '%s' is already in use".formatted(name));
    }
    var now = HubSpotTime.text(clock.stamp());
    var list =
        Json.object()
            .put("listId", String.valueOf(++lastId))
            .put("listVersion", 1)
            .put("name", name)
            .put("objectTypeId", type.typeId())
            .put("processingType", processing)
            .put("processingStatus", "COMPLETE")
            .put("createdAt", now)
            .put("updatedAt", now);
    if (wish.has("filterBranch")) {
      list.set("filterBranch", wish.path("filterBranch"));
    }
    var entry = new Entry(list);
    entries.put(Json.text(list, "listId"), entry);
    if (processing.equals("SNAPSHOT")) {
      matching(list).forEach(id -> entry.join(id, now));
    }
    return shown(entry);
  }

  List<ObjectNode> all() {
    return entries.values().stream().filter(e -> !isDeleted(e)).map(this::shown).toList();
  }

  ObjectNode require(String id) {
    return shown(entry(id));
  }

  Optional<ObjectNode> named(CrmType type, String name) {
    return all().stream()
        .filter(l -> Json.text(l, "name").equalsIgnoreCase(name))
        .filter(l -> Json.text(l, "objectTypeId").equals(type.typeId()))
        .findFirst();
  }

  ObjectNode set(String id, String field, JsonNode value) {
    var entry = entry(id);
    entry.list = entry.list.deepCopy();
    entry.list.set(field, value);
    int version = entry.list.path("listVersion").asInt();
    entry.list.put("listVersion", version + 1).put("updatedAt", HubSpotTime.text(clock.stamp()));
    return shown(entry);
  }

  void delete(String id) {
    set(id, "deletedAt", Json.of(HubSpotTime.text(clock.stamp())));
  }

  void bringBack(String id) {
    var entry = entries.get(id);
    if (entry == null) {
      throw HubSpotRefused.notFound("List does not exist with ID " + id + ".");
    }
    entry.list = entry.list.deepCopy();
    entry.list.remove("deletedAt");
  }

  /// Record id → when it joined, in joining order.
  Map<String, String> members(String id) {
    return membersOf(entry(id));
  }

  /// As rows, by ascending record id.
  List<ObjectNode> byRecord(String id) {
    var entry = entry(id);
    if (Json.text(entry.list, "processingType").equals("DYNAMIC")) {
      var members = membersOf(entry);
      var sorted = new SortedIds();
      members.keySet().forEach(r -> sorted.add(Long.parseLong(r)));
      return sorted.from(0, r -> row(members, String.valueOf(r)));
    }
    return entry.ids.from(0, r -> row(entry.joined, String.valueOf(r)));
  }

  /// As rows, in joining order.
  List<ObjectNode> byJoining(String id) {
    var members = members(id);
    return new LazyList<>(List.copyOf(members.keySet()), r -> row(members, r));
  }

  private static ObjectNode row(Map<String, String> members, String record) {
    return Json.object()
        .put("recordId", record)
        .put("membershipTimestamp", members.getOrDefault(record, ""));
  }

  /// Answers what was new, what was there and left, and what does not exist.
  ObjectNode change(String id, List<String> toAdd, List<String> toRemove) {
    var entry = entry(id);
    if (Json.text(entry.list, "processingType").equals("DYNAMIC")) {
      throw HubSpotRefused.invalid(
          "Cannot update memberships of a list with processing type DYNAMIC.");
    }
    var type = CrmType.of(Json.text(entry.list, "objectTypeId"));
    var missing = new ArrayList<String>();
    var added = new ArrayList<String>();
    for (var record : toAdd) {
      if (objects.find(type, record).isEmpty()) {
        missing.add(record);
      } else if (entry.join(record, HubSpotTime.text(clock.stamp()))) {
        added.add(record);
        workflows.joined(id, record);
        witness.saw(Happening.onList(type, record, Happening.Kind.JOINED, id));
      }
    }
    var removed = toRemove.stream().filter(r -> entry.leave(r) != null).toList();
    removed.forEach(r -> witness.saw(Happening.onList(type, r, Happening.Kind.LEFT, id)));
    var answer = Json.object();
    // "recordsIdsAdded": HubSpot's own spelling.
    answer.set("recordsIdsAdded", Json.of(added));
    answer.set("recordIdsRemoved", Json.of(removed));
    return (ObjectNode) answer.set("recordIdsMissing", Json.of(missing));
  }

  List<ObjectNode> holding(CrmType type, String recordId) {
    return entries.values().stream()
        .filter(e -> !isDeleted(e))
        .filter(e -> Json.text(e.list, "objectTypeId").equals(type.typeId()))
        .filter(e -> membersOf(e).containsKey(recordId))
        .map(
            e -> {
              var at = membersOf(e).getOrDefault(recordId, "");
              return Json.object()
                  .put("listId", Json.text(e.list, "listId"))
                  .put("listVersion", e.list.path("listVersion").asInt())
                  .put("firstAddedTimestamp", at)
                  .put("lastAddedTimestamp", at);
            })
        .toList();
  }

  void forget(String recordId) {
    entries.values().forEach(e -> e.leave(recordId));
  }

  /// After a merge: who was in a list as the loser is in it as the winner.
  void rename(String loser, String winner) {
    for (var entry : entries.values()) {
      var at = entry.leave(loser);
      if (at != null) {
        entry.join(winner, at);
      }
    }
  }

  private Map<String, String> membersOf(Entry entry) {
    if (!Json.text(entry.list, "processingType").equals("DYNAMIC")) {
      return entry.joined;
    }
    var members = new LinkedHashMap<String, String>();
    var since = Json.text(entry.list, "createdAt");
    matching(entry.list).forEach(id -> members.put(id, since));
    return members;
  }

  private List<String> matching(ObjectNode list) {
    var branch = list.path("filterBranch");
    return objects.all(CrmType.of(Json.text(list, "objectTypeId"))).stream()
        .filter(row -> ListFilters.match(branch, row.path("properties")))
        .map(row -> Json.text(row, "id"))
        .toList();
  }

  private ObjectNode shown(Entry entry) {
    return entry.list.deepCopy().put("size", membersOf(entry).size());
  }

  private Entry entry(String id) {
    var entry = entries.get(id);
    if (entry == null || isDeleted(entry)) {
      throw HubSpotRefused.notFound("List does not exist with ID " + id + ".");
    }
    return entry;
  }

  private static boolean isDeleted(Entry entry) {
    return entry.list.has("deletedAt");
  }

  ObjectNode state() {
    var state = Json.object().put("lastId", lastId);
    var lists = state.putArray("lists");
    for (var entry : entries.values()) {
      var node = lists.addObject();
      node.set("list", entry.list);
      node.set("joined", Json.of(entry.joined));
    }
    return state;
  }

  void restore(JsonNode state) {
    entries.clear();
    lastId = state.path("lastId").asLong();
    for (JsonNode node : state.path("lists")) {
      var entry = new Entry((ObjectNode) node.path("list"));
      node.path("joined")
          .properties()
          .forEach(j -> entry.join(j.getKey(), j.getValue().asString()));
      entries.put(Json.text(entry.list, "listId"), entry);
    }
  }
}
