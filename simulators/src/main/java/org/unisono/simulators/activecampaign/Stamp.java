package org.unisono.simulators.activecampaign;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/// Moments as the vendor prints them: with the account's offset, or in UTC with a space.
final class Stamp {
  private static final ZoneId ACCOUNT = ZoneId.of("America/Chicago");
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

  private Stamp() {}

  /// `2026-11-26T10:00:00-06:00`.
  static String local(Instant at) {
    var seconds = at.truncatedTo(ChronoUnit.SECONDS);
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(seconds.atZone(ACCOUNT));
  }

  /// `2026-11-26 16:00:00`.
  static String utc(Instant at) {
    return UTC.format(at);
  }

  static Instant ofUtc(String text) {
    return Instant.from(UTC.parse(text));
  }

  /// What a filter gives: a date or a moment.
  static Instant given(String text) {
    try {
      return text.length() == 10
          ? LocalDate.parse(text).atStartOfDay(ACCOUNT).toInstant()
          : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException unreadable) {
      throw ActiveCampaignRefused.message(400, "Invalid date: " + text);
    }
  }
}
