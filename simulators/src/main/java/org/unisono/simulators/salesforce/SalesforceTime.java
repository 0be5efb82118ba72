package org.unisono.simulators.salesforce;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/// Dates and times as Salesforce writes them: `2026-05-01T10:00:00.000+0000`, whole seconds.
final class SalesforceTime {
  private static final DateTimeFormatter OUT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.000Z", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter IN =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss[.SSSSSS][.SSS][XXX][XX]", Locale.ROOT);

  private static final Pattern OWN =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.000\\+0000");

  private SalesforceTime() {}

  static String text(Instant moment) {
    return OUT.format(moment);
  }

  /// Reads what [#text] writes, and RFC 3339; throws `DateTimeException` otherwise.
  static Instant parse(String text) {
    return OWN.matcher(text).matches() ? own(text) : OffsetDateTime.parse(text, IN).toInstant();
  }

  /// Queries compare every row; the general way takes a hundred times as long.
  private static Instant own(String text) {
    return LocalDateTime.of(
            number(text, 0, 4),
            number(text, 5, 7),
            number(text, 8, 10),
            number(text, 11, 13),
            number(text, 14, 16),
            number(text, 17, 19))
        .toInstant(ZoneOffset.UTC);
  }

  private static int number(String text, int from, int to) {
    return Integer.parseInt(text, from, to, 10);
  }

  static String day(Instant moment) {
    return moment.atZone(ZoneOffset.UTC).toLocalDate().toString();
  }
}
