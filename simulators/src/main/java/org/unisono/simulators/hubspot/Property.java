package org.unisono.simulators.hubspot;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.unisono.simulators.Json;
import tools.jackson.databind.node.ObjectNode;

/// A property's definition.
///
/// @param label as the vendor's own pages name it
/// @param flags `read`, `unique`, `default` (shown when nothing is asked for), `custom`
/// @param labels of the options whose label does not follow from the value
record Property(
    String name,
    String label,
    String type,
    String fieldType,
    Set<String> flags,
    List<String> options,
    Map<String, String> labels) {

  boolean has(String flag) {
    return flags.contains(flag);
  }

  ObjectNode toJson() {
    var node =
        Json.object()
            .put("name", name)
            .put("label", label)
            .put("type", type)
            .put("fieldType", fieldType)
            .put("description", "")
            .put("groupName", "information")
            .put("hasUniqueValue", has("unique"))
            .put("hubspotDefined", !has("custom"))
            .put("archived", false)
            .put("hidden", false)
            .put("formField", !has("read"))
            .put("calculated", false);
    node.putObject("modificationMetadata")
        .put("readOnlyValue", has("read"))
        .put("readOnlyDefinition", !has("custom"))
        .put("archivable", has("custom"));
    var values = node.putArray("options");
    for (int i = 0; i < options.size(); i++) {
      values
          .addObject()
          .put("label", labels.getOrDefault(options.get(i), label(options.get(i))))
          .put("value", options.get(i))
          .put("displayOrder", i)
          .put("hidden", false);
    }
    return node;
  }

  /// `in_progress` reads as "In progress" there.
  private static String label(String option) {
    var words = option.replace('_', ' ');
    return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
