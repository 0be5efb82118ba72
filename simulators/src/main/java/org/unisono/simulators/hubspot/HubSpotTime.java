package org.unisono.simulators.hubspot;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Times as HubSpot writes them: `2026-05-01T10:00:00.123Z`.
final class HubSpotTime {
  private static final DateTimeFormatter OUT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private HubSpotTime() {}

  static String text(Instant moment) {
    return OUT.format(moment);
  }

  /// RFC 3339, or milliseconds since 1970; throws `DateTimeException` otherwise.
  static Instant parse(String text) {
    return text.matches("-?\\d{1,18}")
        ? Instant.ofEpochMilli(Long.parseLong(text))
        : OffsetDateTime.parse(text).toInstant();
  }
}
