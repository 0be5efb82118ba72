package org.unisono.connectors.salesforce;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.stream.Collectors;
import org.unisono.connector.Trouble;
import org.unisono.connectors.http.Snag.Stuck;

/// Literals of SOQL, and Salesforce's way of writing moments.
final class Soql {

  private static final DateTimeFormatter OUT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
  // "+0000" in answers, "Z" and "+00:00" in newer ones.
  private static final DateTimeFormatter IN =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss[.SSS][XXX][XX]");

  private Soql() {}

  static String text(String value) {
    return "'" + value.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n") + "'";
  }

  static String in(Collection<String> values) {
    return values.stream().map(Soql::text).collect(Collectors.joining(",", "(", ")"));
  }

  static String moment(Instant at) {
    return OUT.format(at);
  }

  static Instant moment(String text) {
    try {
      return OffsetDateTime.parse(text, IN).toInstant();
    } catch (DateTimeException unreadable) {
      throw new Stuck(new Trouble.NotTheVendor(200));
    }
  }
}
