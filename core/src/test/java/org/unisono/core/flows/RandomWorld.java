package org.unisono.core.flows;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.unisono.core.rules.Value;

/// A world whose answers hang on the seed, the question and the moment, and on nothing else.
record RandomWorld(long seed) implements DryRun.World {

  @Override
  public Answer answer(Question question, RunState state, Instant now) {
    return switch (question) {
      case Question.Holds holds ->
          new Answer.Truth(
              chance(question, now, holds.rule().toString().contains("rare") ? 12 : 2));
      case Question.Happened happened -> new Answer.Truth(chance(happened, now, 3));
      case Question.ValueOf value -> found(value, now);
      case Question.OutcomeOf unknown -> throw new AssertionError(unknown);
    };
  }

  private Answer found(Question.ValueOf value, Instant now) {
    if (value.field().path().equals("language")) {
      return new Answer.Found(Value.of(chance(value, now, 2) ? "fi" : "it"));
    }
    var moved = chance(value, now, 4) ? Duration.ofDays(3) : Duration.ofDays(-1);
    return new Answer.Found(
        chance(value, now, 5) ? null : new Value.Moment(RandomFlows.NOW.plus(moved)));
  }

  @Override
  public Outcome perform(Move.Perform action, Instant now) {
    return switch (Math.floorMod(Objects.hash(seed, action.key(), now), 8)) {
      case 0 -> new Outcome.Refused("noConsent", Map.of());
      case 1 -> new Outcome.Retry(now.plusSeconds(60));
      case 2 -> new Outcome.Pending();
      default -> new Outcome.Done();
    };
  }

  @Override
  public Optional<Instant> wakes(Move.Sleep sleep, Instant now) {
    return sleep.wakeOn().isEmpty() ? Optional.empty() : Optional.of(now.plusSeconds(7200));
  }

  private boolean chance(Question question, Instant now, int oneIn) {
    return Math.floorMod(Objects.hash(seed, question.toString(), now) * 31, oneIn) == 0;
  }
}
