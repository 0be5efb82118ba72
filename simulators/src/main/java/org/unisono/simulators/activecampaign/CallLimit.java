package org.unisono.simulators.activecampaign;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.SimulatedClock;

/// Calls in a second over all keys of the account: 5 at the vendor; off (0) until it is set.
final class CallLimit {
  private static final Duration WINDOW = Duration.ofSeconds(1);

  private final SimulatedClock clock;
  private final Deque<Instant> recent = new ArrayDeque<>();
  private int perSecond;

  CallLimit(SimulatedClock clock) {
    this.clock = clock;
  }

  void set(int calls) {
    perSecond = calls;
  }

  int perSecond() {
    return perSecond;
  }

  Optional<Reply> refusal() {
    forgetOld();
    if (perSecond > 0 && recent.size() >= perSecond) {
      return Optional.of(tooMany(1));
    }
    recent.addLast(clock.instant());
    return Optional.empty();
  }

  private void forgetOld() {
    var now = clock.instant();
    while (!recent.isEmpty() && !recent.getFirst().plus(WINDOW).isAfter(now)) {
      recent.removeFirst();
    }
    if (perSecond == 0) {
      recent.clear();
    }
  }

  Map<String, String> headers() {
    return perSecond == 0
        ? Map.of()
        : Map.of(
            "RateLimit-Limit", String.valueOf(perSecond),
            "RateLimit-Remaining", String.valueOf(Math.max(0, perSecond - recent.size())));
  }

  static Reply tooMany(int seconds) {
    return Reply.json(429, Json.object().put("message", "Too Many Requests"))
        .with("Retry-After", String.valueOf(seconds));
  }
}
