package org.unisono.app.jobs.internal;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.unisono.app.jobs.FactListener;
import org.unisono.app.jobs.JobHandler;
import org.unisono.app.jobs.LongJob;
import org.unisono.app.jobs.Outcome;
import org.unisono.app.jobs.Task;
import org.unisono.app.jobs.Turns;
import tools.jackson.databind.ObjectMapper;

/// Does one leased task in one transaction, as the actor who caused it.
@Component
class TaskRunner {

  private static final Logger LOG = LoggerFactory.getLogger(TaskRunner.class);
  private static final String FACT = "fact:";
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final TaskStore tasks;
  private final KeepLeases leases;
  private final TransactionTemplate transactions;
  private final ObjectMapper json;
  private final ObjectProvider<JobHandler> handlers;
  private final ObjectProvider<FactListener<?>> listeners;
  private final ObjectProvider<LongJob> longJobs;
  private final Set<Thread> longThreads = ConcurrentHashMap.newKeySet();
  private volatile boolean stopping;

  TaskRunner(
      TaskStore tasks,
      KeepLeases leases,
      TransactionTemplate transactions,
      ObjectMapper json,
      ObjectProvider<JobHandler> handlers,
      ObjectProvider<FactListener<?>> listeners,
      ObjectProvider<LongJob> longJobs) {
    this.tasks = tasks;
    this.leases = leases;
    this.transactions = transactions;
    this.json = json;
    this.handlers = handlers;
    this.listeners = listeners;
    this.longJobs = longJobs;
  }

  /// Long jobs get a thread of their own, so that they hold up nothing of their lane.
  void run(Lease lease) {
    var longJob = longJobs.stream().filter(j -> j.kind().equals(lease.task().kind())).findFirst();
    if (longJob.isPresent()) {
      var thread =
          Thread.ofPlatform()
              .daemon()
              .name(lease.task().kind())
              .unstarted(
                  () -> {
                    leases.during(
                        lease, () -> attempt(lease, () -> takeTurns(lease, longJob.get())));
                    longThreads.remove(Thread.currentThread());
                  });
      longThreads.add(thread);
      thread.start();
    } else {
      attempt(lease, () -> inTransaction(lease));
    }
  }

  /// Long jobs end at their next turn, and go on from there when there is a node again.
  void stop() {
    stopping = true;
    for (var thread : longThreads) {
      try {
        thread.join(PATIENCE);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
  }

  void start() {
    stopping = false;
  }

  private void attempt(Lease lease, Runnable work) {
    try {
      lease.acting().run(work);
    } catch (Turns.LeaseLost _) {
      LOG.info("task {} {} is left to another", lease.task().kind(), lease.task().id());
    } catch (RuntimeException e) {
      LOG.error(
          "task {} {} failed, attempt {}",
          lease.task().kind(),
          lease.task().id(),
          lease.task().attempts() + 1,
          e);
      tasks.failed(lease, e.getClass().getSimpleName());
    }
  }

  private void takeTurns(Lease lease, LongJob job) {
    job.run(
        lease.task(),
        new Turns() {
          @Override
          public <T extends @Nullable Object> T turn(Supplier<T> work) {
            return transactions.execute(
                _ -> {
                  if (stopping || !tasks.prolong(lease)) {
                    throw new LeaseLost();
                  }
                  return work.get();
                });
          }
        });
    transactions.executeWithoutResult(_ -> tasks.settle(lease, Outcome.DONE));
  }

  private void inTransaction(Lease lease) {
    transactions.executeWithoutResult(
        transaction -> {
          var outcome = handle(lease.task());
          if (!tasks.settle(lease, outcome)) {
            transaction.setRollbackOnly();
          }
        });
  }

  private Outcome handle(Task task) {
    if (task.kind().startsWith(FACT)) {
      hear(task, task.kind().substring(FACT.length()));
      return Outcome.DONE;
    }
    var handler = byKind().get(task.kind());
    if (handler == null) {
      throw new IllegalStateException("nobody handles " + task.kind());
    }
    return handler.handle(task);
  }

  private void hear(Task task, String listener) {
    var found = listeners.stream().filter(l -> l.name().equals(listener)).findFirst();
    tell(found.orElseThrow(() -> new IllegalStateException("nobody listens as " + listener)), task);
  }

  private <F extends Record> void tell(FactListener<F> listener, Task task) {
    listener.on(json.treeToValue(task.payload(), listener.fact()));
  }

  private Map<String, JobHandler> byKind() {
    return handlers.stream().collect(Collectors.toMap(JobHandler::kind, h -> h));
  }
}
