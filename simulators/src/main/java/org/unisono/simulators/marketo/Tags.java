package org.unisono.simulators.marketo;

import java.util.List;
import java.util.Optional;
import org.unisono.simulators.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Kinds of tags that programs carry, each with the values that it may have.
final class Tags {
  private static final List<ObjectNode> ALL =
      List.of(
          type("Country", "event, program, email", "[Italy,Finland,Germany]"),
          type("Business unit", "event, program", "[Solar,Heating]"));

  private Tags() {}

  private static ObjectNode type(String name, String programs, String values) {
    var type = Json.object().put("tagType", name).put("applicableProgramTypes", programs);
    return type.put("required", false).put("allowableValues", values);
  }

  static List<ObjectNode> all() {
    return ALL;
  }

  static Optional<ObjectNode> named(String name) {
    return ALL.stream().filter(t -> Json.text(t, "tagType").equals(name)).findFirst();
  }

  /// @param given `[{"tagType", "tagValue"}]`
  static ArrayNode checked(JsonNode given) {
    for (var tag : given) {
      var values = named(Json.text(tag, "tagType")).map(t -> Json.text(t, "allowableValues"));
      boolean fits =
          values
              .map(v -> List.of(v.substring(1, v.length() - 1).split(",")))
              .filter(v -> v.contains(Json.text(tag, "tagValue")))
              .isPresent();
      if (!fits) {
        throw new MarketoRefused("709", "Invalid tag type or value");
      }
    }
    return given.valueStream().collect(Json.toArray());
  }
}
