package org.unisono.core.merge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class MergePropertyTest {

  @Test
  void atRestNothingIsWrittenAndNoEditDisappears() {
    histories(0, 2_000);
  }

  @Test
  @Tag("deep")
  void atRestNothingIsWrittenAndNoEditDisappearsInTenThousandHistories() {
    histories(1_000_000, 10_000);
  }

  private static void histories(long from, int count) {
    for (long seed = from; seed < from + count; seed++) {
      var sides = new TwoSides(seed);
      sides.live();
      sides.quietCycle();
      sides.quietCycle();
      assertThat(sides.quietCycle()).as("writes at rest, seed %d", seed).isZero();
      assertThat(sides.quietCycle()).as("writes at rest, seed %d", seed).isZero();
      assertThat(sides.disappeared()).as("lost edits, seed %d", seed).isEmpty();
    }
  }

  /// Statuses are ranked by the letter after their number.
  static int rank(String status) {
    return status.charAt(4);
  }

  static int rank(Image image) {
    return image instanceof Image.Filled(var status) ? rank(status) : Integer.MIN_VALUE;
  }
}
