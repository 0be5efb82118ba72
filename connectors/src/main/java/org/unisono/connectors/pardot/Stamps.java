package org.unisono.connectors.pardot;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.unisono.connector.Trouble;
import org.unisono.connectors.http.Snag.Stuck;

/// Moments: `2026-12-01T10:00:00+01:00`, with `Z`, or bare with a blank, which is UTC.
final class Stamps {
  /// More than two clocks may differ, and than a read lags behind a write (a minute).
  private static final Duration OVERLAP = Duration.ofMinutes(15);

  private Stamps() {}

  static Instant parse(String text) {
    var iso = text.replace(' ', 'T').replaceFirst("([+-]\\d\\d)(\\d\\d)$", "$1:$2");
    try {
      return iso.matches(".*(Z|[+-]\\d\\d:\\d\\d)$")
          ? OffsetDateTime.parse(iso).toInstant()
          : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException unreadable) {
      throw new Stuck(new Trouble.NotTheVendor(200));
    }
  }

  static @Nullable Instant orNull(String text) {
    return text.isEmpty() ? null : parse(text);
  }

  /// Where the pass after one begins that began when this was their newest.
  static String over(String newest) {
    return parse(newest).minus(OVERLAP).truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
