package org.unisono.core.flows;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.unisono.core.rules.Rule;

/// One step of a flow. Every exit names the step that follows.
public sealed interface Step {

  /// The exits by their place in the step's JSON, as in `next`, `cases/0/next`, `else`.
  Map<String, String> exits();

  /// Does something, in the words of the room that teaches the kind.
  ///
  /// @param refused where the run goes when the action is refused; null: on to `next`, the refusal
  ///     standing in the log
  record Act(String kind, Params params, String next, @Nullable String refused) implements Step {
    @Override
    public Map<String, String> exits() {
      return refused == null ? Map.of("next", next) : Map.of("next", next, "refused", refused);
    }
  }

  /// Holds the run until something; each way of waiting is a [Wait].
  record Pause(Wait what, String next, @Nullable String timedOut) implements Step {
    public Pause {
      if (what instanceof Wait.Until != (timedOut != null)) {
        throw new IllegalArgumentException("a wait has a time-out if and only if it is an until");
      }
    }

    @Override
    public Map<String, String> exits() {
      return timedOut == null ? Map.of("next", next) : Map.of("next", next, "timedOut", timedOut);
    }
  }

  /// Chooses one of several ways; each way of choosing is a [Branch].
  record Fork(Branch branch) implements Step {
    @Override
    public Map<String, String> exits() {
      return branch.exits();
    }
  }

  /// Goes back (or ahead) to a step, this many times in a run; then on to `next`.
  record GoTo(String target, int atMost, String next) implements Step {
    @Override
    public Map<String, String> exits() {
      return Map.of("goTo", target, "next", next);
    }
  }

  /// A named aim.
  ///
  /// @param reach whether only a run that stands here reaches it, or one anywhere jumps to it
  /// @param otherwise what a run does that comes here and has not reached it
  record Goal(String name, Rule when, Reach reach, Otherwise otherwise, String next)
      implements Step {

    /// From where it can be reached.
    public enum Reach {
      HERE,
      ANYWHERE
    }

    /// For those who come here first.
    public enum Otherwise {
      WAIT,
      GO_ON,
      EXIT
    }

    @Override
    public Map<String, String> exits() {
      return Map.of("next", next);
    }
  }

  record End(String name) implements Step {
    @Override
    public Map<String, String> exits() {
      return Map.of();
    }
  }

  /// Names exits `cases/0/next` and so on.
  static Map<String, String> numbered(String list, List<String> nexts) {
    var exits = new LinkedHashMap<String, String>();
    nexts.forEach(n -> exits.put(list + "/" + exits.size() + "/next", n));
    return exits;
  }
}
