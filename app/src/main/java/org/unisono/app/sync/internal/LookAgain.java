package org.unisono.app.sync.internal;

import java.time.InstantSource;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.unisono.app.jobs.JobHandler;
import org.unisono.app.jobs.Lane;
import org.unisono.app.jobs.Outcome;
import org.unisono.app.jobs.Task;

/// Looks at a connection at regular intervals, for as long as it is there.
@Component
class LookAgain implements JobHandler {

  static final String KIND = "sync.look";

  private final StartRuns runs;
  private final ConnectionStore connections;
  private final InstantSource clock;

  LookAgain(StartRuns runs, ConnectionStore connections, InstantSource clock) {
    this.runs = runs;
    this.connections = connections;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Lane lane() {
    return Lane.BACKGROUND;
  }

  @Override
  public Outcome handle(Task task) {
    var id = UUID.fromString(task.payload().path("connectionId").asString());
    var kept = connections.find(id);
    if (kept.isEmpty()) {
      return Outcome.DONE;
    }
    if (!kept.get().paused()) {
      runs.moved(id);
    }
    return new Outcome.Again(task.payload(), clock.instant().plus(runs.every()));
  }
}
