package org.unisono.core.flows;

import java.time.Instant;

/// The one place that says how a run moves.
public final class Interpreter {

  /// No run visits more steps than this, all visits counted.
  public static final int MOST_VISITS = 10_000;

  /// No action is tried more often than this in one visit.
  public static final int MOST_ATTEMPTS = 20;

  private Interpreter() {}

  /// The next move of a run: a function of its arguments and of nothing else.
  ///
  /// @param answers what was learnt since the last move other than [Move.Ask]
  /// @param now should stay the same while questions are answered
  /// @throws IllegalArgumentException when the run is over
  public static Move next(FlowVersion version, RunState state, Answers answers, Instant now) {
    if (state.phase() == RunState.Phase.OVER) {
      throw new IllegalArgumentException("run " + state.run() + " is over");
    }
    return new Walk(version, state, answers, now).walk();
  }
}
