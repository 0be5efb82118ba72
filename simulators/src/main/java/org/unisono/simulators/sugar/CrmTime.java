package org.unisono.simulators.sugar;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/// Moments as the database holds them, in whole seconds of UTC, and as the two products print them.
final class CrmTime {
  private static final DateTimeFormatter RAW = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
  private static final DateTimeFormatter ISO =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx");

  private CrmTime() {}

  /// `2026-12-01 10:00:00`.
  static String raw(Instant at) {
    return RAW.format(at.atOffset(ZoneOffset.UTC));
  }

  /// `2026-12-01T11:00:00+01:00`; what is no moment stays as it is.
  static String iso(String raw, ZoneOffset zone) {
    try {
      var at = LocalDateTime.parse(raw, RAW).atOffset(ZoneOffset.UTC);
      return ISO.format(at.withOffsetSameInstant(zone));
    } catch (DateTimeException noMoment) {
      return raw;
    }
  }

  /// From ISO 8601 or the raw form.
  static Optional<String> toRaw(String text) {
    try {
      return Optional.of(raw(OffsetDateTime.parse(text).toInstant()));
    } catch (DateTimeException noIso) {
      return text.matches("\\d{4}-\\d\\d-\\d\\d( \\d\\d:\\d\\d:\\d\\d)?")
          ? Optional.of(text)
          : Optional.empty();
    }
  }
}
