package org.unisono.app.jobs.internal;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.unisono.app.jobs.Lane;

/// One loop per lane on a thread of its own: claim, do, again; sleep only when there is nothing
/// due.
@Component
class Workers implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(Workers.class);
  private static final int CLAIM = 32;

  private final TaskStore tasks;
  private final TaskRunner runner;
  private final WakeUp wakeUp;
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean running;

  Workers(TaskStore tasks, TaskRunner runner, WakeUp wakeUp) {
    this.tasks = tasks;
    this.runner = runner;
    this.wakeUp = wakeUp;
  }

  @Override
  public void start() {
    running = true;
    runner.start();
    for (var lane : Lane.values()) {
      threads.add(Thread.ofPlatform().daemon().name("jobs-" + lane.word()).start(() -> work(lane)));
    }
  }

  private void work(Lane lane) {
    try {
      while (running) {
        if (round(lane) == 0) {
          wakeUp.await(lane);
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private int round(Lane lane) throws InterruptedException {
    try {
      var leases = tasks.claim(lane, CLAIM);
      leases.forEach(runner::run);
      return leases.size();
    } catch (org.jooq.exception.DataAccessException e) {
      if (running) {
        LOG.warn("the {} lane cannot reach the database; trying again", lane.word(), e);
        wakeUp.await(lane);
      }
      return 0;
    }
  }

  @Override
  public void stop() {
    running = false;
    threads.forEach(Thread::interrupt);
    for (var thread : threads) {
      try {
        thread.join(java.time.Duration.ofSeconds(10));
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
    threads.clear();
    runner.stop();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
