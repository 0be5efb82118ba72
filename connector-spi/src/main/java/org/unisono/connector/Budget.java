package org.unisono.connector;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Meters the calls of one connection: half of what the vendor grants is left to others, and a part
/// of our half to consent. Shared by all sessions of the connection.
public final class Budget {

  private static final Duration WINDOW = Duration.ofHours(24);
  private static final int CONSENT_SHARE = 10;

  private final InstantSource clock;
  private long limit;
  private long vendorUsed;
  private long own;
  private long ownForConsent;
  private Instant windowStart;
  private Instant closedUntil = Instant.MIN;

  /// @param limit calls that the vendor grants in 24 hours, until it says otherwise
  public Budget(long limit, InstantSource clock) {
    this.limit = limit;
    this.clock = clock;
    this.windowStart = clock.instant();
  }

  /// What a call is for.
  public enum Lane {
    CONSENT,
    ORDINARY
  }

  /// Takes one call. Empty: go. Else: not before then.
  public synchronized Optional<Instant> take(Lane lane) {
    var now = clock.instant();
    if (now.isBefore(closedUntil)) {
      return Optional.of(closedUntil);
    }
    if (!now.isBefore(windowStart.plus(WINDOW))) {
      windowStart = now;
      own = 0;
      ownForConsent = 0;
      vendorUsed = 0;
    }
    if (isSpent(lane)) {
      return Optional.of(windowStart.plus(WINDOW));
    }
    switch (lane) {
      case CONSENT -> ownForConsent++;
      case ORDINARY -> own++;
    }
    return Optional.empty();
  }

  private boolean isSpent(Lane lane) {
    long half = limit / 2;
    long forConsent = Math.max(1, half / CONSENT_SHARE);
    boolean nearTheEnd = vendorUsed >= limit - forConsent;
    return switch (lane) {
      case CONSENT -> ownForConsent >= forConsent && own + ownForConsent >= half;
      case ORDINARY -> nearTheEnd || own >= half - forConsent;
    };
  }

  /// What the vendor says about everybody's use of the account.
  public synchronized void told(long used, long granted) {
    vendorUsed = used;
    limit = granted;
  }

  /// The vendor wants no calls before then.
  public synchronized void closeUntil(Instant until) {
    if (until.isAfter(closedUntil)) {
      closedUntil = until;
    }
  }

  /// Calls made in this window, for the connection's page.
  public synchronized long spent() {
    return own + ownForConsent;
  }

  public synchronized long limit() {
    return limit;
  }
}
