package org.unisono.app.sync.internal;

import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.unisono.app.jobs.Lane;
import org.unisono.app.jobs.LongJob;
import org.unisono.app.jobs.Task;
import org.unisono.app.jobs.Turns;
import org.unisono.core.acting.Acting;
import org.unisono.core.acting.Actor;
import org.unisono.core.acting.Origin;

/// One run over a connection: read, find out who is who, decide, write, remember. Everything that
/// it needs stands in tables, so that a crash goes on with the next run.
@Component
class SyncCycle implements LongJob {

  static final String KIND = "sync.run";
  private static final int MOST_ROUNDS = 3;

  private final ConnectionStore connections;
  private final OpenLines lines;
  private final TwinStore twins;
  private final SyncRunStore runs;
  private final Phases phases;
  private final OneAtATime oneAtATime;
  private final SettleMaps maps;
  private final RunProgress progress;
  private final NoteHealth health;
  private final InstantSource clock;

  SyncCycle(
      ConnectionStore connections,
      OpenLines lines,
      TwinStore twins,
      SyncRunStore runs,
      Phases phases,
      OneAtATime oneAtATime,
      SettleMaps maps,
      RunProgress progress,
      NoteHealth health,
      InstantSource clock) {
    this.connections = connections;
    this.lines = lines;
    this.twins = twins;
    this.runs = runs;
    this.phases = phases;
    this.oneAtATime = oneAtATime;
    this.maps = maps;
    this.progress = progress;
    this.health = health;
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
  public void run(Task task, Turns turns) {
    var id = UUID.fromString(task.payload().path("connectionId").asString());
    var asked = task.payload().path("runId").asString("");
    // Of a run that nobody asked for the task is the run: tried again, it is the same one.
    var run = asked.isEmpty() ? task.id() : UUID.fromString(asked);
    if (asked.isEmpty() && health.isLockedOut(id)) {
      // What moved stays to be looked at.
      return;
    }
    var guarded =
        asked.isEmpty()
            ? oneAtATime.guardIfFree(id, run, turns)
            : Optional.of(oneAtATime.guard(id, run, turns));
    if (guarded.isEmpty()) {
      return;
    }
    var kept = connections.find(id).orElseThrow();
    var line = lines.open(kept, run);
    var actor = new Actor(Actor.Kind.CONNECTION, id, kept.name());
    var trace = asked.isEmpty() ? Trace.IF_ANY : Trace.ALWAYS;
    oneAtATime.during(
        id,
        run,
        () -> new Acting(actor, Origin.SYNC, run).run(() -> run(kept, line, guarded.get(), trace)));
    oneAtATime.free(id, run, turns, () -> again(kept, line));
  }

  /// What moved here while the run went on has a run of its own, and so has all that was parked by
  /// what the connection was allowed when the run began, where that has changed meanwhile.
  private void again(ConnectionStore.Kept kept, Line line) {
    boolean isEdited =
        connections.find(kept.id()).filter(now -> now.version() == kept.version()).isEmpty();
    if (isEdited) {
      maps.settle(line);
    }
    if (isEdited || !line.isArmedAs(connections.modes(kept.id()))) {
      phases.lookAtAll(line);
      return;
    }
    if (line.trouble() == null && !kept.paused()) {
      phases.again(line);
    }
  }

  /// Whether a run that did nothing is kept.
  private enum Trace {
    ALWAYS,
    IF_ANY
  }

  private void run(ConnectionStore.Kept kept, Line line, Turns turns, Trace trace) {
    turns.turn(
        () -> {
          runs.running(line.id(), line.runId(), clock.instant());
          line.countOn(runs.counts(line.runId()));
          return true;
        });
    if (!kept.paused()) {
      var when = trace == Trace.ALWAYS ? Absences.When.ASKED : Absences.When.BY_ITSELF;
      rounds(line, when, progress.of(line, turns));
    }
    var budget = lines.settled(line.id());
    turns.turn(
        () -> {
          connections.finished(line.id(), clock.instant(), budget.spent(), budget.limit());
          finish(kept, line, trace);
          return true;
        });
  }

  /// A second round carries what the first one set free; a third is for what moved meanwhile.
  private void rounds(Line line, Absences.When when, Turns turns) {
    phases.read(line, when, turns);
    for (int round = 0; round < MOST_ROUNDS && line.isOpen(); round++) {
      if (!phases.round(line, turns)) {
        return;
      }
    }
  }

  private void finish(ConnectionStore.Kept kept, Line line, Trace trace) {
    var now = clock.instant();
    var trouble = line.trouble();
    if (trouble == null) {
      twins.synced(line.id(), now);
    }
    line.count("troubles", line.troubles().size());
    if (!kept.paused()) {
      health.streams(line, now);
    }
    health.summary(line, now);
    if (line.counts().isEmpty() && trouble == null && trace == Trace.IF_ANY) {
      runs.forget(line.runId());
    } else {
      runs.finished(line.runId(), "done", line.counts(), now);
    }
  }
}
