package org.unisono.core.flows;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.unisono.core.flows.Move.Wake;
import org.unisono.core.rules.Condition.FieldIs;
import org.unisono.core.rules.Evaluator;
import org.unisono.core.rules.Operator;
import org.unisono.core.rules.Rule;

/// One walk through the graph, until there is something to do, to ask or to wait for. Methods that
/// handle a step give a move, or null when they went on to another step or lack an answer.
final class Walk {

  private final FlowVersion version;
  private final RunState begun;
  private final Instant now;
  private final Known known;
  private final Path path;

  Walk(FlowVersion version, RunState state, Answers answers, Instant now) {
    this.version = version;
    this.begun = state;
    this.now = now;
    this.known = new Known(answers);
    this.path = new Path(state, now);
  }

  Move walk() {
    var move = standing();
    while (move == null) {
      if (path.state().totalVisits() > Interpreter.MOST_VISITS) {
        return path.stuck("tooManyVisits");
      }
      var here = path.state();
      move = step();
      if (known.lacks()) {
        return new Move.Ask(begun, List.of(), known.open());
      }
      if (move == null && here == path.state()) {
        throw new IllegalStateException("step " + here.at() + " neither moved nor asked");
      }
    }
    return move;
  }

  /// What ends or moves a run wherever it stands.
  private @Nullable Move standing() {
    boolean suppressed = isTrue(version.entry().suppress());
    boolean leaves = isTrue(version.leaveWhen());
    var goal = version.steps().entrySet().stream().filter(this::isReached).findFirst();
    if (known.lacks()) {
      return null;
    }
    if (suppressed) {
      return path.finished(Move.Exit.SUPPRESSED, null);
    }
    if (leaves) {
      return path.finished(Move.Exit.LEFT, null);
    }
    goal.ifPresent(reached -> path.go("goal", reached.getKey()));
    return null;
  }

  private boolean isTrue(@Nullable Rule rule) {
    return rule != null && known.holds(rule);
  }

  private boolean isReached(Map.Entry<String, Step> entry) {
    return entry.getValue() instanceof Step.Goal goal
        && goal.reach() == Step.Goal.Reach.ANYWHERE
        && !begun.visits().containsKey(entry.getKey())
        && known.holds(goal.when());
  }

  private @Nullable Move step() {
    return switch (version.steps().get(path.state().at())) {
      case null -> path.stuck("noSuchStep");
      case Step.Act act -> act(act);
      case Step.Pause pause -> new Waiting(path, known, now).pause(pause);
      case Step.Fork(var branch) -> fork(branch);
      case Step.GoTo goTo ->
          path.state().visit() <= goTo.atMost()
              ? path.go("goTo", goTo.target())
              : path.go("next", goTo.next());
      case Step.Goal goal -> goal(goal);
      case Step.End(var name) ->
          path.finished(path.cameByGoal() ? Move.Exit.GOAL : Move.Exit.END, name);
    };
  }

  private @Nullable Move act(Step.Act act) {
    if (path.state().phase() != RunState.Phase.PERFORMED) {
      return path.perform(act);
    }
    var result = known.outcome(path.state().key());
    if (result == null) {
      return null;
    }
    return switch (result.outcome()) {
      case null -> path.perform(act);
      case Outcome.Done() -> path.go("next", act.next());
      case Outcome.Pending() -> asleepForOutcome(null);
      case Outcome.Retry(var at) when now.isBefore(at) -> asleepForOutcome(at);
      case Outcome.Retry _ -> path.perform(act);
      case Outcome.Refused _ ->
          act.refused() == null ? path.go("next", act.next()) : path.go("refused", act.refused());
    };
  }

  private Move asleepForOutcome(@Nullable Instant until) {
    var wake = new Wake.OnOutcome(path.state().key());
    return path.sleep(RunState.Phase.PERFORMED, until, List.of(wake));
  }

  private @Nullable Move fork(Branch branch) {
    return switch (branch) {
      case Branch.If choice -> {
        var held = choice.cases().stream().map(c -> known.holds(c.when())).toList();
        int first = held.indexOf(true);
        yield known.lacks()
            ? null
            : first < 0
                ? path.go("else", choice.otherwise())
                : path.go("cases/" + first + "/next", choice.cases().get(first).next());
      }
      case Branch.Switch choice -> choose(choice);
      case Branch.Random(var shares, var seed) -> {
        long all = shares.stream().mapToLong(Branch.Random.Share::weight).sum();
        long left = StableHash.below(all, path.state().person(), path.state().at(), seed);
        int at = 0;
        while (left >= shares.get(at).weight()) {
          left -= shares.get(at++).weight();
        }
        yield path.go("shares/" + at + "/next", shares.get(at).next());
      }
    };
  }

  private @Nullable Move choose(Branch.Switch choice) {
    var found = known.value(choice.on());
    if (found == null) {
      return null;
    }
    for (int i = 0; i < choice.cases().size(); i++) {
      var one = choice.cases().get(i);
      var is = new FieldIs(choice.on(), Operator.EQ, List.of(one.is()));
      if (Evaluator.matches(is, found.value(), now, path.state().zone())) {
        return path.go("cases/" + i + "/next", one.next());
      }
    }
    return path.go("else", choice.otherwise());
  }

  private @Nullable Move goal(Step.Goal goal) {
    boolean reached = known.holds(goal.when());
    if (known.lacks()) {
      return null;
    }
    if (reached) {
      return path.go("goal", goal.next());
    }
    if (path.state().phase() == RunState.Phase.HURRIED) {
      return path.go("next", goal.next());
    }
    return switch (goal.otherwise()) {
      case GO_ON -> path.go("next", goal.next());
      case EXIT -> path.finished(Move.Exit.GOAL_MISSED, goal.name());
      case WAIT -> path.sleep(RunState.Phase.WAITING, null, List.of(new Wake.OnRule(goal.when())));
    };
  }
}
