package org.unisono.simulators.marketo;

import java.time.Instant;
import org.unisono.simulators.Json;
import org.unisono.simulators.Request;
import tools.jackson.databind.node.ObjectNode;

/// When something was last changed, as `earliestUpdatedAt` and `latestUpdatedAt` ask for it.
record UpdatedRange(Instant from, Instant until) {
  static UpdatedRange of(Request request) {
    return new UpdatedRange(
        request.param("earliestUpdatedAt").map(MarketoTime::parse).orElse(Instant.MIN),
        request.param("latestUpdatedAt").map(MarketoTime::parse).orElse(Instant.MAX));
  }

  boolean holds(ObjectNode row) {
    var updated = MarketoTime.parse(Json.text(row, "updatedAt"));
    return !updated.isBefore(from) && !updated.isAfter(until);
  }
}
