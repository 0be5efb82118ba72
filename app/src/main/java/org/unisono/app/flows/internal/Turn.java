package org.unisono.app.flows.internal;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.unisono.core.flows.RunState;

/// What one turn does with the work or the runs that are due: who enters, who is woken, who moves.
@Component
class Turn {

  private final EnterPeople enter;
  private final MoveRuns moves;
  private final RunStore runs;
  private final WorkStore work;
  private final InstantSource clock;

  Turn(EnterPeople enter, MoveRuns moves, RunStore runs, WorkStore work, InstantSource clock) {
    this.enter = enter;
    this.moves = moves;
    this.runs = runs;
    this.work = work;
    this.clock = clock;
  }

  /// @param items one per person
  void take(List<WorkStore.Work> items) {
    var open = runs.open(items.stream().map(WorkStore.Work::personId).distinct().toList());
    Map<UUID, List<RunRow>> byPerson = new HashMap<>();
    open.forEach(r -> byPerson.computeIfAbsent(r.personId(), _ -> new ArrayList<>()).add(r));
    List<Journey> journeys = new ArrayList<>();
    for (var item : items) {
      for (var run : byPerson.getOrDefault(item.personId(), List.of())) {
        moved(run, item, journeys);
      }
    }
    journeys.addAll(enter.enter(items, open));
    moves.move(journeys);
    work.done(items);
  }

  private static void moved(RunRow run, WorkStore.Work item, List<Journey> journeys) {
    boolean active = run.status().equals(RunRow.ACTIVE);
    boolean meant = run.id().equals(item.runId());
    switch (item.verb()) {
      case "occurred" -> {
        if (active && (run.wakes().contains(item.kind()) || run.wakes().contains("*"))) {
          journeys.add(new Journey(run, item.at()));
        }
      }
      case "changed" -> {
        if (active && (meant || run.wakes().contains("*"))) {
          journeys.add(new Journey(run, item.at()));
        }
      }
      case "proceed" -> {
        if (active && meant && run.state().phase() == RunState.Phase.WAITING) {
          var journey = new Journey(run, item.at());
          journey.hurry();
          journeys.add(journey);
        }
      }
      case "stop" -> {
        if (meant) {
          var journey = new Journey(run, item.at());
          journey.stop(item.payload().path("reason").asString("stopped"));
          journeys.add(journey);
        }
      }
      case "admit" -> {
        if (meant && run.status().equals(RunRow.QUEUED)) {
          journeys.add(new Journey(begun(run, item.at()), item.at()));
        }
      }
      default -> throw new IllegalStateException("no verb: " + item.verb());
    }
  }

  private static RunRow begun(RunRow run, Instant now) {
    var state =
        RunState.begin(
            run.id(), run.personId(), run.state().zone(), run.version().definition(), now);
    return run.at(state, now, List.of());
  }

  void goOn(List<RunRow> due) {
    Map<UUID, Journey> journeys = new LinkedHashMap<>();
    for (var run : due) {
      journeys.put(run.id(), new Journey(run, time(run)));
    }
    moves.move(List.copyOf(journeys.values()));
  }

  /// A run that was cut off in the middle goes on at the time of its cause; a wait that is over
  /// ends now, so that what follows it is not hurried by a night without a server.
  private Instant time(RunRow run) {
    var due = run.dueAt();
    return due == null || run.state().phase() == RunState.Phase.WAITING ? clock.instant() : due;
  }
}
