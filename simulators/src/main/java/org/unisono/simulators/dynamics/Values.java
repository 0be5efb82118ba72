package org.unisono.simulators.dynamics;

import org.unisono.simulators.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Whether a value fits its column.
final class Values {
  private Values() {}

  static JsonNode checked(Column column, JsonNode value) {
    if (value.isNull()) {
      return value;
    }
    boolean fits =
        switch (column.type()) {
          case "string", "memo" -> value.isString();
          case "picklist", "state", "status", "integer" -> value.isIntegralNumber();
          case "decimal", "money" -> value.isNumber();
          case "boolean" -> value.isBoolean();
          case "date" -> value.asString("").matches("\\d{4}-\\d{2}-\\d{2}");
          case "datetime" -> value.asString("").matches("\\d{4}-\\d{2}-\\d{2}(T[\\d:.]+Z)?");
          default -> true;
        };
    if (!fits) {
      throw new DynamicsRefused(
          400,
          "0x80048d19",
          "Cannot convert the value given for '%s' to its type.".formatted(column.name()));
    }
    if (column.length() > 0 && value.asString().length() > column.length()) {
      throw new DynamicsRefused(
          400,
          "0x80044331",
          "The length of the '%s' attribute exceeded the maximum allowed length of '%d'."
              .formatted(column.name(), column.length()));
    }
    if (column.hasOptions() && !column.options().containsKey(value.asInt())) {
      throw new DynamicsRefused(
          400,
          "0x8004431a",
          "The value '%d' of '%s' is outside the valid range."
              .formatted(value.asInt(), column.name()));
    }
    return column.type().equals("datetime") && value.asString().length() == 10
        ? Json.parse("\"" + value.asString() + "T00:00:00Z\"")
        : value;
  }

  /// How a value is shown to people; empty where it is shown as it is.
  static String formatted(Column column, ObjectNode row) {
    var value = row.path(column.name());
    return column.hasOptions() && value.isNumber()
        ? column.options().getOrDefault(value.asInt(), "")
        : "";
  }
}
