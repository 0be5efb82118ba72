package org.unisono.simulators.hubspot;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.SimulatedClock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// HubSpot's limits, off (0) until `POST /_sim/automations` sets them: 190 calls in any 10 seconds,
/// 650,000 in a day, and 5 searches in a second are usual. Searches count against all three.
final class CallLimits {
  static final int PER_TEN_SECONDS = 190;
  static final long PER_DAY = 650_000;

  private final SimulatedClock clock;
  private final Window burst = new Window("TEN_SECONDLY_ROLLING", Duration.ofSeconds(10));
  private final Window day = new Window("DAILY", Duration.ofDays(1));
  private final Window searches = new Window("SECONDLY", Duration.ofSeconds(1));

  CallLimits(SimulatedClock clock) {
    this.clock = clock;
  }

  /// So many calls in a time that moves on with the clock.
  private static final class Window {
    private final String policy;
    private final Duration time;
    private final Deque<Instant> calls = new ArrayDeque<>();
    private int most;

    Window(String policy, Duration time) {
      this.policy = policy;
      this.time = time;
    }

    boolean isFull(Instant now) {
      while (!calls.isEmpty() && !calls.getFirst().plus(time).isAfter(now)) {
        calls.removeFirst();
      }
      return most > 0 && calls.size() >= most;
    }
  }

  /// False where there is no such switch.
  boolean set(String name, JsonNode value) {
    switch (name) {
      case "callsPer10Seconds" -> burst.most = value.asInt();
      case "callsPerDay" -> day.most = value.asInt();
      case "searchesPerSecond" -> searches.most = value.asInt();
      default -> {
        return false;
      }
    }
    return true;
  }

  ObjectNode toJson() {
    return Json.object()
        .put("callsPer10Seconds", burst.most)
        .put("callsPerDay", day.most)
        .put("searchesPerSecond", searches.most);
  }

  /// A refused call counts nowhere.
  ///
  /// @param made calls of today, for the headers
  Optional<Reply> refusal(boolean isSearch, long made) {
    var now = clock.instant();
    var windows = isSearch ? List.of(day, burst, searches) : List.of(day, burst);
    var full = windows.stream().filter(w -> w.isFull(now)).findFirst();
    if (full.isPresent()) {
      var reply = tooMany(full.get().policy);
      return Optional.of(isSearch ? reply : reply.with(headers(made)));
    }
    windows.stream().filter(w -> w.most > 0).forEach(w -> w.calls.addLast(now));
    return Optional.empty();
  }

  static Reply tooMany(String policy) {
    var limit = policy.toLowerCase(Locale.ROOT);
    var refused =
        new HubSpotRefused(429, "RATE_LIMITS", "You have reached your %s limit.".formatted(limit));
    return Reply.json(429, refused.body().put("errorType", "RATE_LIMIT").put("policyName", policy));
  }

  /// @param made calls of today, where no limit of a day counts them
  Map<String, String> headers(long made) {
    long daily = day.most > 0 ? day.most : PER_DAY;
    long today = day.most > 0 ? day.calls.size() : made;
    int most = burst.most > 0 ? burst.most : PER_TEN_SECONDS;
    int recent = burst.most > 0 ? burst.calls.size() : 1;
    return Map.of(
        "X-HubSpot-RateLimit-Daily", String.valueOf(daily),
        "X-HubSpot-RateLimit-Daily-Remaining", String.valueOf(Math.max(0, daily - today)),
        "X-HubSpot-RateLimit-Max", String.valueOf(most),
        "X-HubSpot-RateLimit-Remaining", String.valueOf(Math.max(0, most - recent)),
        "X-HubSpot-RateLimit-Interval-Milliseconds", "10000");
  }
}
