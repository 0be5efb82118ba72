package org.unisono.core;

import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/// Makes UUIDs of version 7 (RFC 9562): 48 bits of milliseconds, then 12 bits that count within the
/// millisecond, then chance. Ids of one maker never go backwards, so inserts stay at the right edge
/// of an index.
public final class Ids {

  private static final int COUNTER_BITS = 12;

  private final InstantSource clock;
  private final RandomGenerator random;
  private final AtomicLong last = new AtomicLong();

  public Ids(InstantSource clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  public UUID next() {
    long tick = last.accumulateAndGet(clock.millis() << COUNTER_BITS, (a, b) -> Math.max(a + 1, b));
    long high = (tick >>> COUNTER_BITS) << 16 | 0x7000L | (tick & 0xFFF);
    long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }
}
