package org.unisono.app.jobs.internal;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Keeps the leases of long jobs that wait between two turns for somebody outside, such as a system
/// that lets in five calls a second. A node that dies keeps nothing, and another goes on.
@Component
class KeepLeases {

  private static final Logger LOG = LoggerFactory.getLogger(KeepLeases.class);
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final TaskStore tasks;
  private final TransactionTemplate transactions;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("leases").factory());

  KeepLeases(TaskStore tasks, TransactionTemplate transactions) {
    this.tasks = tasks;
    this.transactions = transactions;
  }

  /// Does the work under a lease that does not run out meanwhile.
  void during(Lease lease, Runnable work) {
    during(lease, PAUSE, work);
  }

  void during(Lease lease, Duration pause, Runnable work) {
    var keeping =
        timer.scheduleAtFixedRate(
            () -> keep(lease), pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    try {
      work.run();
    } finally {
      keeping.cancel(false);
    }
  }

  private void keep(Lease lease) {
    try {
      transactions.executeWithoutResult(_ -> tasks.prolong(lease));
    } catch (RuntimeException e) {
      // The next turn finds out whether the lease still holds.
      LOG.debug("a lease of {} was not prolonged", lease.task().kind(), e);
    }
  }

  @PreDestroy
  void stop() {
    timer.shutdownNow();
  }
}
