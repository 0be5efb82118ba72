package org.unisono.connectors.marketo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.unisono.connectors.http.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Which programs of the overlap were read with their costs already: each takes a call of its own,
/// and the overlap comes up in every pass. Kept in the cursor by id, with the stamps they had then.
final class CostlyPrograms {
  /// A second change within the moment of the first bears the same stamp.
  private static final Duration MOMENT = Duration.ofMinutes(1);

  private final ObjectNode told;
  private final String upTo;

  private CostlyPrograms(ObjectNode told, String upTo) {
    this.told = told;
    this.upTo = upTo;
  }

  static CostlyPrograms of(ObjectNode state) {
    var told = state.path("told") instanceof ObjectNode known ? known : Json.object();
    return new CostlyPrograms(told.deepCopy(), Json.text(state, "upTo"));
  }

  /// Those that changed since they were read, or may have.
  List<JsonNode> news(List<JsonNode> rows) {
    return rows.stream().filter(this::isNews).toList();
  }

  private boolean isNews(JsonNode row) {
    var stamp = Json.text(row, "updatedAt");
    return upTo.isEmpty()
        || !Json.text(told, Json.text(row, "id")).equals(stamp)
        || !Stamps.parse(stamp).isBefore(Instant.parse(upTo).minus(MOMENT));
  }

  /// With what was read of a page.
  ///
  /// @param newest stamp of the pass so far; empty where there is none
  /// @param last whether the pass is over
  void into(ObjectNode state, List<JsonNode> read, String newest, boolean last) {
    read.forEach(row -> told.put(Json.text(row, "id"), Json.text(row, "updatedAt")));
    if (!newest.isEmpty()) {
      var from = Instant.parse(Stamps.over(newest));
      told.removeIf(stamp -> Stamps.parse(stamp.asString("")).isBefore(from));
    }
    state.set("told", told);
    state.put("upTo", last && !newest.isEmpty() ? newest : upTo);
  }
}
