package org.unisono.app.sync.internal;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.app.jobs.Turns;

/// Runs of a connection wait for each other.
@Component
class OneAtATime {

  /// Most runs are over in a moment; each look costs a commit, so that a long one is asked seldom.
  private static final Duration PAUSE = Duration.ofMillis(50);

  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

  private final BusyStore busy;

  OneAtATime(BusyStore busy) {
    this.busy = busy;
  }

  /// Waits for the connection, and gives turns that hold only while it is kept.
  Turns guard(UUID connection, UUID run, Turns turns) {
    var began = System.nanoTime();
    while (!turns.turn(() -> busy.take(connection, run))) {
      long waited = System.nanoTime() - began;
      LockSupport.parkNanos(Math.clamp(waited / 20, PAUSE.toNanos(), LONGEST_PAUSE.toNanos()));
      if (Thread.currentThread().isInterrupted()) {
        throw new Turns.LeaseLost();
      }
    }
    return guarded(connection, run, turns);
  }

  /// The same without waiting; empty while another run has it, which then looks at all that has
  /// gathered before it lets go.
  Optional<Turns> guardIfFree(UUID connection, UUID run, Turns turns) {
    return turns.turn(() -> busy.take(connection, run))
        ? Optional.of(guarded(connection, run, turns))
        : Optional.empty();
  }

  private Turns guarded(UUID connection, UUID run, Turns turns) {
    return new Turns() {
      @Override
      public <T extends @Nullable Object> T turn(Supplier<T> work) {
        return turns.turn(
            () -> {
              if (!busy.take(connection, run)) {
                throw new LeaseLost();
              }
              return work.get();
            });
      }
    };
  }

  /// Lets go, and then, in the same transaction, does what must not be missed.
  void free(UUID connection, UUID run, Turns turns, Runnable after) {
    turns.turn(
        () -> {
          busy.free(connection, run);
          after.run();
          return true;
        });
  }
}
