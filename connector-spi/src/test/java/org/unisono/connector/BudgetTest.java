package org.unisono.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.unisono.connector.Budget.Lane;

class BudgetTest {

  private Instant now = Instant.parse("2026-11-22T10:00:00Z");
  private final Budget budget = new Budget(100, () -> now);

  private final AtomicInteger looks = new AtomicInteger();
  private final SpendingBook memory = SpendingBook.inMemory();
  private final SpendingBook book =
      change -> {
        looks.incrementAndGet();
        return memory.change(change);
      };

  @Test
  void halfIsLeftToOthersAndATenthOfOursToConsent() {
    assertThat(taken(Lane.ORDINARY)).isEqualTo(45);
    assertThat(taken(Lane.CONSENT)).isEqualTo(5);
    assertThat(budget.spent()).isEqualTo(50);
  }

  @Test
  void aShareThatSomebodyChoseIsTakenFromThenOn() {
    assertThat(taken(Lane.ORDINARY)).isEqualTo(45);
    budget.keepTo(new CallShare(90));
    assertThat(taken(Lane.ORDINARY)).isEqualTo(36);
    assertThat(taken(Lane.CONSENT)).isEqualTo(9);
    budget.keepTo(new CallShare(10));
    assertThat(budget.take(Lane.ORDINARY)).isPresent();
    assertThat(budget.spent()).isEqualTo(90);
  }

  @Test
  void sharesAreCountedWithoutOverflow() {
    assertThat(new CallShare(90).of(Long.MAX_VALUE)).isPositive();
    assertThat(CallShare.HALF.of(5)).isEqualTo(2);
    assertThat(CallShare.HALF.rest(5)).isEqualTo(2);
    assertThat(new CallShare(100).rest(5)).isZero();
    assertThatThrownBy(() -> new CallShare(101)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatConsentTookOfOurHalfIsNotTakenTwice() {
    assertThat(taken(Lane.CONSENT)).isEqualTo(50);
    assertThat(taken(Lane.ORDINARY)).isZero();
  }

  @Test
  void aNewDayOpensIt() {
    taken(Lane.ORDINARY);
    now = now.plus(Duration.ofHours(24));
    assertThat(budget.take(Lane.ORDINARY)).isEmpty();
    assertThat(budget.spent()).isEqualTo(1);
  }

  @Test
  void aWindowThatAWrongClockBeganIsNotWaitedFor() {
    now = now.plus(Duration.ofDays(365));
    taken(Lane.ORDINARY);
    now = now.minus(Duration.ofDays(365));
    assertThat(budget.take(Lane.ORDINARY)).isEmpty();
  }

  @Test
  void whenOthersUsedAlmostAllOnlyConsentGoesOn() {
    budget.told(96, 100);
    assertThat(budget.take(Lane.ORDINARY)).isPresent();
    assertThat(budget.take(Lane.CONSENT)).isEmpty();
  }

  @Test
  void whatIsBookedAheadDoesNotOutlastWhatTheVendorTells() {
    assertThat(budget.take(Lane.ORDINARY)).isEmpty();
    budget.told(96, 100);
    assertThat(budget.take(Lane.ORDINARY)).isPresent();
  }

  @Test
  void closedByTheVendorItSaysUntilWhen() {
    var until = now.plusSeconds(10);
    budget.closeUntil(until);
    assertThat(budget.take(Lane.CONSENT)).contains(until);
    now = until;
    assertThat(budget.take(Lane.CONSENT)).isEmpty();
  }

  @Test
  void noVendorClosesItForYears() {
    budget.closeUntil(now.plus(Duration.ofDays(20_000)));
    assertThat(budget.take(Lane.CONSENT)).contains(now.plus(Duration.ofHours(48)));
  }

  @Test
  void twoThatShareABookDoNotExceedTheShare() {
    var one = sharing(1_000);
    var two = sharing(1_000);
    int went = 0;
    while (one.take(Lane.ORDINARY).isEmpty() | two.take(Lane.ORDINARY).isEmpty()) {
      went++;
    }
    one.settle();
    two.settle();
    assertThat(one.spent()).isEqualTo(450).isEqualTo(two.spent());
    assertThat(went).isGreaterThanOrEqualTo(225);
    assertThat(looks.get()).as("looks into the book").isLessThan(60);
  }

  @Test
  void whatADeadOneHadBookedCountsAsSpentAndWhatASettledOneHadDoesNot() {
    var dies = sharing(1_000);
    dies.take(Lane.ORDINARY);
    assertThat(dies.spent()).isEqualTo(1);
    assertThat(sharing(1_000).spent()).isEqualTo(50);
    dies.settle();
    assertThat(sharing(1_000).spent()).isEqualTo(1);
  }

  @Test
  void anotherGoesOnWithAllThatStandsInTheBook() {
    var first = sharing(1_000);
    first.take(Lane.CONSENT);
    first.told(999, 1_100);
    first.settle();
    var second = sharing(1_000);
    assertThat(second.limit()).isEqualTo(1_100);
    assertThat(second.spent()).isEqualTo(1);
    first.told(1_060, 1_100);
    first.settle();
    assertThat(second.take(Lane.ORDINARY)).contains(now.plus(Duration.ofHours(24)));
    var until = now.plusSeconds(90);
    second.closeUntil(until);
    assertThat(sharing(1_000).take(Lane.CONSENT)).contains(until);
  }

  @Test
  void aBlockOfYesterdayIsNeitherUsedNorGivenBackToday() {
    var one = sharing(1_000);
    one.take(Lane.ORDINARY);
    now = now.plus(Duration.ofHours(24));
    var two = sharing(1_000);
    two.take(Lane.ORDINARY);
    two.settle();
    one.settle();
    assertThat(one.spent()).isEqualTo(1);
    assertThat(sharing(1_000).spent()).isEqualTo(1);
  }

  @Test
  void aWindowBeginsAtAMomentThatABookKeepsWhole() {
    now = now.plusNanos(123_456_789);
    assertThat(Spending.NONE.at(now).start()).isEqualTo(now.truncatedTo(ChronoUnit.MILLIS));
  }

  private Budget sharing(long limit) {
    return new Budget(limit, List.of(), book, () -> now, Waiting.REAL);
  }

  private long taken(Lane lane) {
    return IntStream.range(0, 100).filter(i -> budget.take(lane).isEmpty()).count();
  }
}
