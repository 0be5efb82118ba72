package org.unisono.simulators.dynamics;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.SimulatedClock;
import tools.jackson.databind.node.ObjectNode;

/// Service protection: so many requests in any 300 seconds; off (0) until it is set. 6,000 are
/// usual.
final class ServiceLimits {
  private static final Duration WINDOW = Duration.ofSeconds(300);

  private final SimulatedClock clock;
  private final Deque<Instant> recent = new ArrayDeque<>();
  private int perWindow;

  ServiceLimits(SimulatedClock clock) {
    this.clock = clock;
  }

  void set(ObjectNode switches) {
    for (var entry : switches.properties()) {
      if (!entry.getKey().equals("callsPer300Seconds")) {
        throw new IllegalArgumentException("no such automation: " + entry.getKey());
      }
      perWindow = entry.getValue().asInt();
    }
  }

  ObjectNode toJson() {
    return Json.object().put("callsPer300Seconds", perWindow);
  }

  int left() {
    return perWindow == 0 ? 5_999 : Math.max(0, perWindow - recent.size());
  }

  Optional<Reply> refusal() {
    var now = clock.instant();
    while (!recent.isEmpty() && !recent.getFirst().plus(WINDOW).isAfter(now)) {
      recent.removeFirst();
    }
    if (perWindow > 0 && recent.size() >= perWindow) {
      var wait = Duration.between(now, recent.getFirst().plus(WINDOW)).toSeconds();
      return Optional.of(refused(Math.max(1, wait)));
    }
    if (perWindow > 0) {
      recent.addLast(now);
    }
    return Optional.empty();
  }

  static Reply refused(long seconds) {
    var text =
        "Number of requests exceeded the limit of 6000, measured over time window of 300 seconds.";
    return DynamicsRefused.reply(429, "0x80072322", text)
        .with("Retry-After", String.valueOf(seconds));
  }
}
