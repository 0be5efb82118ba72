package org.unisono.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.unisono.connector.Budget.Lane;

class PaceTest {

  private static final Duration SECOND = Duration.ofSeconds(1);

  private final Sleeper sleeper = new Sleeper();

  /// Time that passes by sleeping alone.
  private static final class Sleeper implements Waiting {
    private long now = Long.MAX_VALUE - SECOND.toNanos();
    private final List<Duration> slept = new ArrayList<>();

    @Override
    public long nanos() {
      return now;
    }

    @Override
    public void sleep(Duration time) {
      slept.add(time);
      now += time.toNanos();
    }

    Duration total() {
      return slept.stream().reduce(Duration.ZERO, Duration::plus);
    }
  }

  @Test
  void halfOfTheCallsOfASecondAreOursAndTheNextOneWaits() {
    var budget = budget(new Pace(5, SECOND));
    calls(budget, 2);
    assertThat(sleeper.slept).isEmpty();
    calls(budget, 1);
    assertThat(sleeper.slept).containsExactly(SECOND);
    calls(budget, 7);
    assertThat(sleeper.total()).isEqualTo(Duration.ofSeconds(4));
  }

  @Test
  void noWindowEverHasMoreAndNobodyWaitsWhoComesSlowly() {
    var budget = budget(new Pace(100, Duration.ofSeconds(10)));
    List<Long> moments = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      calls(budget, 1);
      moments.add(sleeper.now);
      sleeper.now += Duration.ofMillis(7L * (i % 40)).toNanos();
    }
    for (int i = 50; i < moments.size(); i++) {
      assertThat(moments.get(i) - moments.get(i - 50))
          .isGreaterThanOrEqualTo(Duration.ofSeconds(10).toNanos());
    }
    sleeper.now += Duration.ofSeconds(10).toNanos();
    sleeper.slept.clear();
    for (int i = 0; i < 100; i++) {
      sleeper.now += Duration.ofMillis(200).toNanos();
      calls(budget, 1);
    }
    assertThat(sleeper.slept).isEmpty();
  }

  @Test
  void afterABurstNoCallWaitsForMinutes() {
    var budget = budget(new Pace(6_000, Duration.ofMinutes(5)));
    calls(budget, 3_001);
    assertThat(sleeper.total()).isEqualTo(Duration.ofMinutes(5));
    assertThat(sleeper.slept)
        .allSatisfy(s -> assertThat(s).isLessThanOrEqualTo(Duration.ofSeconds(10)));
  }

  @Test
  void theNarrowestOfSeveralHolds() {
    var budget = budget(new Pace(20, SECOND), new Pace(30, Duration.ofSeconds(10)));
    calls(budget, 15);
    assertThat(sleeper.total()).isEqualTo(SECOND);
    calls(budget, 1);
    assertThat(sleeper.total()).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void aPaceOfSomeCallsHoldsBackThoseAlone() {
    var budget = budget(new Pace(100, Duration.ofSeconds(10)), new Pace(5, SECOND, "/search"));
    for (int i = 0; i < 3; i++) {
      assertThat(budget.take(Lane.ORDINARY, "/crm/v3/objects/contacts/search")).isEmpty();
      assertThat(budget.take(Lane.ORDINARY, "/crm/v3/objects/contacts")).isEmpty();
    }
    assertThat(sleeper.slept).containsExactly(SECOND);
    for (int i = 0; i < 44; i++) {
      assertThat(budget.take(Lane.ORDINARY, "/crm/v3/owners")).isEmpty();
    }
    assertThat(sleeper.slept).containsExactly(SECOND);
    assertThat(budget.take(Lane.ORDINARY, "/crm/v3/objects/deals/search")).isEmpty();
    assertThat(sleeper.total()).isGreaterThanOrEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void whoWaitsForANarrowWindowLetsOthersGoFirst() {
    var told = new ArrayList<Duration>();
    var standing =
        new Waiting() {
          @Override
          public long nanos() {
            return 0;
          }

          @Override
          public void sleep(Duration time) {
            told.add(time);
          }
        };
    var paces =
        List.of(new Pace(6, Duration.ofSeconds(10)), new Pace(2, Duration.ofSeconds(5), "/search"));
    var budget = new Budget(1_000, paces, SpendingBook.inMemory(), () -> Instant.EPOCH, standing);
    for (var path : List.of("/search", "/search", "/a", "/b", "/c", "/d")) {
      assertThat(budget.take(Lane.ORDINARY, path)).isEmpty();
    }
    assertThat(told)
        .as("the second search, and what comes after three calls")
        .containsExactly(
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            Duration.ofSeconds(15));
  }

  @Test
  void aRefusedCallTakesNoTurn() {
    var budget = budget(new Pace(2, SECOND));
    budget.closeUntil(Instant.EPOCH.plusSeconds(5));
    for (int i = 0; i < 5; i++) {
      assertThat(budget.take(Lane.ORDINARY)).isPresent();
    }
    assertThat(sleeper.slept).isEmpty();
  }

  @Test
  void aLargerShareGoesFaster() {
    var budget = budget(new Pace(4, SECOND));
    budget.keepTo(new CallShare(100));
    calls(budget, 4);
    assertThat(sleeper.slept).isEmpty();
    calls(budget, 1);
    assertThat(sleeper.slept).hasSize(1);
  }

  @Test
  void whoIsInterruptedWaitsNoLongerAndStaysSo() {
    var budget =
        new Budget(
            1_000,
            List.of(new Pace(2, Duration.ofHours(1))),
            SpendingBook.inMemory(),
            () -> Instant.EPOCH,
            Waiting.REAL);
    calls(budget, 1);
    Thread.currentThread().interrupt();
    calls(budget, 1);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void thereIsNoPaceOfNothing() {
    assertThatThrownBy(() -> new Pace(0, SECOND)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Pace(1, Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private Budget budget(Pace... paces) {
    return new Budget(
        100_000, List.of(paces), SpendingBook.inMemory(), () -> Instant.EPOCH, sleeper);
  }

  private static void calls(Budget budget, int calls) {
    for (int i = 0; i < calls; i++) {
      assertThat(budget.take(Lane.ORDINARY)).isEmpty();
    }
  }
}
