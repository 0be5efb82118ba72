package org.unisono.simulators.marketo;

import org.unisono.simulators.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// From where on members are read by exports only, how much may be exported in a day, and whether
/// the subscription knows the filter `updatedAt`, which some do not. `POST /_sim/automations` sets
/// them.
final class BulkLimits {
  private int membersPerRead = 100_000;
  private long exportBytesPerDay = 500_000_000;
  private boolean updatedAtFilter = true;

  /// False where there is no such switch.
  boolean set(String name, JsonNode value) {
    switch (name) {
      case "membersPerRead" -> membersPerRead = value.asInt();
      case "exportBytesPerDay" -> exportBytesPerDay = value.asLong();
      case "updatedAtFilter" -> updatedAtFilter = value.asBoolean();
      default -> {
        return false;
      }
    }
    return true;
  }

  int membersPerRead() {
    return membersPerRead;
  }

  long exportBytesPerDay() {
    return exportBytesPerDay;
  }

  boolean hasUpdatedAtFilter() {
    return updatedAtFilter;
  }

  ObjectNode toJson() {
    return Json.object()
        .put("membersPerRead", membersPerRead)
        .put("exportBytesPerDay", exportBytesPerDay)
        .put("updatedAtFilter", updatedAtFilter);
  }
}
