package org.unisono.simulators.hubspot;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.unisono.simulators.Json;
import tools.jackson.databind.JsonNode;

/// `filterGroups`: any group matches when all its filters do. At most 5 groups, 6 filters each.
final class SearchFilters {
  private final Properties properties;
  private final CrmType type;
  private final JsonNode groups;

  SearchFilters(Properties properties, CrmType type, JsonNode groups) {
    this.properties = properties;
    this.type = type;
    this.groups = groups;
    if (groups.size() > 5 || stream(groups).anyMatch(g -> g.path("filters").size() > 6)) {
      throw HubSpotRefused.invalid("A search has at most 5 filter groups with 6 filters each");
    }
    stream(groups).flatMap(g -> stream(g.path("filters"))).forEach(this::check);
  }

  boolean match(JsonNode row) {
    return groups.isEmpty()
        || stream(groups).anyMatch(g -> stream(g.path("filters")).allMatch(f -> holds(f, row)));
  }

  private void check(JsonNode filter) {
    var name = Json.text(filter, "propertyName");
    if (properties.find(type.plural(), name).isEmpty()) {
      throw HubSpotRefused.invalid(
          "There was a problem with the request. Unknown property: " + name);
    }
  }

  private boolean holds(JsonNode filter, JsonNode row) {
    var name = Json.text(filter, "propertyName");
    var stored = Json.text(row, name);
    var value = Json.text(filter, "value");
    var operator = Json.text(filter, "operator");
    if (operator.equals("HAS_PROPERTY") || operator.equals("NOT_HAS_PROPERTY")) {
      return stored.isEmpty() == operator.equals("NOT_HAS_PROPERTY");
    }
    if (stored.isEmpty()) {
      return operator.equals("NEQ") || operator.startsWith("NOT_");
    }
    return switch (operator) {
      case "EQ" -> order(name, stored, value) == 0;
      case "NEQ" -> order(name, stored, value) != 0;
      case "LT" -> order(name, stored, value) < 0;
      case "LTE" -> order(name, stored, value) <= 0;
      case "GT" -> order(name, stored, value) > 0;
      case "GTE" -> order(name, stored, value) >= 0;
      case "BETWEEN" ->
          order(name, stored, value) >= 0
              && order(name, stored, Json.text(filter, "highValue")) <= 0;
      case "IN" -> among(name, stored, filter);
      case "NOT_IN" -> !among(name, stored, filter);
      case "CONTAINS_TOKEN" -> hasToken(stored, value);
      case "NOT_CONTAINS_TOKEN" -> !hasToken(stored, value);
      default -> throw HubSpotRefused.invalid("Unknown operator: " + operator);
    };
  }

  private boolean among(String name, String stored, JsonNode filter) {
    return stream(filter.path("values")).anyMatch(v -> order(name, stored, v.asString()) == 0);
  }

  private static boolean hasToken(String stored, String token) {
    var wanted = token.toLowerCase(Locale.ROOT).replace("*", "");
    return stored.toLowerCase(Locale.ROOT).contains(wanted);
  }

  private int order(String name, String stored, String value) {
    var kind = properties.find(type.plural(), name).map(Property::type).orElse("string");
    try {
      return switch (kind) {
        case "datetime" -> HubSpotTime.parse(stored).compareTo(HubSpotTime.parse(value));
        case "number" -> new BigDecimal(stored).compareTo(new BigDecimal(value));
        default -> stored.compareToIgnoreCase(value);
      };
    } catch (DateTimeException | NumberFormatException wrongType) {
      throw HubSpotRefused.invalid("%s is not a value for %s".formatted(value, name));
    }
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
