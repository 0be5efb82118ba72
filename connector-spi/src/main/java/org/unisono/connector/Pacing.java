package org.unisono.connector;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Deals out moments at which calls may go, so that no short window of the vendor's has more of
/// ours than our share.
final class Pacing {

  private final List<Recent> windows;
  private final Waiting waiting;

  Pacing(List<Pace> granted, CallShare share, Waiting waiting) {
    this.windows = granted.stream().map(p -> new Recent(p.ours(share), new ArrayList<>())).toList();
    this.waiting = waiting;
  }

  /// The latest moments that were dealt out, the oldest first. They are not dealt out in this
  /// order: a call that waits for a narrower window lets others go before it.
  private record Recent(Pace pace, List<Long> moments) {

    /// From now on, until one more fits in.
    long untilRoom(long now) {
      return moments.size() < pace.calls() ? 0 : moments.getFirst() + pace.in().toNanos() - now;
    }

    void add(long moment) {
      if (moments.size() >= pace.calls()) {
        moments.removeFirst();
      }
      int place = moments.size();
      while (place > 0 && moments.get(place - 1) - moment > 0) {
        place--;
      }
      moments.add(place, moment);
    }
  }

  /// Sleeps until it is this call's turn. Who is interrupted stays so, and waits no longer.
  void await(String path) {
    var own = windows.stream().filter(w -> w.pace().holdsFor(path)).toList();
    if (own.isEmpty()) {
      return;
    }
    long nanos = next(own);
    if (nanos <= 0) {
      return;
    }
    try {
      waiting.sleep(Duration.ofNanos(nanos));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /// Each call has a moment of its own from here on: one sleep is enough, and it ends.
  private synchronized long next(List<Recent> own) {
    long now = waiting.nanos();
    long wait = own.stream().mapToLong(w -> w.untilRoom(now)).max().orElse(0);
    long moment = now + Math.max(0, wait);
    own.forEach(w -> w.add(moment));
    return wait;
  }
}
