package org.unisono.app.flows.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.unisono.core.Fault;
import org.unisono.core.flows.ActionKey;
import org.unisono.core.flows.Answer;
import org.unisono.core.flows.Answers;
import org.unisono.core.flows.Move;
import org.unisono.core.flows.Outcome;
import org.unisono.core.flows.Question;
import org.unisono.core.flows.RunState;

/// One run within one turn of the engine. Lives in one thread.
///
/// The time is that of the cause (the activity that started or woke the run), not of the engine:
/// what is done after the cause and before the engine comes round lies after the run's arrival, and
/// so ends its waits.
final class Journey {

  private final Instant now;
  private final List<StepLog.Note> notes = new ArrayList<>();
  private final Map<ActionKey, Outcome> outcomes = new HashMap<>();
  private RunRow row;
  private RunState state;
  private Answers answers = Answers.NONE;

  Journey(RunRow row, Instant now) {
    this.row = row;
    this.state = row.state();
    this.now = now;
  }

  RunRow row() {
    return row;
  }

  RunState state() {
    return state;
  }

  Answers answers() {
    return answers;
  }

  Instant now() {
    return now;
  }

  List<StepLog.Note> notes() {
    return notes;
  }

  Map<ActionKey, Outcome> outcomes() {
    return outcomes;
  }

  /// Whether there is nothing to move: over, or waiting to be admitted.
  boolean isAtRest() {
    return !row.status().equals(RunRow.ACTIVE);
  }

  void learn(Question question, Answer answer) {
    answers = answers.with(question, answer);
  }

  /// A waiting run goes on as if the time were out.
  void hurry() {
    state = state.hurried();
    notes.add(Notes.hurried(this));
  }

  /// Ends the run from outside.
  void stop(String reason) {
    row = row.over(RunRow.ENDED, state, reason, now);
    notes.add(Notes.ended(this, reason));
  }

  /// The owner did not let the person in: it stands in the log, and the person may come again.
  void refuse(String reason, Fault why) {
    row = row.over(RunRow.ENDED, state, reason, now);
    notes.add(Notes.refused(this, why));
  }

  void performed(Move.Perform move, Outcome outcome) {
    notes.addAll(Notes.of(this, move));
    notes.add(Notes.performed(this, move, outcome));
    outcomes.put(move.key(), outcome);
    state = move.state();
    answers = Answers.NONE;
    learn(new Question.OutcomeOf(move.key()), new Answer.Result(outcome));
    row = row.at(state, now, List.of());
  }

  void slept(Move.Sleep move, List<String> wakes) {
    notes.addAll(Notes.of(this, move));
    state = move.state();
    row = row.at(state, move.until(), wakes);
  }

  void ended(Move move, String as, String reason) {
    notes.addAll(Notes.of(this, move));
    state = move.state();
    row = row.over(as, state, reason, now);
  }
}
