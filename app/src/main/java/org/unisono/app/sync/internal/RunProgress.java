package org.unisono.app.sync.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.app.jobs.Turns;
import org.unisono.app.sync.RunStep;

/// Notes how far a run is, with the work itself: a run that is cut off goes on counting from there.
@Component
class RunProgress {

  /// While nothing has been counted, a step is not worth more.
  private static final Duration SELDOM = Duration.ofSeconds(1);

  private final SyncRunStore runs;
  private final InstantSource clock;

  RunProgress(SyncRunStore runs, InstantSource clock) {
    this.runs = runs;
    this.clock = clock;
  }

  /// Turns after each of which it is known how far the run is.
  Turns of(Line line, Turns turns) {
    return new Turns() {
      private Map<String, Integer> said = Map.of();
      private @Nullable RunStep step;
      private Instant saidAt = Instant.EPOCH;

      @Override
      public <T extends @Nullable Object> T turn(Supplier<T> work) {
        return turns.turn(
            () -> {
              var result = work.get();
              say();
              return result;
            });
      }

      private void say() {
        var now = clock.instant();
        boolean counted = !line.counts().equals(said);
        boolean goesOn = !line.step().equals(step) && !said.isEmpty();
        if (counted || goesOn || now.isAfter(saidAt.plus(SELDOM))) {
          runs.at(line.runId(), line.step(), line.counts());
          step = line.step();
          said = Map.copyOf(line.counts());
          saidAt = now;
        }
      }
    };
  }
}
