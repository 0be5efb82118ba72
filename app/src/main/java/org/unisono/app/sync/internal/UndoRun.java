package org.unisono.app.sync.internal;

import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.unisono.app.jobs.Lane;
import org.unisono.app.jobs.LongJob;
import org.unisono.app.jobs.Task;
import org.unisono.app.jobs.Turns;
import org.unisono.app.sync.RunStep;
import org.unisono.core.acting.Acting;
import org.unisono.core.acting.Origin;

/// Takes a run back, from the last thing it wrote to the first, where nobody has written since:
/// members and people that it added here leave, values return, members that we added there are
/// taken out again. What it made there stays, and is said. The twins it touched rest afterwards.
@Component
class UndoRun implements LongJob {

  static final String KIND = "sync.undo";
  private static final int CHUNK = 200;

  private final ConnectionStore connections;
  private final OpenLines lines;
  private final SyncRunStore runs;
  private final LedgerStore ledger;
  private final UndoHere here;
  private final UndoThere there;
  private final TwinStore twins;
  private final OneAtATime oneAtATime;
  private final RunProgress progress;
  private final InstantSource clock;

  UndoRun(
      ConnectionStore connections,
      OpenLines lines,
      SyncRunStore runs,
      LedgerStore ledger,
      UndoHere here,
      UndoThere there,
      TwinStore twins,
      OneAtATime oneAtATime,
      RunProgress progress,
      InstantSource clock) {
    this.progress = progress;
    this.connections = connections;
    this.lines = lines;
    this.runs = runs;
    this.ledger = ledger;
    this.here = here;
    this.there = there;
    this.twins = twins;
    this.oneAtATime = oneAtATime;
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
    var connection = UUID.fromString(task.payload().path("connectionId").asString());
    var run = UUID.fromString(task.payload().path("runId").asString());
    var undone = runs.undoes(run).orElseThrow();
    var kept = connections.find(connection).orElseThrow();
    var guarded = oneAtATime.guard(connection, run, turns);
    var line = lines.open(kept, run);
    var acting = new Acting(Acting.now().actor(), Origin.UNDO, undone);
    oneAtATime.during(
        connection, run, () -> acting.run(() -> takeBack(line, run, undone, guarded)));
    lines.settled(connection);
    oneAtATime.free(connection, run, turns, () -> {});
  }

  private void takeBack(Line line, UUID run, UUID undone, Turns turns) {
    turns.turn(
        () -> {
          runs.running(line.id(), run, clock.instant());
          return true;
        });
    line.at(RunStep.Kind.WRITING, null);
    var told = progress.of(line, turns);
    UUID before = null;
    while (true) {
      var written = ledger.written(undone, before, CHUNK);
      if (written.isEmpty()) {
        break;
      }
      before = written.getLast().id();
      takeBack(line, undone, written.stream().map(LedgerStore.Written::note).toList(), told);
    }
    turns.turn(
        () -> {
          runs.undone(undone);
          runs.finished(run, "done", line.counts(), clock.instant());
          return true;
        });
  }

  private void takeBack(Line line, UUID undone, List<Note> notes, Turns turns) {
    turns.turn(
        () -> {
          notes.stream()
              .map(Note::twinId)
              .filter(Objects::nonNull)
              .distinct()
              .forEach(t -> twins.stop(t, TwinStore.Stopped.YES));
          return true;
        });
    there.takeBack(line, notes.stream().filter(n -> n.direction().equals("out")).toList(), turns);
    turns.turn(
        () -> {
          here.takeBack(
              line, undone, notes.stream().filter(n -> n.direction().equals("in")).toList());
          return true;
        });
  }
}
