package org.unisono.simulators;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/// The vendor's clock: the real one, skewed by [Fault#CLOCK_SKEW_MINUTES].
public final class SimulatedClock implements InstantSource {
  private final InstantSource source;
  private final Faults faults;
  private final AtomicLong writes = new AtomicLong();

  public SimulatedClock(InstantSource source, Faults faults) {
    this.source = source;
    this.faults = faults;
  }

  @Override
  public Instant instant() {
    return source.instant().plus(Duration.ofMinutes(faults.amount(Fault.CLOCK_SKEW_MINUTES, 7)));
  }

  /// The stamp of a write: now, or 90 seconds early for every other write while
  /// [Fault#OUT_OF_ORDER_TIMESTAMPS] is on.
  public Instant stamp() {
    boolean early = faults.isOn(Fault.OUT_OF_ORDER_TIMESTAMPS) && writes.incrementAndGet() % 2 == 0;
    return early ? instant().minusSeconds(90) : instant();
  }
}
