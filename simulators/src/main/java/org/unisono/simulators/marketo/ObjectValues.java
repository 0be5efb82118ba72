package org.unisono.simulators.marketo;

import java.util.List;
import org.unisono.simulators.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Whether values fit the fields that `describe.json` tells.
final class ObjectValues {
  private static final String DATE = "\\d{4}-\\d{2}-\\d{2}";

  private ObjectValues() {}

  /// @param by the fields that the record is known by, which may be given though they cannot change
  static void require(ObjectNode described, ObjectNode values, List<String> by) {
    for (var entry : values.properties()) {
      var name = entry.getKey();
      var field =
          described
              .path("fields")
              .valueStream()
              .filter(f -> Json.text(f, "name").equals(name))
              .findFirst()
              .orElseThrow(
                  () -> new MarketoRefused("1006", "Field '%s' not found".formatted(name)));
      boolean may = field.path("updateable").asBoolean() || by.contains(name);
      if (!may) {
        throw new MarketoRefused("1011", "Field '%s' is not supported".formatted(name));
      }
      requireType(name, Json.text(field, "dataType"), entry.getValue());
    }
  }

  static void requireType(String name, String type, JsonNode value) {
    var text = value.asString("");
    boolean fits =
        value.isNull()
            || text.isEmpty()
            || switch (type) {
              case "integer" -> text.matches("-?\\d{1,18}");
              case "float", "currency", "percent" -> text.matches("-?\\d{1,15}(\\.\\d{1,10})?");
              case "boolean" -> text.matches("(?i)true|false|1|0|yes|no");
              case "date" -> text.matches(DATE);
              case "datetime" -> text.matches(DATE + "T[\\d:.]+(Z|[+-]\\d{2}:?\\d{2})?");
              default -> value.isValueNode();
            };
    if (!fits) {
      throw new MarketoRefused(
          "1001", "Invalid value '%s' for '%s'. Required of type '%s'".formatted(text, name, type));
    }
  }
}
