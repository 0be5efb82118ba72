package org.unisono.core.rules;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// When an activity must have happened to count.
public sealed interface Window {

  boolean holds(Instant at, Instant now, ZoneId zone);

  /// At any time up to now.
  record Ever() implements Window {
    @Override
    public boolean holds(Instant at, Instant now, ZoneId zone) {
      return !at.isAfter(now);
    }
  }

  /// From `now - span` to now, both included; days and longer are calendar days in the zone.
  record Last(Span span) implements Window {
    @Override
    public boolean holds(Instant at, Instant now, ZoneId zone) {
      return !at.isAfter(now) && !at.isBefore(span.before(now, zone));
    }
  }

  /// From `since` (included) until `until` (excluded), and not after now; null leaves an end open.
  record Between(@Nullable Instant since, @Nullable Instant until) implements Window {
    @Override
    public boolean holds(Instant at, Instant now, ZoneId zone) {
      return !at.isAfter(now)
          && (since == null || !at.isBefore(since))
          && (until == null || at.isBefore(until));
    }
  }
}
