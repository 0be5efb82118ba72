package org.unisono.simulators.hubspot;

import java.time.DateTimeException;
import java.time.Instant;
import org.unisono.simulators.Json;
import tools.jackson.databind.JsonNode;

/// The span of changes, in milliseconds, that a search asks for; the whole of time where it names
/// none.
///
/// @param isAll whether it asks for nothing else
record ChangeSpan(long from, long end, boolean isAll) {
  private static final long LAST = Instant.parse("2038-01-01T00:00:00Z").toEpochMilli();
  private static final ChangeSpan ANY = new ChangeSpan(0, LAST, false);

  boolean isOpen() {
    return from == 0 && end == LAST;
  }

  static ChangeSpan of(CrmType type, JsonNode groups) {
    if (groups.isEmpty()) {
      return new ChangeSpan(0, LAST, true);
    }
    if (groups.size() > 1) {
      return ANY;
    }
    var filters = groups.path(0).path("filters");
    var span = ANY;
    for (var filter : filters) {
      if (Json.text(filter, "propertyName").equals(type.modified())) {
        span = of(filter);
      }
    }
    return new ChangeSpan(span.from(), span.end(), filters.size() == 1 && !span.isOpen());
  }

  /// A value that is none is for the filter itself to refuse.
  private static ChangeSpan of(JsonNode filter) {
    try {
      var at = HubSpotTime.parse(Json.text(filter, "value"));
      long millis = at.toEpochMilli();
      boolean whole = at.equals(Instant.ofEpochMilli(millis)) && millis > 0 && millis < LAST;
      return switch (whole ? Json.text(filter, "operator") : "") {
        case "EQ" -> new ChangeSpan(millis, millis, false);
        case "GT" -> new ChangeSpan(millis + 1, LAST, false);
        case "GTE" -> new ChangeSpan(millis, LAST, false);
        default -> ANY;
      };
    } catch (DateTimeException unreadable) {
      return ANY;
    }
  }
}
