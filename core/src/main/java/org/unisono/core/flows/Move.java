package org.unisono.core.flows;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.unisono.core.rules.FieldRef;
import org.unisono.core.rules.Rule;

/// What a run does next.
public sealed interface Move {

  /// The state to store with the move.
  RunState state();

  /// The steps that were left on the way to this move, for the log.
  List<Passed> trail();

  /// One step left.
  ///
  /// @param exit the exit taken, as in [Step#exits]; `goal` for a jump to a goal
  record Passed(String step, int visit, String exit) {}

  record Perform(
      RunState state, List<Passed> trail, String stepId, int visit, String kind, Params params)
      implements Move {
    public ActionKey key() {
      return new ActionKey(state.run(), stepId, visit);
    }
  }

  /// @param questions those that are not answered yet; answered together they bring the run on
  record Ask(RunState state, List<Passed> trail, Set<Question> questions) implements Move {}

  /// @param until null when only a wake ends it
  /// @param wakeOn what may end it earlier
  record Sleep(RunState state, List<Passed> trail, @Nullable Instant until, List<Wake> wakeOn)
      implements Move {}

  record Finished(RunState state, List<Passed> trail, Exit exit, @Nullable String name)
      implements Move {}

  /// The run cannot go on, and nothing will change that: for a person to look at.
  ///
  /// @param code `noSuchStep`, `tooManyVisits`, `tooManyAttempts`
  record Stuck(RunState state, List<Passed> trail, String code) implements Move {}

  /// What ends a sleep early.
  sealed interface Wake {
    record OnTrigger(Trigger trigger) implements Wake {}

    /// Something that the rule speaks of has changed.
    record OnRule(Rule rule) implements Wake {}

    record OnField(FieldRef field) implements Wake {}

    /// A later outcome was stored under the key.
    record OnOutcome(ActionKey key) implements Wake {}
  }

  /// How a run ends of itself. What the engine ends (consent lost, merged, campaign completed, by
  /// hand) has its own words there.
  enum Exit {
    END,
    GOAL,
    SUPPRESSED,
    LEFT,
    DATE_PAST,
    GOAL_MISSED
  }
}
