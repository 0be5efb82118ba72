package org.unisono.app.sync.internal;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.app.jobs.Turns;

/// Runs of a connection wait for each other.
@Component
class OneAtATime {

  private static final Duration PAUSE = Duration.ofMillis(50);

  private final BusyStore busy;

  OneAtATime(BusyStore busy) {
    this.busy = busy;
  }

  /// Waits for the connection, and gives turns that hold only while it is kept.
  Turns guard(UUID connection, UUID run, Turns turns) {
    while (!turns.turn(() -> busy.take(connection, run))) {
      LockSupport.parkNanos(PAUSE.toNanos());
      if (Thread.currentThread().isInterrupted()) {
        throw new Turns.LeaseLost();
      }
    }
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

  void free(UUID connection, UUID run, Turns turns) {
    turns.turn(
        () -> {
          busy.free(connection, run);
          return true;
        });
  }
}
