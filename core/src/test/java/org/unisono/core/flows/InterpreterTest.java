package org.unisono.core.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unisono.core.flows.RandomFlows.NOW;
import static org.unisono.core.flows.RandomFlows.flow;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.unisono.core.rules.Condition;
import org.unisono.core.rules.Operator;
import org.unisono.core.rules.Rule;
import org.unisono.core.rules.Span;

class InterpreterTest {

  private static final Step END = new Step.End("done");
  private static final Rule BOUGHT = Condition.FieldIs.of("person.bought", Operator.NOT_EMPTY);

  @Test
  void aWaitCountsFromTheArrivalAtItsStep() {
    var flow = flow(Map.of("a", pause(new Wait.Duration(Span.days(3))), "z", END));
    var sleep = (Move.Sleep) next(flow, RandomFlows.begin(flow), NOW);
    var due = NOW.plus(Duration.ofDays(3));
    assertThat(sleep.until()).isEqualTo(due);
    assertThat(next(flow, sleep.state(), due.minusSeconds(1))).isInstanceOf(Move.Sleep.class);
    assertThat(next(flow, sleep.state(), due)).isInstanceOf(Move.Finished.class);
  }

  @Test
  void aHurriedRunGoesOnAsIfTheTimeWereOut() {
    var flow =
        flow(
            Map.of(
                "a",
                new Step.Pause(new Wait.Until(BOUGHT, null, Span.days(7)), "b", "z"),
                "b",
                new Step.End("bought"),
                "z",
                END));
    var no = Answers.NONE.with(new Question.Holds(BOUGHT), new Answer.Truth(false));
    var asleep = Interpreter.next(flow, RandomFlows.begin(flow), no, NOW).state();
    var move = (Move.Finished) Interpreter.next(flow, asleep.hurried(), no, NOW);
    assertThat(move.name()).isEqualTo("done");
    assertThat(move.trail()).containsExactly(new Move.Passed("a", 1, "timedOut"));
  }

  @Test
  void aWindowOverMidnightIsOpenOnTheNextMorning() {
    var window =
        new Wait.Window(Set.of(DayOfWeek.SATURDAY), LocalTime.of(22, 0), LocalTime.of(6, 0), null);
    var flow = flow(Map.of("a", pause(window), "z", END));
    var sundayAtFive = Instant.parse("2026-11-22T03:00:00Z");
    assertThat(next(flow, RandomFlows.begin(flow), sundayAtFive)).isInstanceOf(Move.Finished.class);
    var sleep = (Move.Sleep) next(flow, RandomFlows.begin(flow), NOW);
    assertThat(sleep.until()).isEqualTo(Instant.parse("2026-11-28T20:00:00Z"));
  }

  @Test
  void aGoalAnywhereIsJumpedToAndEndsTheRunAsReached() {
    var flow =
        flow(
            Map.of(
                "a",
                pause(new Wait.Duration(Span.days(30))),
                "z",
                END,
                "g",
                new Step.Goal(
                    "bought", BOUGHT, Step.Goal.Reach.ANYWHERE, Step.Goal.Otherwise.GO_ON, "z")));
    assertThat(next(flow, RandomFlows.begin(flow), NOW))
        .isInstanceOfSatisfying(
            Move.Ask.class,
            ask -> assertThat(ask.questions()).containsExactly(new Question.Holds(BOUGHT)));
    var yes = Answers.NONE.with(new Question.Holds(BOUGHT), new Answer.Truth(true));
    var move = (Move.Finished) Interpreter.next(flow, RandomFlows.begin(flow), yes, NOW);
    assertThat(move.exit()).isEqualTo(Move.Exit.GOAL);
  }

  @Test
  void aRefusedActionTakesItsOwnExitAndAnOutcomeThatWasNeverStoredIsDoneAgain() {
    var flow =
        flow(
            Map.of(
                "a",
                new Step.Act("do", Params.NONE, "z", "r"),
                "z",
                END,
                "r",
                new Step.End("refused")));
    var perform = (Move.Perform) next(flow, RandomFlows.begin(flow), NOW);
    var asked = new Question.OutcomeOf(perform.key());
    var refused = new Answer.Result(new Outcome.Refused("noConsent", Map.of()));
    assertThat(Interpreter.next(flow, perform.state(), Answers.NONE.with(asked, refused), NOW))
        .isInstanceOfSatisfying(
            Move.Finished.class, end -> assertThat(end.name()).isEqualTo("refused"));
    var never = Answers.NONE.with(asked, new Answer.Result(null));
    assertThat(Interpreter.next(flow, perform.state(), never, NOW))
        .isInstanceOfSatisfying(
            Move.Perform.class, again -> assertThat(again.key()).isEqualTo(perform.key()));
  }

  @Test
  void chanceIsStablePerPersonAndFollowsTheWeights() {
    var counts = new HashMap<Long, Integer>();
    for (int i = 0; i < 20_000; i++) {
      var person = new UUID(0x7000, i);
      long fell = StableHash.below(4, person, "s", "seed");
      assertThat(StableHash.below(4, person, "s", "seed")).isEqualTo(fell);
      counts.merge(fell, 1, Integer::sum);
    }
    assertThat(counts.values()).hasSize(4).allMatch(n -> n > 4_700 && n < 5_300);
  }

  @Test
  void faultsOfTheGraphAreNamedWithTheirPlace() {
    var flow =
        new FlowVersion(
            new Entry(List.of(), null, new Entry.Again.Once(), null),
            "a",
            Map.of(
                "a", new Step.Act("fly", Params.NONE, "b", "nowhere"),
                "b", new Step.Fork(new Branch.If(List.of(), "a")),
                "c", END),
            null);
    assertThat(RandomFlows.codes(flow))
        .contains(
            "/entry noEntry",
            "/steps/a/act unknownAction",
            "/steps/a/refused missingStep",
            "/steps/c unreachableStep")
        .anyMatch(code -> code.endsWith("endlessLoop"))
        .hasSize(5);
  }

  private static Step pause(Wait wait) {
    return new Step.Pause(wait, "z", null);
  }

  private static Move next(FlowVersion flow, RunState state, Instant now) {
    return Interpreter.next(flow, state, Answers.NONE, now);
  }
}
