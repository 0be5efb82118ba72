package org.unisono.core.flows;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.unisono.core.flows.RunState.Phase;

/// Where a walk stands, and the way it came.
final class Path {

  private final Instant now;
  private final List<Move.Passed> trail = new ArrayList<>();
  private RunState state;

  Path(RunState state, Instant now) {
    this.state = state;
    this.now = now;
  }

  RunState state() {
    return state;
  }

  /// Leaves the step by this exit. Always null: the walk goes on.
  @Nullable Move go(String exit, String target) {
    trail.add(new Move.Passed(state.at(), state.visit(), exit));
    state = state.arrive(target, now);
    return null;
  }

  boolean cameByGoal() {
    return !trail.isEmpty() && trail.getLast().exit().equals("goal");
  }

  Move perform(Step.Act act) {
    if (state.attempts() >= Interpreter.MOST_ATTEMPTS) {
      return stuck("tooManyAttempts");
    }
    state = state.attempt();
    return new Move.Perform(
        state, List.copyOf(trail), state.at(), state.visit(), act.kind(), act.params());
  }

  Move sleep(Phase phase, @Nullable Instant until, List<Move.Wake> wakeOn) {
    state = state.in(phase, until);
    return new Move.Sleep(state, List.copyOf(trail), until, List.copyOf(wakeOn));
  }

  Move finished(Move.Exit exit, @Nullable String name) {
    state = state.in(Phase.OVER, null);
    return new Move.Finished(state, List.copyOf(trail), exit, name);
  }

  Move stuck(String code) {
    state = state.in(Phase.OVER, null);
    return new Move.Stuck(state, List.copyOf(trail), code);
  }
}
