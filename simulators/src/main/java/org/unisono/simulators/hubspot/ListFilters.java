package org.unisono.simulators.hubspot;

import java.util.Locale;
import org.unisono.simulators.Json;
import tools.jackson.databind.JsonNode;

/// Whether a record is in a list by its filter tree: OR and AND branches of PROPERTY filters. Other
/// kinds of filters match nobody.
final class ListFilters {
  private ListFilters() {}

  static boolean match(JsonNode branch, JsonNode row) {
    var filters = branch.path("filters");
    var branches = branch.path("filterBranches");
    if (filters.isEmpty() && branches.isEmpty()) {
      return false;
    }
    if (Json.text(branch, "filterBranchType").equals("AND")) {
      return filters.valueStream().allMatch(f -> holds(f, row))
          && branches.valueStream().allMatch(b -> match(b, row));
    }
    return filters.valueStream().anyMatch(f -> holds(f, row))
        || branches.valueStream().anyMatch(b -> match(b, row));
  }

  private static boolean holds(JsonNode filter, JsonNode row) {
    if (!Json.text(filter, "filterType").equals("PROPERTY")) {
      return false;
    }
    var stored = Json.text(row, Json.text(filter, "property")).toLowerCase(Locale.ROOT);
    var operation = filter.path("operation");
    boolean among =
        operation.path("values").valueStream().anyMatch(v -> same(v, stored))
            || (operation.has("value") && same(operation.path("value"), stored));
    return switch (Json.text(operation, "operator")) {
      case "IS_EQUAL_TO", "IS_ANY_OF", "IS_EXACTLY" -> among;
      case "IS_NOT_EQUAL_TO", "IS_NONE_OF" -> !among;
      case "IS_KNOWN" -> !stored.isEmpty();
      case "IS_UNKNOWN" -> stored.isEmpty();
      case "CONTAINS" -> stored.contains(Json.text(operation, "value").toLowerCase(Locale.ROOT));
      default -> false;
    };
  }

  private static boolean same(JsonNode value, String stored) {
    return value.asString().toLowerCase(Locale.ROOT).equals(stored);
  }
}
