package org.unisono.app.sync.internal;

import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.unisono.app.jobs.Jobs;
import org.unisono.app.jobs.Lane;
import org.unisono.app.jobs.NewTask;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Starts runs: when somebody asks, when something moved here, and again and again.
@Component
public class StartRuns {

  private final Jobs jobs;
  private final SyncRunStore runs;
  private final InstantSource clock;
  private final Duration every;

  StartRuns(
      Jobs jobs,
      SyncRunStore runs,
      InstantSource clock,
      @Value("${unisono.sync.every:60s}") Duration every) {
    this.jobs = jobs;
    this.runs = runs;
    this.clock = clock;
    this.every = every;
  }

  /// A run that somebody waits for.
  public UUID asked(UUID connection) {
    var run = runs.insert(connection, "sync", null);
    jobs.add(NewTask.of(SyncCycle.KIND, Lane.BACKGROUND, payload(connection, run)));
    return run;
  }

  public UUID undo(UUID connection, UUID undone) {
    var run = runs.insert(connection, "undo", undone);
    jobs.add(NewTask.of(UndoRun.KIND, Lane.BACKGROUND, payload(connection, run)));
    return run;
  }

  /// A run for what is to be written again.
  UUID replay(UUID connection) {
    var run = runs.insert(connection, "replay", null);
    jobs.add(NewTask.of(SyncCycle.KIND, Lane.BACKGROUND, payload(connection, run)));
    return run;
  }

  /// Something moved here; one run takes all that has gathered.
  void moved(UUID connection) {
    jobs.add(
        NewTask.of(SyncCycle.KIND, Lane.BACKGROUND, payload(connection, null))
            .gatheredFor(connection.toString()));
  }

  /// The next look at the other side.
  void later(UUID connection) {
    jobs.add(
        NewTask.of(LookAgain.KIND, Lane.BACKGROUND, payload(connection, null))
            .dueAt(clock.instant().plus(every))
            .onceFor(connection.toString()));
  }

  Duration every() {
    return every;
  }

  private static ObjectNode payload(UUID connection, @Nullable UUID run) {
    var payload = JsonNodeFactory.instance.objectNode();
    payload.put("connectionId", connection.toString());
    if (run != null) {
      payload.put("runId", run.toString());
    }
    return payload;
  }
}
