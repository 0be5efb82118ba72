package org.unisono.simulators.marketo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.SimulatedClock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Marketo's limits: ten calls at once, and, off (0) until `POST /_sim/automations` sets them, so
/// many in any 20 seconds and in a day; 100 and 50,000 are usual.
final class CallLimits {
  private static final Duration WINDOW = Duration.ofSeconds(20);
  private static final Duration DAY = Duration.ofDays(1);

  private final SimulatedClock clock;
  private final Deque<Instant> recent = new ArrayDeque<>();
  private Instant dayBegan = Instant.MIN;
  private int today;
  private int perWindow;
  private int perDay;
  private volatile int atOnce = 10;

  CallLimits(SimulatedClock clock) {
    this.clock = clock;
  }

  /// False where there is no such switch.
  boolean set(String name, JsonNode value) {
    switch (name) {
      case "callsPer20Seconds" -> perWindow = value.asInt();
      case "callsAtOnce" -> atOnce = value.asInt();
      case "callsPerDay" -> perDay = value.asInt();
      default -> {
        return false;
      }
    }
    return true;
  }

  ObjectNode toJson() {
    return Json.object()
        .put("callsAtOnce", atOnce)
        .put("callsPer20Seconds", perWindow)
        .put("callsPerDay", perDay);
  }

  /// 0 for any number.
  int atOnce() {
    return atOnce;
  }

  Reply crowded() {
    var message = "Concurrent access limit '%d' reached".formatted(atOnce);
    return Envelope.failure("615", message);
  }

  Optional<MarketoRefused> refusal() {
    var now = clock.instant();
    while (!recent.isEmpty() && !recent.getFirst().plus(WINDOW).isAfter(now)) {
      recent.removeFirst();
    }
    if (dayBegan.equals(Instant.MIN) || !now.isBefore(dayBegan.plus(DAY))) {
      dayBegan = now;
      today = 0;
    }
    if (perDay > 0 && today >= perDay) {
      return Optional.of(new MarketoRefused("607", "Daily quota reached"));
    }
    if (perWindow > 0 && recent.size() >= perWindow) {
      var message = "Max rate limit '%d' exceeded with in '20' secs".formatted(perWindow);
      return Optional.of(new MarketoRefused("606", message));
    }
    today++;
    if (perWindow > 0) {
      recent.addLast(now);
    }
    return Optional.empty();
  }
}
