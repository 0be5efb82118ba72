package org.unisono.core.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unisono.core.flows.RandomFlows.NOW;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class InterpreterPropertyTest {

  private static final Instant HORIZON = NOW.plus(Duration.ofDays(60));
  private static final JsonMapper JSON = new JsonMapper();

  @Test
  void soundGraphsPassTheCheckAndAlwaysEndOrSleep() {
    int ended = 0;
    for (long seed = 0; seed < 1_500; seed++) {
      var version = new RandomFlows(seed).sound();
      assertThat(RandomFlows.codes(version))
          .as("seed %d", seed)
          .allMatch(code -> code.endsWith("unreachableStep"));
      var played = play(version, seed);
      var last = played.getLast().move();
      assertThat(last).as("seed %d", seed).isInstanceOfAny(Move.Sleep.class, Move.Finished.class);
      ended += last instanceof Move.Finished ? 1 : 0;
    }
    assertThat(ended).isBetween(300, 1_400);
  }

  @Test
  void wildGraphsNeverExceedTheBound() {
    for (long seed = 0; seed < 200; seed++) {
      var played = play(new RandomFlows(seed).wild(), seed);
      var state = played.getLast().move().state();
      assertThat(state.totalVisits()).isLessThanOrEqualTo(Interpreter.MOST_VISITS + 1);
    }
  }

  @Test
  void theSameInputGivesTheSameMoves() {
    for (long seed = 0; seed < 300; seed++) {
      var version = new RandomFlows(seed).sound();
      assertThat(play(version, seed)).isEqualTo(play(version, seed));
    }
  }

  @Test
  void aCrashAnywhereRepeatsNoActionKeyAndLosesNone() {
    for (long seed = 0; seed < 600; seed++) {
      var version = new RandomFlows(seed).sound();
      var calm = new CrashingEngine(version, new RandomWorld(seed), null);
      var stormy = new CrashingEngine(version, new RandomWorld(seed), new Random(seed));
      calm.run();
      stormy.run();
      assertThat(stormy.effects).as("seed %d", seed).isEqualTo(calm.effects);
      assertThat(stormy.stored).as("seed %d", seed).isEqualTo(calm.stored);
    }
  }

  @Test
  void whatIsWrittenReadsBackAsTheSameFlow() {
    for (long seed = 0; seed < 200; seed++) {
      var version = new RandomFlows(seed).wild();
      var text = JSON.writeValueAsString(FlowCodec.write(version));
      assertThat(FlowCodec.read(JSON.readTree(text))).as("seed %d", seed).isEqualTo(version);
    }
  }

  private static List<DryRun.Played> play(FlowVersion version, long seed) {
    return DryRun.play(version, RandomFlows.begin(version), new RandomWorld(seed), NOW, HORIZON);
  }

  /// Stores each move as the engine does; a crash forgets all that is not stored, also in the
  /// middle of asking, after deciding, and after the effect when its transaction is lost with it.
  private static final class CrashingEngine {
    private final FlowVersion version;
    private final RandomWorld world;
    private final @Nullable Random crashes;
    private final Map<ActionKey, Outcome> outcomes = new HashMap<>();
    private final List<String> effects = new ArrayList<>();
    private JsonNode stored;
    private @Nullable Instant now = NOW;

    CrashingEngine(FlowVersion version, RandomWorld world, @Nullable Random crashes) {
      this.version = version;
      this.world = world;
      this.crashes = crashes;
      this.stored = RunStateCodec.write(RandomFlows.begin(version));
    }

    void run() {
      while (now != null && now.isBefore(HORIZON)) {
        var state = RunStateCodec.read(stored);
        if (state.phase() == RunState.Phase.OVER) {
          return;
        }
        turn(state, now);
      }
    }

    private void turn(RunState state, Instant at) {
      var answers = Answers.NONE;
      var move = Interpreter.next(version, state, answers, at);
      while (move instanceof Move.Ask(_, _, var questions)) {
        if (crash()) {
          return;
        }
        for (var question : questions) {
          answers = answers.with(question, answer(question, state, at));
        }
        move = Interpreter.next(version, state, answers, at);
      }
      if (!crash()) {
        commit(move, at);
      }
    }

    private void commit(Move move, Instant at) {
      if (move instanceof Move.Perform action) {
        var earlier = outcomes.get(action.key());
        assertThat(earlier).matches(o -> o == null || o instanceof Outcome.Retry);
        var outcome = world.perform(action, at);
        if (crash()) {
          return;
        }
        outcomes.put(action.key(), outcome);
        effects.add(at + " " + action.key() + " " + outcome);
      } else if (move instanceof Move.Sleep sleep) {
        var wake = world.wakes(sleep, at).orElse(null);
        var until = sleep.until();
        now = until == null || wake != null && wake.isBefore(until) ? wake : until;
      }
      stored = RunStateCodec.write(move.state());
    }

    private Answer answer(Question question, RunState state, Instant at) {
      return question instanceof Question.OutcomeOf(var key)
          ? new Answer.Result(outcomes.get(key))
          : world.answer(question, state, at);
    }

    private boolean crash() {
      return crashes != null && crashes.nextInt(4) == 0;
    }
  }
}
