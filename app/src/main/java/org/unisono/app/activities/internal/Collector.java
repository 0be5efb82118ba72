package org.unisono.app.activities.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.unisono.app.activities.ActivityOutcome;
import org.unisono.app.activities.NewActivity;
import org.unisono.app.jobs.Plug;
import org.unisono.core.acting.Acting;

/// Groups what concurrent requests bring into one transaction: the database flushes once for all of
/// them. While one group commits the next one gathers, so nobody waits for a group to fill.
@Component
public class Collector implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(Collector.class);
  private static final int MOST = 500;

  private final RecordActivities record;
  private final TransactionTemplate transactions;
  private final LinkedBlockingQueue<Parcel> queue = new LinkedBlockingQueue<>();
  private volatile boolean running;
  private @Nullable Thread committer;

  Collector(RecordActivities record, TransactionTemplate transactions) {
    this.record = record;
    this.transactions = transactions;
  }

  /// One request's activities.
  private record Parcel(
      Acting acting,
      List<NewActivity> activities,
      CompletableFuture<List<ActivityOutcome>> answer) {}

  /// Records after others and with others, and answers after the commit.
  public List<ActivityOutcome> submit(List<NewActivity> activities) {
    var parcel = new Parcel(Acting.now(), activities, new CompletableFuture<>());
    queue.add(parcel);
    try {
      return parcel.answer().join();
    } catch (java.util.concurrent.CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  @Override
  public void start() {
    running = true;
    committer = Thread.ofPlatform().daemon().name("activities").start(this::work);
  }

  private void work() {
    try {
      while (running || !queue.isEmpty()) {
        var first = queue.poll(100, TimeUnit.MILLISECONDS);
        if (first != null) {
          gathered(first).forEach(this::commit);
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// By actor, as a transaction has one.
  private Map<Acting, List<Parcel>> gathered(Parcel first) {
    Map<Acting, List<Parcel>> groups = new LinkedHashMap<>();
    int count = 0;
    for (@Nullable Parcel parcel = first; parcel != null; parcel = queue.poll()) {
      groups.computeIfAbsent(parcel.acting(), _ -> new ArrayList<>()).add(parcel);
      count += parcel.activities().size();
      if (count >= MOST) {
        break;
      }
    }
    return groups;
  }

  private void commit(Acting acting, List<Parcel> group) {
    try {
      var outcomes = recorded(acting, group);
      Plug.at("activities.committed");
      int from = 0;
      for (var parcel : group) {
        int to = from + parcel.activities().size();
        parcel.answer().complete(List.copyOf(outcomes.subList(from, to)));
        from = to;
      }
    } catch (RuntimeException e) {
      if (group.size() == 1) {
        group.getFirst().answer().completeExceptionally(e);
      } else {
        LOG.warn("a group of {} requests failed; one by one", group.size(), e);
        group.forEach(parcel -> commit(acting, List.of(parcel)));
      }
    }
  }

  private List<ActivityOutcome> recorded(Acting acting, List<Parcel> group) {
    var all = group.stream().flatMap(p -> p.activities().stream()).toList();
    return acting.call(
        () -> java.util.Objects.requireNonNull(transactions.execute(_ -> record.record(all))));
  }

  @Override
  public void stop() {
    running = false;
    var thread = committer;
    if (thread != null) {
      try {
        thread.join(java.time.Duration.ofSeconds(10));
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
