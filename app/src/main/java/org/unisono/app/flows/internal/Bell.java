package org.unisono.app.flows.internal;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.unisono.app.jobs.Lane;

/// Wakes this node's engine the moment work is committed; other nodes look by themselves within
/// [#PATIENCE].
@Component
class Bell {

  static final Duration PATIENCE = Duration.ofMillis(250);

  private final Map<Lane, Semaphore> bells = new EnumMap<>(Lane.class);

  Bell() {
    bells.put(Lane.INTERACTIVE, new Semaphore(0));
    bells.put(Lane.BULK, new Semaphore(0));
  }

  void ringAfterCommit(Lane lane) {
    if (TransactionSynchronizationManager.isSynchronizationActive()) {
      TransactionSynchronizationManager.registerSynchronization(
          new TransactionSynchronization() {
            @Override
            public void afterCommit() {
              of(lane).release();
            }
          });
    } else {
      of(lane).release();
    }
  }

  void await(Lane lane, Duration longest) throws InterruptedException {
    var bell = of(lane);
    if (bell.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) {
      bell.drainPermits();
    }
  }

  private Semaphore of(Lane lane) {
    return Objects.requireNonNull(bells.get(lane));
  }
}
