package org.unisono.connector;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// Meters the calls of one connection: we take a share of what the vendor grants, and leave a part
/// of it to consent. Shared by all sessions of the connection in a process; what processes share
/// stands in a [SpendingBook]. Calls are booked there some at a time, so that not each is a look
/// into it; what a process that dies had booked counts as spent.
public final class Budget {

  private static final int MOST_AHEAD = 50;

  /// Of what is free, so that one does not take the last calls from all others.
  private static final int PART_AHEAD = 4;

  /// A vendor that names a later moment, or names one wrongly, is asked again then.
  private static final Duration LONGEST_CLOSED = Duration.ofHours(48);

  private final long declared;
  private final SpendingBook book;
  private final InstantSource clock;
  private final List<Pace> paces;
  private final Waiting waiting;
  private final Map<Lane, Long> booked = new EnumMap<>(Lane.class);
  private CallShare share = CallShare.HALF;
  private volatile Pacing pacing;
  private @Nullable Spending known;
  private boolean isTold;

  /// A budget of this process alone, without paces.
  ///
  /// @param limit calls that the vendor grants in 24 hours, until it says otherwise
  public Budget(long limit, InstantSource clock) {
    this(limit, List.of(), SpendingBook.inMemory(), clock, Waiting.REAL);
  }

  /// @param limit calls that the vendor grants in 24 hours, until it says otherwise
  /// @param paces what it grants in shorter times
  public Budget(
      long limit, List<Pace> paces, SpendingBook book, InstantSource clock, Waiting waiting) {
    this.declared = limit;
    this.book = book;
    this.clock = clock;
    this.paces = List.copyOf(paces);
    this.waiting = waiting;
    this.pacing = new Pacing(this.paces, share, waiting);
  }

  /// Takes this share from now on.
  public synchronized void keepTo(CallShare wanted) {
    if (!wanted.equals(share)) {
      share = wanted;
      pacing = new Pacing(paces, share, waiting);
    }
  }

  /// What a call is for.
  public enum Lane {
    CONSENT,
    ORDINARY
  }

  /// Takes one call that no pace but those for all calls holds for.
  public Optional<Instant> take(Lane lane) {
    return take(lane, "");
  }

  /// Takes one call, and waits where the vendor's pace asks for it. Empty: go. Else: not before
  /// then.
  ///
  /// @param path of the call
  public Optional<Instant> take(Lane lane, String path) {
    var refused = spend(lane);
    if (refused.isEmpty()) {
      // Others may spend meanwhile.
      pacing.await(path);
    }
    return refused;
  }

  private synchronized Optional<Instant> spend(Lane lane) {
    var now = clock.instant();
    if (known != null && known.isClosed(now)) {
      return Optional.of(known.closedUntil());
    }
    var stands = known != null && !known.isOver(now) && ahead(lane) > 0 ? known : book(lane, now);
    if (stands.isClosed(now)) {
      return Optional.of(stands.closedUntil());
    }
    if (ahead(lane) == 0 || lane == Lane.ORDINARY && stands.isNearTheEnd(declared, share)) {
      return Optional.of(stands.end());
    }
    booked.merge(lane, -1L, Long::sum);
    return Optional.empty();
  }

  private long ahead(Lane lane) {
    return booked.getOrDefault(lane, 0L);
  }

  private Spending book(Lane lane, Instant now) {
    return change(
        now,
        (stands, ahead) -> {
          if (stands.isClosed(now)) {
            return stands;
          }
          long free = stands.free(lane, declared, share);
          long calls = Math.min(free, Math.clamp(free / PART_AHEAD, 1, MOST_AHEAD));
          ahead.merge(lane, calls, Long::sum);
          return stands.plus(lane, calls);
        });
  }

  /// @param change gets what stands and what is booked ahead of it, which it may change too
  private Spending change(Instant now, BiFunction<Spending, Map<Lane, Long>, Spending> change) {
    var before = known;
    Map<Lane, Long> ahead = new EnumMap<>(Lane.class);
    var after =
        book.change(
            stands -> {
              var current = stands.at(now);
              ahead.clear();
              if (before != null && before.start().equals(current.start())) {
                ahead.putAll(booked);
              }
              if (before != null && isTold && !before.isOver(now)) {
                current = current.told(before.vendorUsed(), before.granted());
              }
              return change.apply(current, ahead);
            });
    booked.clear();
    booked.putAll(ahead);
    isTold = false;
    known = after;
    return after;
  }

  /// What the vendor says about everybody's use of the account.
  public synchronized void told(long used, long granted) {
    known = known().told(used, granted);
    isTold = true;
  }

  /// The vendor wants no calls before then.
  public synchronized void closeUntil(Instant until) {
    var now = clock.instant();
    var latest = now.plus(LONGEST_CLOSED);
    change(now, (stands, _) -> stands.closed(until.isAfter(latest) ? latest : until));
  }

  /// Whether it is the vendor that wants no calls now.
  public synchronized boolean isClosed() {
    return known().isClosed(clock.instant());
  }

  /// Gives back what was booked and not used, at the end of some work.
  public synchronized void settle() {
    if (!isTold && booked.values().stream().allMatch(calls -> calls == 0)) {
      return;
    }
    change(
        clock.instant(),
        (stands, ahead) -> {
          var settled = stands;
          for (var left : ahead.entrySet()) {
            settled = settled.plus(left.getKey(), -left.getValue());
          }
          ahead.clear();
          return settled;
        });
  }

  /// Calls made in this window, for the connection's page; those count as made that another process
  /// has booked.
  public synchronized long spent() {
    return known().own() + known().ownForConsent() - ahead(Lane.ORDINARY) - ahead(Lane.CONSENT);
  }

  public synchronized long limit() {
    return known().limit(declared);
  }

  private Spending known() {
    var stands = known;
    return stands == null ? change(clock.instant(), (s, _) -> s) : stands;
  }
}
