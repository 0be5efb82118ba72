package org.unisono.simulators.activecampaign;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import org.unisono.simulators.SortedIds;

/// When each contact was changed last, in seconds, in the order of time. A span that was asked for
/// is kept in the order of the ids, and kept right, since its other pages are asked for next.
final class ChangeTimes {
  private static final int KEPT = 8;
  private static final int ID_BITS = 30;

  /// @param from the first second of it
  /// @param end the last second of it
  private record Span(long from, long end) {
    boolean holds(long second) {
      return second >= from && second <= end;
    }
  }

  private final Map<Long, Long> seconds = new HashMap<>();
  private final SortedIds inTime = new SortedIds();
  private final Map<Span, SortedIds> asked =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Entry<Span, SortedIds> eldest) {
          return size() > KEPT;
        }
      };

  void changed(long id, Instant at) {
    forget(id);
    long second = at.getEpochSecond();
    seconds.put(id, second);
    inTime.add(key(second) | id);
    asked.forEach(
        (span, ids) -> {
          if (span.holds(second)) {
            ids.add(id);
          }
        });
  }

  void forget(long id) {
    var second = seconds.remove(id);
    if (second != null) {
      inTime.remove(key(second) | id);
      asked.values().forEach(ids -> ids.remove(id));
    }
  }

  /// Changed after the one moment and before the other.
  SortedIds between(Optional<Instant> after, Optional<Instant> before) {
    long from = after.map(t -> t.getEpochSecond() + 1).orElse(0L);
    long end =
        before
            .map(t -> t.getNano() > 0 ? t.getEpochSecond() : t.getEpochSecond() - 1)
            .orElse(Long.MAX_VALUE >> ID_BITS + 1);
    return asked.computeIfAbsent(new Span(from, end), this::found);
  }

  private SortedIds found(Span span) {
    var ids = new SortedIds();
    int first = inTime.upTo(key(span.from()) - 1);
    int behind = inTime.upTo(key(span.end() + 1) - 1);
    for (long key : inTime.part(first, behind)) {
      ids.add(key & (1L << ID_BITS) - 1);
    }
    return ids;
  }

  private static long key(long second) {
    return second << ID_BITS;
  }
}
