package org.unisono.simulators.hubspot;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.unisono.simulators.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The steps of a workflow. Each has a number of its own, leads to steps that are there, and can be
/// reached from the first; the last ones lead nowhere, and have no connection then.
final class FlowActions {
  private FlowActions() {}

  /// Refuses steps that do not hang together; notes the first one, and the next free number.
  static void settle(ObjectNode flow) {
    Map<String, JsonNode> actions = new LinkedHashMap<>();
    for (var action : flow.path("actions")) {
      var id = Json.text(action, "actionId");
      if (!id.matches("\\d{1,9}") || actions.put(id, action) != null) {
        throw refused("actionId '%s' is missing or taken".formatted(id));
      }
    }
    long last = actions.keySet().stream().mapToLong(Long::parseLong).max().orElse(0);
    flow.put("nextAvailableActionId", String.valueOf(last + 1));
    if (actions.isEmpty()) {
      flow.remove("startActionId");
      return;
    }
    var start = Json.text(flow, "startActionId");
    if (!actions.containsKey(start)) {
      start = actions.keySet().iterator().next();
      flow.put("startActionId", start);
    }
    var missing = new HashSet<>(actions.keySet());
    missing.removeAll(reached(start, actions));
    if (!missing.isEmpty()) {
      throw refused("actions that cannot be reached: " + List.copyOf(missing));
    }
  }

  private static HubSpotRefused refused(String why) {
    return HubSpotRefused.invalid("Invalid input JSON: " + why);
  }

  private static Set<String> reached(String start, Map<String, JsonNode> actions) {
    var reached = new HashSet<String>();
    var open = new ArrayDeque<>(List.of(start));
    while (!open.isEmpty()) {
      var id = open.pop();
      var action = actions.get(id);
      if (action == null) {
        throw refused("a connection leads to action '%s', which is not there".formatted(id));
      }
      if (reached.add(id)) {
        next(action).forEach(open::push);
      }
    }
    return reached;
  }

  /// By whichever kind of connection or branch.
  private static Stream<String> next(JsonNode action) {
    return action.findValues("nextActionId").stream().map(n -> n.isNull() ? "" : n.asString());
  }
}
