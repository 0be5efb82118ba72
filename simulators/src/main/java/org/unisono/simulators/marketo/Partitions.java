package org.unisono.simulators.marketo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.unisono.simulators.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Lead partitions: who was made in another one than the first stays there.
final class Partitions {
  private static final String FIRST = "Default";
  private static final List<String> NAMES = List.of(FIRST, "Partners");

  private final Map<Long, String> others = new HashMap<>();

  static List<ObjectNode> all() {
    return NAMES.stream()
        .map(
            n ->
                Json.object()
                    .put("id", NAMES.indexOf(n) + 1)
                    .put("name", n)
                    .put("description", n + " lead partition"))
        .toList();
  }

  /// An empty name means the first one.
  void require(String name) {
    if (!name.isEmpty() && !NAMES.contains(name)) {
      throw new MarketoRefused("1008", "Access denied for partition '%s'".formatted(name));
    }
  }

  void requireSame(long lead, String name) {
    if (!others.getOrDefault(lead, FIRST).equals(name)) {
      throw new MarketoRefused(
          "1010", "Partition update not allowed: the lead is in another partition");
    }
  }

  void put(long lead, String name) {
    if (!name.isEmpty() && !name.equals(FIRST)) {
      others.put(lead, name);
    }
  }

  JsonNode state() {
    return Json.of(others);
  }

  void restore(JsonNode state) {
    others.clear();
    state.properties().forEach(e -> others.put(Long.valueOf(e.getKey()), e.getValue().asString()));
  }
}
