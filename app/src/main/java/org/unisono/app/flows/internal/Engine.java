package org.unisono.app.flows.internal;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.unisono.app.jobs.Lane;

/// Takes busy shards, one turn after the other, each turn one transaction. What fails as a group is
/// tried alone, so that one bad run stops nobody else.
@Component
class Engine implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(Engine.class);
  private static final int MOST = 200;
  private static final int INTERACTIVE_WORKERS = 2;

  private final Shards shards;
  private final WorkStore work;
  private final RunStore runs;
  private final Turn turn;
  private final TransactionTemplate transactions;
  private final Waits waits;
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean running;

  Engine(
      Shards shards,
      WorkStore work,
      RunStore runs,
      Turn turn,
      TransactionTemplate transactions,
      Waits waits) {
    this.shards = shards;
    this.work = work;
    this.runs = runs;
    this.turn = turn;
    this.transactions = transactions;
    this.waits = waits;
  }

  /// The clock, and how the engine is woken.
  @Component
  record Waits(InstantSource clock, Bell bell) {}

  @Override
  public void start() {
    running = true;
    for (int i = 0; i < INTERACTIVE_WORKERS; i++) {
      begin(Lane.INTERACTIVE);
    }
    begin(Lane.BULK);
  }

  private void begin(Lane lane) {
    threads.add(Thread.ofPlatform().daemon().name("flows-" + lane.word()).start(() -> loop(lane)));
  }

  private void loop(Lane lane) {
    try {
      while (running) {
        if (round(lane) == 0) {
          waits.bell().await(lane);
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// @return how much was done
  private int round(Lane lane) {
    int done = 0;
    try {
      var busy = new ArrayList<>(shards.busy(lane, waits.clock().instant()));
      Collections.shuffle(busy);
      for (int shard : busy) {
        done += turn(shard, lane);
      }
    } catch (RuntimeException e) {
      if (running) {
        LOG.warn("the engine's {} lane failed; trying again", lane.word(), e);
      }
    }
    return done;
  }

  private int turn(int shard, Lane lane) {
    try {
      return together(shard, lane);
    } catch (RuntimeException e) {
      LOG.warn("a turn of shard {} failed; one by one", shard, e);
      return alone(shard, lane);
    }
  }

  private int together(int shard, Lane lane) {
    return Objects.requireNonNull(
        transactions.execute(
            _ -> {
              if (!shards.take(shard)) {
                return 0;
              }
              var now = waits.clock().instant();
              var items = work.next(shard, lane, now, MOST);
              if (!items.isEmpty()) {
                turn.take(items);
              }
              // Waits end also where there is always something new.
              var due = runs.due(shard, lane, now, MOST);
              turn.goOn(due);
              return items.size() + due.size();
            }));
  }

  private int alone(int shard, Lane lane) {
    var now = waits.clock().instant();
    var items = work.next(shard, lane, now, MOST);
    for (var item : items) {
      attempt(shard, () -> turn.take(List.of(item)), error -> work.failed(item, error, now));
    }
    var due = runs.due(shard, lane, now, MOST);
    for (var run : due) {
      attempt(shard, () -> turn.goOn(List.of(run)), error -> runs.failed(run, error, now));
    }
    return items.size() + due.size();
  }

  private void attempt(int shard, Runnable alone, java.util.function.Consumer<String> failed) {
    try {
      transactions.executeWithoutResult(
          _ -> {
            if (shards.take(shard)) {
              alone.run();
            }
          });
    } catch (RuntimeException e) {
      LOG.error("one of shard {} failed", shard, e);
      failed.accept(e.getClass().getSimpleName());
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
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
