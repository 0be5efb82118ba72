package org.unisono.connector;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.unisono.connector.Budget.Lane;

/// What was spent of a budget since its window began.
///
/// @param own ordinary calls, those included that were booked ahead
/// @param ownForConsent the same for consent
/// @param vendorUsed calls of everybody, as far as the vendor told
/// @param granted what the vendor grants in 24 hours; null until it tells
/// @param closedUntil the vendor wants no calls before then
public record Spending(
    Instant start,
    long own,
    long ownForConsent,
    long vendorUsed,
    @Nullable Long granted,
    Instant closedUntil) {

  static final Duration WINDOW = Duration.ofHours(24);
  private static final int CONSENT_SHARE = 10;

  /// Nothing was spent yet.
  public static final Spending NONE = new Spending(Instant.EPOCH, 0, 0, 0, null, Instant.EPOCH);

  Instant end() {
    return start.plus(WINDOW);
  }

  /// A window that begins more than its own length from now was begun by a clock that went wrong.
  boolean isOver(Instant now) {
    return !now.isBefore(end()) || start.isAfter(now.plus(WINDOW));
  }

  boolean isClosed(Instant now) {
    return now.isBefore(closedUntil);
  }

  /// This window, or a new one when it is over. Its start names it, so that it has no parts that a
  /// book may not keep.
  Spending at(Instant now) {
    return isOver(now)
        ? new Spending(now.truncatedTo(ChronoUnit.MILLIS), 0, 0, 0, granted, closedUntil)
        : this;
  }

  Spending plus(Lane lane, long calls) {
    return switch (lane) {
      case CONSENT ->
          new Spending(start, own, ownForConsent + calls, vendorUsed, granted, closedUntil);
      case ORDINARY ->
          new Spending(start, own + calls, ownForConsent, vendorUsed, granted, closedUntil);
    };
  }

  Spending told(long used, @Nullable Long now) {
    return new Spending(start, own, ownForConsent, used, now, closedUntil);
  }

  Spending closed(Instant until) {
    return until.isAfter(closedUntil)
        ? new Spending(start, own, ownForConsent, vendorUsed, granted, until)
        : this;
  }

  long limit(long declared) {
    return granted == null ? declared : granted;
  }

  /// Calls that the window still has for this. A part of our share is left to consent.
  ///
  /// @param declared what is granted, until the vendor tells
  long free(Lane lane, long declared, CallShare share) {
    long ours = share.of(limit(declared));
    long forConsent = forConsent(declared, share);
    return switch (lane) {
      case CONSENT -> Math.max(0, Math.max(forConsent - ownForConsent, ours - own - ownForConsent));
      case ORDINARY ->
          isNearTheEnd(declared, share)
              ? 0
              : Math.max(0, ours - own - Math.max(forConsent, ownForConsent));
    };
  }

  /// Others and we together have left no more than what consent needs.
  boolean isNearTheEnd(long declared, CallShare share) {
    return vendorUsed >= limit(declared) - forConsent(declared, share);
  }

  private long forConsent(long declared, CallShare share) {
    return Math.max(1, share.of(limit(declared)) / CONSENT_SHARE);
  }
}
