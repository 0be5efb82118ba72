package org.unisono.app.email.internal;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Wakes the senders of this node when something was enqueued here; what another node enqueued is
/// found by looking.
@Component
class MailBell {

  private static final Duration LOOK_EVERY = Duration.ofMillis(400);

  private final Semaphore rings = new Semaphore(0);

  void ringAfterCommit() {
    if (TransactionSynchronizationManager.isSynchronizationActive()) {
      TransactionSynchronizationManager.registerSynchronization(
          new TransactionSynchronization() {
            @Override
            public void afterCommit() {
              rings.release();
            }
          });
    } else {
      rings.release();
    }
  }

  void await() throws InterruptedException {
    if (rings.tryAcquire(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
      rings.drainPermits();
    }
  }
}
