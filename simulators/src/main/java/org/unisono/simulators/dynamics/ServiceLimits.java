package org.unisono.simulators.dynamics;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.SimulatedClock;
import tools.jackson.databind.node.ObjectNode;

/// Service protection: 52 calls at once; and, off (0) until they are set, so many requests in any
/// 300 seconds (6,000 are usual), and 20 minutes of work in them when a call is said to take so
/// long.
final class ServiceLimits {
  private static final Duration WINDOW = Duration.ofSeconds(300);
  private static final double MOST_SECONDS = 1_200;
  private static final int MOST_BYTES = 128 * 1024 * 1024;

  private final SimulatedClock clock;
  private final Deque<Instant> recent = new ArrayDeque<>();
  private int perWindow;
  private double secondsACall;
  private volatile int atOnce = 52;
  private int mostBytes = MOST_BYTES;

  ServiceLimits(SimulatedClock clock) {
    this.clock = clock;
  }

  void set(ObjectNode switches) {
    for (var entry : switches.properties()) {
      switch (entry.getKey()) {
        case "callsPer300Seconds" -> perWindow = entry.getValue().asInt();
        case "secondsACall" -> secondsACall = entry.getValue().asDouble();
        case "callsAtOnce" -> atOnce = entry.getValue().asInt();
        case "bytesACall" -> mostBytes = entry.getValue().asInt(MOST_BYTES);
        default -> throw new IllegalArgumentException("no such automation: " + entry.getKey());
      }
    }
  }

  ObjectNode toJson() {
    return Json.object()
        .put("callsPer300Seconds", perWindow)
        .put("secondsACall", secondsACall)
        .put("callsAtOnce", atOnce)
        .put("bytesACall", mostBytes);
  }

  /// Refuses a call whose body is too long.
  void requireShort(Request request) {
    if (request.body().getBytes(StandardCharsets.UTF_8).length > mostBytes) {
      throw new DynamicsRefused(413, "0x80060888", "The request body is too large.");
    }
  }

  int left() {
    return perWindow == 0 ? 5_999 : Math.max(0, perWindow - recent.size());
  }

  /// Of the work that may be done in the window.
  double secondsLeft() {
    return Math.max(0, MOST_SECONDS - recent.size() * secondsACall);
  }

  /// 0 for any number.
  int atOnce() {
    return atOnce;
  }

  Reply crowded() {
    var text = "Number of concurrent requests exceeded the limit of %d.".formatted(atOnce);
    return refused("0x80072326", text, 1);
  }

  Optional<Reply> refusal() {
    var now = clock.instant();
    while (!recent.isEmpty() && !recent.getFirst().plus(WINDOW).isAfter(now)) {
      recent.removeFirst();
    }
    boolean often = perWindow > 0 && recent.size() >= perWindow;
    boolean busy = secondsACall > 0 && secondsLeft() == 0;
    if (often || busy) {
      var wait = Math.max(1, Duration.between(now, recent.getFirst().plus(WINDOW)).toSeconds());
      return Optional.of(often ? refused(wait) : tooLong(wait));
    }
    if (perWindow > 0 || secondsACall > 0) {
      recent.addLast(now);
    }
    return Optional.empty();
  }

  static Reply refused(long seconds) {
    var text =
        "Number of requests exceeded the limit of 6000, measured over time window of 300 seconds.";
    return refused("0x80072322", text, seconds);
  }

  private static Reply tooLong(long seconds) {
    var text =
        "Combined execution time of incoming requests exceeded limit of 1,200,000 milliseconds over"
            + " time window of 300 seconds.";
    return refused("0x80072321", text, seconds);
  }

  private static Reply refused(String code, String text, long seconds) {
    return DynamicsRefused.reply(429, code, text).with("Retry-After", String.valueOf(seconds));
  }
}
