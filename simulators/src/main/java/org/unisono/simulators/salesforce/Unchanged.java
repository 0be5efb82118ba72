package org.unisono.simulators.salesforce;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;

/// Descriptions that a caller has already: 304 to `If-None-Match` and `If-Modified-Since`.
final class Unchanged {
  private record Version(String tag, Instant since) {}

  private final InstantSource clock;
  private final Map<String, Version> known = new HashMap<>();

  Unchanged(InstantSource clock) {
    this.clock = clock;
  }

  Reply orWhole(Request request, Reply whole) {
    var tag = "\"%08x\"".formatted(whole.body().hashCode());
    var version =
        known.merge(
            request.path(),
            new Version(tag, clock.instant().truncatedTo(ChronoUnit.SECONDS)),
            (before, now) -> before.tag().equals(now.tag()) ? before : now);
    var stamps =
        Map.of(
            "ETag",
            tag,
            "Last-Modified",
            DateTimeFormatter.RFC_1123_DATE_TIME.format(version.since().atZone(ZoneOffset.UTC)));
    return has(request, version) ? Reply.empty(304).with(stamps) : whole.with(stamps);
  }

  private static boolean has(Request request, Version version) {
    var tags = request.header("If-None-Match");
    if (!tags.isEmpty()) {
      return tags.replace("--gzip", "").contains(version.tag());
    }
    var since = request.header("If-Modified-Since");
    try {
      return !since.isEmpty() && !version.since().isAfter(parsed(since));
    } catch (DateTimeException unreadable) {
      return false;
    }
  }

  private static Instant parsed(String text) {
    return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
  }
}
