package org.unisono.connectors.activecampaign;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.unisono.connector.Trouble;
import org.unisono.connectors.http.Snag.Stuck;

/// The vendor's moments in UTC: `2026-12-01 10:00:00`.
final class Stamps {
  /// More than two clocks may differ, and than a write may take to turn up.
  private static final Duration OVERLAP = Duration.ofMinutes(15);

  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

  private Stamps() {}

  /// Null where there is none, or one of the vendor's empty dates.
  static @Nullable Instant orNull(String text) {
    if (text.isEmpty() || text.startsWith("0000")) {
      return null;
    }
    try {
      return Instant.from(UTC.parse(text));
    } catch (DateTimeException unreadable) {
      throw new Stuck(new Trouble.NotTheVendor(200));
    }
  }

  /// As a filter takes it, an overlap before the newest moment seen.
  static String over(Instant newest) {
    return newest.minus(OVERLAP).truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
