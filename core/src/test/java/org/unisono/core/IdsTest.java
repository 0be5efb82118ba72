package org.unisono.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdsTest {

  private Instant now = Instant.parse("2026-11-22T10:00:00Z");
  private final InstantSource clock = () -> now;
  private final Ids ids = new Ids(clock, new Random(1));

  @Test
  void anIdIsOfVersionSevenAndCarriesItsMillisecond() {
    var id = ids.next();
    assertThat(id.version()).isEqualTo(7);
    assertThat(id.variant()).isEqualTo(2);
    assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(now.toEpochMilli());
  }

  @Test
  void idsNeverGoBackwardsEvenWhenTheClockDoes() {
    var made = new ArrayList<UUID>();
    for (int i = 0; i < 10_000; i++) {
      made.add(ids.next());
      now = i % 3 == 0 ? now.minusMillis(5) : now.plusMillis(2);
    }
    assertThat(made).isSortedAccordingTo((a, b) -> a.toString().compareTo(b.toString()));
    assertThat(made).doesNotHaveDuplicates();
  }
}
