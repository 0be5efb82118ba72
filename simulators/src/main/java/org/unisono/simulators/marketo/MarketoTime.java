package org.unisono.simulators.marketo;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;

/// Moments as Marketo prints and reads them, in whole seconds.
final class MarketoTime {
  private MarketoTime() {}

  /// `2026-12-01T10:00:00Z`, as people, members and activities carry it.
  static String text(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /// `2026-12-01T10:00:00Z+0000`, as assets carry it.
  static String ofAsset(Instant at) {
    return text(at) + "+0000";
  }

  static Instant parse(String text) {
    try {
      return OffsetDateTime.parse(text.replaceFirst("Z\\+0000$", "Z")).toInstant();
    } catch (DateTimeException unreadable) {
      throw new MarketoRefused("704", "Invalid date format: " + text);
    }
  }
}
