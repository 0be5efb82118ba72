package org.unisono.app.sync.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.app.jobs.Turns;

/// Notes how far a run is, with the work itself: a run that is cut off goes on counting from there.
@Component
class RunProgress {

  /// A step in which nothing was counted is not worth more.
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
      private Instant saidAt = Instant.MIN;

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
        if (!line.counts().equals(said) || saidAt.plus(SELDOM).isBefore(now)) {
          runs.at(line.runId(), line.step(), line.counts());
          said = Map.copyOf(line.counts());
          saidAt = now;
        }
      }
    };
  }
}
