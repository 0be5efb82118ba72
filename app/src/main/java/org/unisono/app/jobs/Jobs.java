package org.unisono.app.jobs;

import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.unisono.app.jobs.internal.TaskStore;
import org.unisono.app.jobs.internal.WakeUp;

/// The door of the room: adds work that outlives the process.
@Component
public class Jobs {

  private final TaskStore tasks;
  private final WakeUp wakeUp;

  Jobs(TaskStore tasks, WakeUp wakeUp) {
    this.tasks = tasks;
    this.wakeUp = wakeUp;
  }

  /// Adds a task in the caller's transaction; workers hear of it when that commits.
  public void add(NewTask task) {
    addAll(List.of(task));
  }

  public void addAll(List<NewTask> fresh) {
    if (fresh.isEmpty()) {
      return;
    }
    tasks.add(fresh);
    var lanes = fresh.stream().map(NewTask::lane).distinct().toList();
    if (TransactionSynchronizationManager.isSynchronizationActive()) {
      TransactionSynchronizationManager.registerSynchronization(
          new TransactionSynchronization() {
            @Override
            public void afterCommit() {
              lanes.forEach(wakeUp::ring);
            }
          });
    } else {
      lanes.forEach(wakeUp::ring);
    }
  }

  /// How many tasks wait, dead letters not counted.
  public int waiting() {
    return tasks.waiting();
  }
}
