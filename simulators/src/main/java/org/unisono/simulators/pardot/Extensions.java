package org.unisono.simulators.pardot;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.unisono.simulators.Json;
import tools.jackson.databind.JsonNode;

/// The other systems that may tell what prospects did there, each with the activities that it may
/// tell. They are set up in Salesforce, by people.
final class Extensions {
  private final Map<String, List<String>> activities = new LinkedHashMap<>();

  /// These and no others from now on.
  void set(JsonNode all) {
    activities.clear();
    for (var entry : all.properties()) {
      activities.put(
          entry.getKey(), entry.getValue().valueStream().map(JsonNode::asString).toList());
    }
  }

  boolean has(String extension) {
    return activities.containsKey(extension);
  }

  boolean has(String extension, String type) {
    return activities.getOrDefault(extension, List.of()).contains(type);
  }

  JsonNode state() {
    return Json.of(activities);
  }
}
