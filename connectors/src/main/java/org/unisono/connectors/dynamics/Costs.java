package org.unisono.connectors.dynamics;

import java.math.BigDecimal;
import org.unisono.connectors.http.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The actual cost, which Dynamics computes: the activities' costs and the others. What is written
/// are the others.
final class Costs {
  static final String WRITTEN = "othercost";
  private static final String OF_ACTIVITIES = "totalcampaignactivityactualcost";

  private Costs() {}

  /// @param row as it was read; empty for a new one
  static void put(ObjectNode body, String total, JsonNode row) {
    if (total.isEmpty()) {
      body.putNull(WRITTEN);
      return;
    }
    if (!row.isEmpty() && !row.has(OF_ACTIVITIES)) {
      throw EntityShelf.refused(
          "readOnly", Entity.TOTAL_COST, "What the activities cost cannot be read.");
    }
    var spent = Json.text(row, OF_ACTIVITIES);
    var others =
        new BigDecimal(total).subtract(spent.isEmpty() ? BigDecimal.ZERO : new BigDecimal(spent));
    if (others.signum() < 0) {
      throw EntityShelf.refused(
          "costBelowActivities",
          Entity.TOTAL_COST,
          "The campaign's activities alone cost " + spent + ".");
    }
    body.put(WRITTEN, others);
  }
}
