package org.unisono.app.sync.internal;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.unisono.app.jobs.Turns;

/// Runs of a connection wait for each other.
@Component
class OneAtATime {

  private static final Logger LOG = LoggerFactory.getLogger(OneAtATime.class);

  /// Most runs are over in a moment; each look costs a commit, so that a long one is asked seldom.
  private static final Duration PAUSE = Duration.ofMillis(50);

  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

  private static final Duration KEPT = Duration.ofSeconds(20);

  private final BusyStore busy;
  private final TransactionTemplate transactions;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("busy").factory());

  OneAtATime(BusyStore busy, TransactionTemplate transactions) {
    this.busy = busy;
    this.transactions = transactions;
  }

  /// Does the work of a run that has the connection, and keeps it meanwhile: calls that wait for
  /// their turn there can take longer than it is kept from one turn to the next.
  void during(UUID connection, UUID run, Runnable work) {
    during(connection, run, KEPT, work);
  }

  void during(UUID connection, UUID run, Duration pause, Runnable work) {
    var keeping =
        timer.scheduleAtFixedRate(
            () -> keep(connection, run), pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    try {
      work.run();
    } finally {
      keeping.cancel(false);
    }
  }

  private void keep(UUID connection, UUID run) {
    try {
      transactions.executeWithoutResult(_ -> busy.prolong(connection, run));
    } catch (RuntimeException e) {
      // The next turn finds out whether it still has the connection.
      LOG.debug("a connection was not kept", e);
    }
  }

  @PreDestroy
  void stop() {
    timer.shutdownNow();
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
