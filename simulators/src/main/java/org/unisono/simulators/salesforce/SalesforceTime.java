package org.unisono.simulators.salesforce;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Dates and times as Salesforce writes them: `2026-05-01T10:00:00.000+0000`, whole seconds.
final class SalesforceTime {
  private static final DateTimeFormatter OUT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.000Z", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter IN =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss[.SSSSSS][.SSS][XXX][XX]", Locale.ROOT);

  private SalesforceTime() {}

  static String text(Instant moment) {
    return OUT.format(moment);
  }

  /// Reads what [#text] writes, and RFC 3339; throws `DateTimeException` otherwise.
  static Instant parse(String text) {
    return OffsetDateTime.parse(text, IN).toInstant();
  }

  static String day(Instant moment) {
    return moment.atZone(ZoneOffset.UTC).toLocalDate().toString();
  }
}
