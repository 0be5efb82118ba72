package org.unisono.simulators.marketo;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.unisono.simulators.SimulatedClock;

/// The custom service's one token: asking again before it ends gives the same.
final class Sessions {
  static final String CLIENT_ID = "simulated-client";
  static final String CLIENT_SECRET = "simulated-secret";
  static final String API_USER = "unisono-api@example.com";
  private static final Duration LIFE = Duration.ofHours(1);

  private final SimulatedClock clock;
  private final Set<String> known = new HashSet<>();
  private @Nullable String token;
  private Instant end = Instant.MIN;

  Sessions(SimulatedClock clock) {
    this.clock = clock;
  }

  String token() {
    var current = token;
    if (current == null || !accepts(current)) {
      current = UUID.randomUUID() + ":ab";
      token = current;
      known.add(current);
      end = clock.instant().plus(LIFE);
    }
    return current;
  }

  long secondsLeft() {
    return Math.max(0, Duration.between(clock.instant(), end).toSeconds());
  }

  void expireAll() {
    token = null;
  }

  boolean accepts(String given) {
    return given.equals(token) && clock.instant().isBefore(end);
  }

  boolean isKnown(String given) {
    return known.contains(given);
  }
}
