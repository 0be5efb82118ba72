package org.unisono.core.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unisono.core.rules.RandomRules.NOW;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.unisono.core.Money;
import org.unisono.core.rules.Condition.Did;
import org.unisono.core.rules.Condition.FieldIs;
import org.unisono.core.rules.Rule.All;
import org.unisono.core.rules.Rule.Any;
import org.unisono.core.rules.Rule.Not;

class EvaluatorTest {

  private static final ZoneId HELSINKI = ZoneId.of("Europe/Helsinki");

  @Test
  void testAndExplainAgreeOnRandomRulesAndPersons() {
    for (long seed = 0; seed < 3_000; seed++) {
      var random = new RandomRules(seed);
      var rule = random.rule(3);
      var subject = random.subject();
      var explained = Evaluator.explain(rule, subject, NOW, HELSINKI);
      assertThat(Evaluator.test(rule, subject, NOW, HELSINKI))
          .as("seed %d: %s", seed, rule)
          .isEqualTo(explained.held());
      assertThat(explained.rule()).isEqualTo(rule);
    }
  }

  @Test
  void denyingIsTheSameAsNotForRandomRules() {
    var opposite =
        Map.of(
            Operator.EQ, Operator.NE,
            Operator.IN, Operator.NOT_IN,
            Operator.CONTAINS, Operator.NOT_CONTAINS,
            Operator.EMPTY, Operator.NOT_EMPTY,
            Operator.IN_LAST, Operator.NOT_IN_LAST);
    for (long seed = 0; seed < 5_000; seed++) {
      var random = new RandomRules(seed);
      var is = random.field("person");
      var subject = random.subject();
      var denied = opposite.get(is.op());
      if (denied != null) {
        assertThat(holds(new FieldIs(is.field(), denied, is.operands()), subject))
            .as("seed %d: %s", seed, is)
            .isEqualTo(holds(new Not(is), subject));
      }
      var other = random.rule(2);
      assertThat(holds(new Not(new All(List.of(is, other))), subject))
          .isEqualTo(holds(new Any(List.of(new Not(is), new Not(other))), subject));
    }
  }

  @Test
  void eachOperatorSaysWhatAnEmptyValueDoes() {
    var matching = new ArrayList<String>();
    for (var op : Operator.values()) {
      var is = anyUseOf(op);
      boolean none = Evaluator.matches(is, null, NOW, HELSINKI);
      assertThat(Evaluator.matches(is, Value.of(""), NOW, HELSINKI)).isEqualTo(none);
      assertThat(op.matchesEmpty()).isEqualTo(none);
      if (none) {
        matching.add(op.word());
      }
    }
    assertThat(matching).containsExactly("ne", "notIn", "notContains", "empty", "notInLast");
  }

  @Test
  void textComparesWithoutCaseAndTrimsNothing() {
    assertThat(is(Operator.EQ, Value.of("ADA"), Value.of("ada"))).isTrue();
    assertThat(is(Operator.EQ, Value.of("ada "), Value.of("ada"))).isFalse();
    assertThat(is(Operator.EMPTY, Value.of(" "))).isFalse();
    assertThat(is(Operator.CONTAINS, Value.of("Lovelace"), Value.of("LACE"))).isTrue();
    assertThat(is(Operator.STARTS_WITH, Value.of("Lovelace"), Value.of("love"))).isTrue();
    assertThat(is(Operator.ENDS_WITH, Value.of("a@X.fi"), Value.of("@x.FI"))).isTrue();
  }

  @Test
  void numbersCompareByWorthAndCurrenciesDoNotMix() {
    assertThat(is(Operator.EQ, number("1.00"), number("1"))).isTrue();
    assertThat(is(Operator.BETWEEN, number("2"), number("2"), number("3"))).isTrue();
    assertThat(is(Operator.GT, money("2", "EUR"), money("1", "EUR"))).isTrue();
    assertThat(is(Operator.GT, money("2", "EUR"), money("1", "CHF"))).isFalse();
    assertThat(is(Operator.NE, money("1", "EUR"), money("1", "CHF"))).isTrue();
  }

  @Test
  void aMomentIsComparedWithADayInTheZone() {
    var lateInUtc = new Value.Moment(Instant.parse("2026-11-21T23:30:00Z"));
    assertThat(is(Operator.EQ, lateInUtc, day("2026-11-22"))).isTrue();
    assertThat(is(Operator.BEFORE, lateInUtc, day("2026-11-22"))).isFalse();
  }

  @Test
  void theLastDaysIncludeBothEnds() {
    var span = Span.days(2).operands().toArray(Value[]::new);
    assertThat(is(Operator.IN_LAST, day("2026-11-20"), span)).isTrue();
    assertThat(is(Operator.IN_LAST, day("2026-11-22"), span)).isTrue();
    assertThat(is(Operator.IN_LAST, day("2026-11-19"), span)).isFalse();
    assertThat(is(Operator.IN_LAST, day("2026-11-23"), span)).isFalse();
    assertThat(is(Operator.IN_NEXT, day("2026-11-24"), span)).isTrue();
    assertThat(is(Operator.IN_NEXT, new Value.Moment(NOW.minusSeconds(1)), span)).isFalse();
  }

  @Test
  void anAnniversaryIgnoresTheYear() {
    assertThat(is(Operator.ANNIVERSARY, day("1815-11-22"))).isTrue();
    assertThat(is(Operator.ANNIVERSARY, day("1815-11-25"), Value.of(3))).isTrue();
    assertThat(is(Operator.ANNIVERSARY, day("1815-11-23"))).isFalse();
    var leap = FieldIs.of("person.birthday", Operator.ANNIVERSARY);
    var lastOfFebruary = Instant.parse("2026-02-28T10:00:00Z");
    assertThat(Evaluator.matches(leap, day("2000-02-29"), lastOfFebruary, HELSINKI)).isTrue();
  }

  @Test
  void hasNotDoneIsACountOfNone() {
    var subject = new RandomRules(4).subject();
    var never = new Did("page.visited", List.of(), Count.NEVER, new Window.Ever());
    var explained = Evaluator.explain(never, subject, NOW, HELSINKI);
    assertThat(explained.held()).isTrue();
    assertThat(explained.found()).isEqualTo(Value.of(0));
  }

  private static FieldIs anyUseOf(Operator op) {
    var one = Value.of("x");
    return switch (op.arity()) {
      case NONE, DAYS -> FieldIs.of("person.x", op);
      case ONE, MANY -> FieldIs.of("person.x", op, one);
      case DATE -> FieldIs.of("person.x", op, day("2026-11-22"));
      case TWO -> FieldIs.of("person.x", op, one, one);
      case SPAN -> new FieldIs(FieldRef.of("person.x"), op, Span.days(3).operands());
    };
  }

  private static boolean is(Operator op, @Nullable Value value, Value... operands) {
    return Evaluator.matches(FieldIs.of("person.x", op, operands), value, NOW, HELSINKI);
  }

  private static boolean holds(Rule rule, Subject subject) {
    return Evaluator.test(rule, subject, NOW, HELSINKI);
  }

  private static Value number(String number) {
    return new Value.Num(new BigDecimal(number));
  }

  private static Value money(String amount, String currency) {
    return new Value.MoneyValue(Money.of(amount, currency));
  }

  private static Value day(String day) {
    return new Value.Day(LocalDate.parse(day));
  }
}
