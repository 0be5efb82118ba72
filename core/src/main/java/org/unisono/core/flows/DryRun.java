package org.unisono.core.flows;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Plays a flow on past or made-up facts, with a virtual clock and the real interpreter.
public final class DryRun {

  /// What a dry run knows of the world; answers may depend on nothing but the arguments.
  public interface World {

    /// Anything but [Question.OutcomeOf], which the dry run knows itself.
    Answer answer(Question question, RunState state, Instant now);

    /// How the action would go. Pending counts as answered for good: later outcomes are not played.
    Outcome perform(Move.Perform action, Instant now);

    /// When the first of the wakes happens, strictly after now; empty when none will.
    Optional<Instant> wakes(Move.Sleep sleep, Instant now);
  }

  /// One move and when it was made. Questions are not listed.
  public record Played(Instant at, Move move) {}

  private final FlowVersion version;
  private final World world;
  private final Map<ActionKey, Outcome> outcomes = new HashMap<>();

  private DryRun(FlowVersion version, World world) {
    this.version = version;
    this.world = world;
  }

  /// The moves from `from` until the run ends, sleeps for good, or would wake after `horizon`.
  public static List<Played> play(
      FlowVersion version, RunState state, World world, Instant from, Instant horizon) {
    return new DryRun(version, world).play(state, from, horizon);
  }

  private List<Played> play(RunState begun, Instant from, Instant horizon) {
    var played = new ArrayList<Played>();
    var state = begun;
    @Nullable Instant now = from;
    while (now != null && !now.isAfter(horizon)) {
      var move = decided(state, now);
      played.add(new Played(now, move));
      state = move.state();
      now =
          switch (move) {
            case Move.Sleep sleep -> waking(sleep, now);
            case Move.Perform action -> {
              outcomes.put(action.key(), world.perform(action, now));
              yield now;
            }
            case Move.Ask _, Move.Finished _, Move.Stuck _ -> null;
          };
    }
    return played;
  }

  private Move decided(RunState state, Instant now) {
    var answers = Answers.NONE;
    var move = Interpreter.next(version, state, answers, now);
    while (move instanceof Move.Ask ask) {
      for (var question : ask.questions()) {
        answers = answers.with(question, answer(question, state, now));
      }
      move = Interpreter.next(version, state, answers, now);
    }
    return move;
  }

  private Answer answer(Question question, RunState state, Instant now) {
    return question instanceof Question.OutcomeOf(var key)
        ? new Answer.Result(outcomes.get(key))
        : world.answer(question, state, now);
  }

  private @Nullable Instant waking(Move.Sleep sleep, Instant now) {
    var wake = world.wakes(sleep, now).filter(at -> at.isAfter(now)).orElse(null);
    var until = sleep.until();
    return until == null || wake != null && wake.isBefore(until) ? wake : until;
  }
}
