package org.unisono.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.unisono.connector.Budget.Lane;

class BudgetTest {

  private Instant now = Instant.parse("2026-11-22T10:00:00Z");
  private final Budget budget = new Budget(100, () -> now);

  @Test
  void halfIsLeftToOthersAndATenthOfOursToConsent() {
    assertThat(taken(Lane.ORDINARY)).isEqualTo(45);
    assertThat(taken(Lane.CONSENT)).isEqualTo(5);
    assertThat(budget.spent()).isEqualTo(50);
  }

  @Test
  void aNewDayOpensIt() {
    taken(Lane.ORDINARY);
    now = now.plus(Duration.ofHours(24));
    assertThat(budget.take(Lane.ORDINARY)).isEmpty();
  }

  @Test
  void whenOthersUsedAlmostAllOnlyConsentGoesOn() {
    budget.told(96, 100);
    assertThat(budget.take(Lane.ORDINARY)).isPresent();
    assertThat(budget.take(Lane.CONSENT)).isEmpty();
  }

  @Test
  void closedByTheVendorItSaysUntilWhen() {
    var until = now.plusSeconds(10);
    budget.closeUntil(until);
    assertThat(budget.take(Lane.CONSENT)).contains(until);
    now = until;
    assertThat(budget.take(Lane.CONSENT)).isEmpty();
  }

  private long taken(Lane lane) {
    return IntStream.range(0, 100).filter(i -> budget.take(lane).isEmpty()).count();
  }
}
