package org.unisono.simulators.marketo;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.unisono.simulators.Json;
import org.unisono.simulators.SimulatedClock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Static lists.
final class StaticLists {
  private final Activities activities;
  private final SimulatedClock clock;
  private final Map<Long, ObjectNode> all = new LinkedHashMap<>();
  private final Map<Long, Set<Long>> members = new LinkedHashMap<>();
  private long made = 2_000;

  StaticLists(Activities activities, SimulatedClock clock) {
    this.activities = activities;
    this.clock = clock;
  }

  List<ObjectNode> all() {
    return List.copyOf(all.values());
  }

  ObjectNode require(long id) {
    var list = all.get(id);
    if (list == null) {
      throw new MarketoRefused("1013", "List '%d' not found".formatted(id));
    }
    return list;
  }

  /// In the group lists of the whole workspace.
  ObjectNode create(String name) {
    return create(name, 0);
  }

  /// @param program in which it lies; 0 for none
  ObjectNode create(String name, long program) {
    var now = MarketoTime.text(clock.stamp());
    var list = Json.object().put("id", ++made).put("name", name);
    list.put("workspaceName", "Default").put("createdAt", now).put("updatedAt", now);
    list.put("programId", program);
    all.put(made, list);
    members.put(made, new LinkedHashSet<>());
    return list;
  }

  Set<Long> members(long id) {
    require(id);
    return members.computeIfAbsent(id, l -> new LinkedHashSet<>());
  }

  String add(long id, long lead) {
    boolean fresh = members(id).add(lead);
    return told(id, lead, fresh, Activities.ADD_TO_LIST, "added", "skipped");
  }

  String remove(long id, long lead) {
    if (!members(id).remove(lead)) {
      throw new MarketoRefused("1015", "Lead '%d' not in list".formatted(lead));
    }
    return told(id, lead, true, Activities.REMOVE_FROM_LIST, "removed", "skipped");
  }

  private String told(long id, long lead, boolean changed, int type, String yes, String no) {
    if (changed) {
      activities.add(type, lead, id, Json.text(require(id), "name"), Map.of());
    }
    return changed ? yes : no;
  }

  void forget(long lead) {
    members.values().forEach(m -> m.remove(lead));
  }

  ObjectNode state() {
    var state = Json.object().put("made", made);
    state.set("all", Json.array(all.values()));
    return (ObjectNode) state.set("members", Json.of(members));
  }

  void restore(JsonNode state) {
    all.clear();
    members.clear();
    made = state.path("made").asLong();
    state.path("all").forEach(l -> all.put(l.path("id").asLong(), (ObjectNode) l));
    for (var entry : state.path("members").properties()) {
      var ids = new LinkedHashSet<Long>();
      entry.getValue().forEach(v -> ids.add(v.asLong()));
      members.put(Long.parseLong(entry.getKey()), ids);
    }
  }
}
