package org.unisono.app.jobs.internal;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import org.unisono.app.jobs.Lane;

/// Rings the workers of this node the moment work is committed; those of other nodes look by
/// themselves within [#PATIENCE].
@Component
public class WakeUp {

  private static final Duration PATIENCE = Duration.ofMillis(250);

  private final Map<Lane, Semaphore> bells = new EnumMap<>(Lane.class);

  WakeUp() {
    for (var lane : Lane.values()) {
      bells.put(lane, new Semaphore(0));
    }
  }

  public void ring(Lane lane) {
    bell(lane).release();
  }

  void await(Lane lane) throws InterruptedException {
    var bell = bell(lane);
    if (bell.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
      bell.drainPermits();
    }
  }

  private Semaphore bell(Lane lane) {
    return java.util.Objects.requireNonNull(bells.get(lane));
  }
}
