package org.unisono.simulators.sugar;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.unisono.simulators.SimulatedClock;

/// Access and refresh tokens. Who logs in under a name ends that name's earlier session.
final class CrmTokens {
  static final Duration ACCESS = Duration.ofHours(1);
  private static final Duration REFRESH = Duration.ofDays(14);

  private record Token(String name, Instant end) {}

  private final SimulatedClock clock;
  private final Map<String, Token> access = new HashMap<>();
  private final Map<String, Token> refresh = new HashMap<>();

  CrmTokens(SimulatedClock clock) {
    this.clock = clock;
  }

  /// A new session beside all others.
  String grant(String name) {
    var token = UUID.randomUUID().toString();
    access.put(token, new Token(name, clock.instant().plus(ACCESS)));
    return token;
  }

  /// A new session that ends the others of the name.
  String grantAlone(String name) {
    access.values().removeIf(t -> t.name().equals(name));
    refresh.values().removeIf(t -> t.name().equals(name));
    return grant(name);
  }

  String refreshFor(String name) {
    var token = UUID.randomUUID().toString();
    refresh.put(token, new Token(name, clock.instant().plus(REFRESH)));
    return token;
  }

  /// The name behind a refresh token, which is used up.
  Optional<String> refreshed(String token) {
    return Optional.ofNullable(refresh.remove(token))
        .filter(t -> clock.instant().isBefore(t.end()))
        .map(Token::name);
  }

  boolean accepts(String token) {
    var known = access.get(token);
    return known != null && clock.instant().isBefore(known.end());
  }

  /// Whom a session was granted to.
  Optional<String> name(String token) {
    return Optional.ofNullable(access.get(token)).map(Token::name);
  }

  void end(String token) {
    access.remove(token);
  }

  void expireAll() {
    access.clear();
  }
}
