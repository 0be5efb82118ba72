package org.unisono.core.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.unisono.core.rules.Condition.FieldIs;

/// What the operators mean, for one value.
final class FieldTest {

  private final Instant now;
  private final ZoneId zone;

  FieldTest(Instant now, ZoneId zone) {
    this.now = now;
    this.zone = zone;
  }

  static boolean isEmpty(@Nullable Value value) {
    return value == null || value instanceof Value.Text(var text) && text.isEmpty();
  }

  boolean holds(FieldIs is, @Nullable Value value) {
    if (value == null || isEmpty(value)) {
      return is.op().matchesEmpty();
    }
    var operands = is.operands();
    return switch (is.op()) {
      case EMPTY -> false;
      case NOT_EMPTY -> true;
      case EQ, IN -> isAny(value, operands);
      case NE, NOT_IN -> !isAny(value, operands);
      case CONTAINS -> text(value, t -> t.contains(folded(operands)));
      case NOT_CONTAINS -> !text(value, t -> t.contains(folded(operands)));
      case STARTS_WITH -> text(value, t -> t.startsWith(folded(operands)));
      case ENDS_WITH -> text(value, t -> t.endsWith(folded(operands)));
      case LT, BEFORE -> compares(value, operands.get(0), c -> c < 0);
      case LTE, ON_OR_BEFORE -> compares(value, operands.get(0), c -> c <= 0);
      case GT, AFTER -> compares(value, operands.get(0), c -> c > 0);
      case GTE, ON_OR_AFTER -> compares(value, operands.get(0), c -> c >= 0);
      case BETWEEN ->
          compares(value, operands.get(0), c -> c >= 0)
              && compares(value, operands.get(1), c -> c <= 0);
      case IN_LAST -> lies(value, Span.of(operands).orElseThrow().before(now, zone), now);
      case NOT_IN_LAST -> !lies(value, Span.of(operands).orElseThrow().before(now, zone), now);
      case IN_NEXT -> lies(value, now, Span.of(operands).orElseThrow().after(now, zone));
      case ANNIVERSARY -> isAnniversary(value, operands);
    };
  }

  private boolean isAny(Value value, List<Value> operands) {
    return operands.stream().anyMatch(operand -> compares(value, operand, c -> c == 0));
  }

  private static boolean text(Value value, Predicate<String> test) {
    return value instanceof Value.Text(var text) && test.test(fold(text));
  }

  private static String folded(List<Value> operands) {
    return operands.getFirst() instanceof Value.Text(var text) ? fold(text) : "";
  }

  private static String fold(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private boolean compares(Value value, Value operand, IntPredicate wanted) {
    var order = order(value, operand);
    return order != null && wanted.test(order);
  }

  /// Null when the two cannot be compared.
  private @Nullable Integer order(Value a, Value b) {
    return switch (a) {
      case Value.Text(var x) -> b instanceof Value.Text(var y) ? fold(x).compareTo(fold(y)) : null;
      case Value.Num(var x) -> b instanceof Value.Num(var y) ? x.compareTo(y) : null;
      case Value.Bool(var x) -> b instanceof Value.Bool(var y) ? Boolean.compare(x, y) : null;
      case Value.MoneyValue(var x) ->
          b instanceof Value.MoneyValue(var y) && x.currency().equals(y.currency())
              ? x.amount().compareTo(y.amount())
              : null;
      case Value.Moment(var x) when b instanceof Value.Moment(var y) -> x.compareTo(y);
      case Value.Day _, Value.Moment _ -> {
        var x = day(a);
        var y = day(b);
        yield x == null || y == null ? null : x.compareTo(y);
      }
    };
  }

  private boolean lies(Value value, Instant from, Instant to) {
    return switch (value) {
      case Value.Moment(var moment) -> !moment.isBefore(from) && !moment.isAfter(to);
      case Value.Day(var day) ->
          !day.isBefore(from.atZone(zone).toLocalDate())
              && !day.isAfter(to.atZone(zone).toLocalDate());
      case Value.Text _, Value.Num _, Value.Bool _, Value.MoneyValue _ -> false;
    };
  }

  private boolean isAnniversary(Value value, List<Value> operands) {
    var day = day(value);
    long ahead =
        !operands.isEmpty() && operands.getFirst() instanceof Value.Num(var days)
            ? days.longValueExact()
            : 0;
    var wanted = now.atZone(zone).toLocalDate().plusDays(ahead);
    // withYear moves 29 February to the 28th in a common year.
    return day != null && day.withYear(wanted.getYear()).equals(wanted);
  }

  private @Nullable LocalDate day(Value value) {
    return switch (value) {
      case Value.Day(var day) -> day;
      case Value.Moment(var moment) -> moment.atZone(zone).toLocalDate();
      case Value.Text _, Value.Num _, Value.Bool _, Value.MoneyValue _ -> null;
    };
  }
}
