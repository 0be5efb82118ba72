package org.unisono.app.flows.internal;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
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

  private static final Duration PACE = Duration.ofMillis(15);

  /// How soon to look again at shards that somebody else is at.
  private static final Duration HELD_FOR = Duration.ofMillis(3);

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
        long start = System.nanoTime();
        switch (round(lane)) {
          case MOVED -> gather(lane, start);
          case HELD -> waits.bell().await(lane, HELD_FOR);
          case IDLE -> waits.bell().await(lane, Bell.PATIENCE);
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// After a round the next begins no sooner than [#PACE] behind it: what comes meanwhile shares
  /// its statements. Whoever comes after a pause is taken at once.
  private static void gather(Lane lane, long start) throws InterruptedException {
    long left = PACE.toNanos() - (System.nanoTime() - start);
    if (lane == Lane.INTERACTIVE && left > 0) {
      TimeUnit.NANOSECONDS.sleep(left);
    }
  }

  /// What a round found: something to do, only what somebody else is at, or nothing.
  private enum Round {
    MOVED,
    HELD,
    IDLE
  }

  private Round round(Lane lane) {
    try {
      var busy = new ArrayList<>(shards.busy(lane, waits.clock().instant()));
      Collections.shuffle(busy);
      int done = 0;
      int atOnce = shardsAtOnce(lane);
      for (int from = 0; from < busy.size(); from += atOnce) {
        done += turn(busy.subList(from, Math.min(busy.size(), from + atOnce)), lane);
      }
      if (done > 0) {
        return Round.MOVED;
      }
      return busy.isEmpty() ? Round.IDLE : Round.HELD;
    } catch (RuntimeException e) {
      if (running) {
        LOG.warn("the engine's {} lane failed; trying again", lane.word(), e);
      }
      return Round.IDLE;
    }
  }

  /// Few in bulk: what a turn holds, the interactive lane must wait for.
  private static int shardsAtOnce(Lane lane) {
    return switch (lane) {
      case INTERACTIVE -> 16;
      case BULK, BACKGROUND -> 4;
    };
  }

  private int turn(List<Integer> some, Lane lane) {
    try {
      return together(some, lane);
    } catch (RuntimeException e) {
      if (some.size() > 1) {
        LOG.warn("a turn of {} shards failed; shard by shard", some.size(), e);
        return some.stream().mapToInt(shard -> turn(List.of(shard), lane)).sum();
      }
      LOG.warn("a turn of shard {} failed; one by one", some.getFirst(), e);
      return alone(some.getFirst(), lane);
    }
  }

  private int together(List<Integer> some, Lane lane) {
    return Objects.requireNonNull(
        transactions.execute(
            _ -> {
              var taken = shards.take(some);
              if (taken.isEmpty()) {
                return 0;
              }
              var now = waits.clock().instant();
              var items = work.next(taken, lane, now, MOST);
              if (!items.isEmpty()) {
                turn.take(items);
              }
              // Waits end also where there is always something new.
              var due = runs.due(taken, lane, now, MOST);
              turn.goOn(due);
              return items.size() + due.size();
            }));
  }

  private int alone(int shard, Lane lane) {
    var now = waits.clock().instant();
    var one = List.of(shard);
    var items = work.next(one, lane, now, MOST);
    for (var item : items) {
      attempt(
          shard,
          () -> turn.take(work.still(List.of(item))),
          error -> work.failed(item, error, now));
    }
    var due = runs.due(one, lane, now, MOST);
    for (var run : due) {
      attempt(
          shard, () -> turn.goOn(runs.still(List.of(run))), error -> runs.failed(run, error, now));
    }
    return items.size() + due.size();
  }

  private void attempt(int shard, Runnable alone, java.util.function.Consumer<String> failed) {
    try {
      transactions.executeWithoutResult(
          _ -> {
            if (!shards.take(List.of(shard)).isEmpty()) {
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
