package org.unisono.connectors.http;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/// What came back, whole.
public record Answer(int status, HttpHeaders headers, String body) {

  public boolean isGood() {
    return status / 100 == 2;
  }

  public Optional<String> header(String name) {
    return headers.firstValue(name);
  }

  /// Their clock, as the answer says it.
  public Optional<Instant> date() {
    try {
      return header("Date")
          .map(d -> ZonedDateTime.parse(d, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException unreadable) {
      return Optional.empty();
    }
  }

  /// Seconds of `Retry-After`, or the given ones; at most an hour.
  public long retryAfter(long otherwise) {
    return header("Retry-After")
        .filter(text -> text.matches("\\d{1,6}"))
        .map(Long::valueOf)
        .map(seconds -> Math.clamp(seconds, 1L, 3_600L))
        .orElse(otherwise);
  }

  @Override
  public String toString() {
    return "answer " + status;
  }
}
