package org.unisono.simulators.salesforce;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.unisono.simulators.Json;
import org.unisono.simulators.Request;
import tools.jackson.databind.node.ObjectNode;

/// `If-Modified-Since` and `If-Unmodified-Since` of calls for one row.
final class Preconditions {
  private Preconditions() {}

  /// Refuses the call where the row was changed after the time that the caller knows of.
  static void check(Request request, ObjectNode row) {
    boolean changed =
        time(request, "If-Unmodified-Since").filter(t -> changedAt(row).isAfter(t)).isPresent();
    if (changed) {
      throw new SalesforceRefused(
          412, "PRECONDITION_FAILED", "The record was changed since", List.of());
    }
  }

  /// Whether the caller has the row already.
  static boolean isKnown(Request request, ObjectNode row) {
    return time(request, "If-Modified-Since").filter(t -> !changedAt(row).isAfter(t)).isPresent();
  }

  private static Instant changedAt(ObjectNode row) {
    return SalesforceTime.parse(Json.text(row, "LastModifiedDate"));
  }

  /// A header that cannot be read counts for nothing.
  private static Optional<Instant> time(Request request, String header) {
    try {
      var text = request.header(header);
      return text.isEmpty()
          ? Optional.empty()
          : Optional.of(
              ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException unreadable) {
      return Optional.empty();
    }
  }
}
