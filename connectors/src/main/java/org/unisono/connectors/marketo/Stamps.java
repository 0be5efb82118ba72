package org.unisono.connectors.marketo;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.unisono.connector.Trouble;
import org.unisono.connectors.http.Snag.Stuck;

/// Marketo's moments: `2026-12-01T10:00:00Z`, with `+0000` behind it in assets.
final class Stamps {
  /// More than two clocks may differ, and than a write may take to turn up.
  private static final Duration OVERLAP = Duration.ofMinutes(15);

  private Stamps() {}

  static Instant parse(String text) {
    try {
      return Instant.parse(text.replaceFirst("Z\\+0000$", "Z"));
    } catch (DateTimeException unreadable) {
      throw new Stuck(new Trouble.NotTheVendor(200));
    }
  }

  static @Nullable Instant orNull(String text) {
    return text.isEmpty() ? null : parse(text);
  }

  /// The later of the two; both as `2026-12-01T10:00:00Z`, the first possibly empty.
  static String later(String known, String text) {
    var found = parse(text).toString();
    return known.compareTo(found) > 0 ? known : found;
  }

  /// Where the next pass begins.
  static String over(String newest) {
    return parse(newest).minus(OVERLAP).toString();
  }
}
