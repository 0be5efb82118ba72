package org.unisono.app.jobs.internal;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Has young tables analyzed as they grow. A statement that was planned while a table was empty
/// reads all of it, and goes on doing so until autovacuum comes round, a minute and a million rows
/// later.
@Component
class KeepStatistics implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(KeepStatistics.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final StatisticsStore statistics;
  private final TransactionTemplate transactions;
  private volatile boolean running;
  private @Nullable Thread thread;

  KeepStatistics(StatisticsStore statistics, TransactionTemplate transactions) {
    this.statistics = statistics;
    this.transactions = transactions;
  }

  @Override
  public void start() {
    running = true;
    thread = Thread.ofPlatform().daemon().name("statistics").start(this::loop);
  }

  private void loop() {
    try {
      while (running) {
        Thread.sleep(PAUSE);
        round();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void round() {
    try {
      transactions.executeWithoutResult(_ -> statistics.outgrown().forEach(statistics::analyze));
    } catch (RuntimeException e) {
      if (running) {
        LOG.warn("tables could not be analyzed; trying again", e);
      }
    }
  }

  @Override
  public void stop() {
    running = false;
    var going = thread;
    if (going != null) {
      going.interrupt();
      try {
        going.join(Duration.ofSeconds(10));
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
