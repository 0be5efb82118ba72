package org.unisono.app.flows.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.app.flows.StepCall;
import org.unisono.app.flows.StepKind;
import org.unisono.core.flows.Interpreter;
import org.unisono.core.flows.Move;
import org.unisono.core.flows.Outcome;

/// Moves a batch of runs as far as they go, and writes effects, outcomes, states and log in the
/// caller's transaction.
@Component
class MoveRuns {

  /// What is not done by then goes on in a transaction of its own.
  private static final Duration TURN = Duration.ofMillis(150);

  private static final String ANYTHING = "*";

  private final AnswerQuestions questions;
  private final TaughtWords words;
  private final TriggerIndex triggers;
  private final Ending ending;

  MoveRuns(AnswerQuestions questions, TaughtWords words, TriggerIndex triggers, Ending ending) {
    this.questions = questions;
    this.words = words;
    this.triggers = triggers;
    this.ending = ending;
  }

  void move(List<Journey> journeys) {
    long end = System.nanoTime() + TURN.toNanos();
    var going = journeys.stream().filter(j -> !j.isAtRest()).toList();
    while (!going.isEmpty()) {
      going = perform(decide(going));
      if (System.nanoTime() > end) {
        break;
      }
    }
    write(journeys);
  }

  /// Asks and answers until every run knows its move.
  private Map<Journey, Move.Perform> decide(List<Journey> going) {
    Map<Journey, Move.Perform> performs = new LinkedHashMap<>();
    var open = going;
    while (!open.isEmpty()) {
      List<Journey> asking = new ArrayList<>();
      List<AnswerQuestions.Asked> asked = new ArrayList<>();
      for (var journey : open) {
        var move =
            Interpreter.next(
                journey.row().version().definition(),
                journey.state(),
                journey.answers(),
                journey.now());
        switch (move) {
          case Move.Ask(_, _, var wanted) -> {
            asking.add(journey);
            wanted.forEach(q -> asked.add(new AnswerQuestions.Asked(journey, q)));
          }
          case Move.Perform perform -> performs.put(journey, perform);
          case Move.Sleep sleep -> journey.slept(sleep, wakes(sleep));
          case Move.Finished finished ->
              journey.ended(finished, RunRow.ENDED, Notes.word(finished.exit()));
          case Move.Stuck stuck -> journey.ended(stuck, RunRow.STUCK, stuck.code());
        }
      }
      questions.answer(asked);
      open = asking;
    }
    return performs;
  }

  private List<String> wakes(Move.Sleep sleep) {
    var wakes = new TreeSet<String>();
    for (var wake : sleep.wakeOn()) {
      switch (wake) {
        case Move.Wake.OnTrigger(var trigger) -> wakes.add(triggers.canonical(trigger.kind()));
        case Move.Wake.OnRule _, Move.Wake.OnField _ -> wakes.add(ANYTHING);
        case Move.Wake.OnOutcome _ -> {}
      }
    }
    return List.copyOf(wakes);
  }

  /// Acts for all runs that are at actions of one kind, flow by flow unless the kind minds that
  /// itself.
  ///
  /// @return those who go on
  private List<Journey> perform(Map<Journey, Move.Perform> performs) {
    record Together(String kind, @Nullable LiveVersion version) {}
    Map<Together, List<Map.Entry<Journey, Move.Perform>>> groups = new LinkedHashMap<>();
    for (var entry : performs.entrySet()) {
      var kind = entry.getValue().kind();
      boolean many = words.step(kind).filter(StepKind::isForManyFlows).isPresent();
      var together = new Together(kind, many ? null : entry.getKey().row().version());
      groups.computeIfAbsent(together, _ -> new ArrayList<>()).add(entry);
    }
    groups.forEach(
        (together, entries) -> {
          var calls = entries.stream().map(e -> call(e.getKey(), e.getValue())).toList();
          var answers = calls.getFirst().acting().call(() -> act(together.kind(), calls));
          for (int i = 0; i < entries.size(); i++) {
            entries.get(i).getKey().performed(entries.get(i).getValue(), answers.get(i));
          }
        });
    return List.copyOf(performs.keySet());
  }

  private List<Outcome> act(String kind, List<StepCall> calls) {
    var step = words.step(kind);
    if (step.isEmpty()) {
      Outcome refused = new Outcome.Refused("unknownAction", Map.of("kind", kind));
      return calls.stream().map(_ -> refused).toList();
    }
    var answers = step.get().perform(calls);
    if (answers.size() != calls.size()) {
      throw new IllegalStateException(kind + " answered " + answers.size() + " of " + calls.size());
    }
    return answers;
  }

  private static StepCall call(Journey journey, Move.Perform move) {
    var version = journey.row().version();
    return new StepCall(
        move.key(),
        journey.row().personId(),
        version.flowId(),
        version.flowName(),
        version.ownerId(),
        move.params().json(),
        journey.now());
  }

  private void write(List<Journey> journeys) {
    if (!journeys.isEmpty()) {
      ending.write(journeys);
    }
  }
}
