package org.unisono.app.fields;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.unisono.core.rules.Condition.FieldIs;
import org.unisono.core.rules.Span;
import org.unisono.core.rules.Value;
import org.unisono.core.rules.ValueType;

/// The operators in SQL, with the meaning they have in memory: an empty value matches exactly where
/// the operator says so, and two values that cannot be compared do not match.
public final class FieldSql {

  private final FieldColumn column;
  private final Instant now;
  private final ZoneId zone;

  private FieldSql(FieldColumn column, Instant now, ZoneId zone) {
    this.column = column;
    this.now = now;
    this.zone = zone;
  }

  public static Condition render(FieldIs is, FieldColumn column, Instant now, ZoneId zone) {
    var holds = new FieldSql(column, now, zone).present(is);
    return DSL.coalesce(
            DSL.field(
                DSL.when(column.value().isNull(), DSL.inline(is.op().matchesEmpty()))
                    .otherwise(DSL.field(holds))),
            DSL.inline(is.op().matchesEmpty()))
        .isTrue();
  }

  private Condition present(FieldIs is) {
    var operands = is.operands();
    return switch (is.op()) {
      case EMPTY -> DSL.falseCondition();
      case NOT_EMPTY -> DSL.trueCondition();
      case EQ, IN -> isAny(operands);
      case NE, NOT_IN -> not(isAny(operands));
      case CONTAINS -> text().contains(folded(operands));
      case NOT_CONTAINS -> not(text().contains(folded(operands)));
      case STARTS_WITH -> text().startsWith(folded(operands));
      case ENDS_WITH -> text().endsWith(folded(operands));
      case LT, BEFORE -> compare(operands.getFirst(), Order.LESS);
      case LTE, ON_OR_BEFORE -> compare(operands.getFirst(), Order.AT_MOST);
      case GT, AFTER -> compare(operands.getFirst(), Order.MORE);
      case GTE, ON_OR_AFTER -> compare(operands.getFirst(), Order.AT_LEAST);
      case BETWEEN ->
          compare(operands.get(0), Order.AT_LEAST).and(compare(operands.get(1), Order.AT_MOST));
      case IN_LAST -> lies(span(operands).before(now, zone), now);
      case NOT_IN_LAST -> not(lies(span(operands).before(now, zone), now));
      case IN_NEXT -> lies(now, span(operands).after(now, zone));
      case ANNIVERSARY -> anniversary(operands);
    };
  }

  private static Condition not(Condition condition) {
    return DSL.coalesce(DSL.field(condition), DSL.inline(false)).isFalse();
  }

  private static Span span(List<Value> operands) {
    return Span.of(operands).orElseThrow();
  }

  private Condition isAny(List<Value> operands) {
    return DSL.or(operands.stream().map(o -> compare(o, Order.EQUAL)).toList());
  }

  /// Lower case as Java's root locale makes it; the collation is by code point.
  private Field<String> text() {
    return column.type() == ValueType.TEXT
        ? DSL.lower(column.value().cast(SQLDataType.CLOB))
        : DSL.castNull(SQLDataType.CLOB);
  }

  private static String folded(List<Value> operands) {
    return operands.getFirst() instanceof Value.Text(var text) ? text.toLowerCase(Locale.ROOT) : "";
  }

  private enum Order {
    EQUAL,
    LESS,
    AT_MOST,
    MORE,
    AT_LEAST
  }

  private Condition compare(Value operand, Order order) {
    return switch (operand) {
      case Value.Text(var text) when column.type() == ValueType.TEXT ->
          compare(text(), DSL.val(text.toLowerCase(Locale.ROOT)), order);
      case Value.Num(var number) when column.type() == ValueType.NUMBER ->
          compare(column.value().cast(SQLDataType.NUMERIC), DSL.val(number), order);
      case Value.Bool(var truth) when column.type() == ValueType.BOOL ->
          compare(column.value().cast(SQLDataType.BOOLEAN), DSL.val(truth), order);
      case Value.Day(var day) when column.type().isDated() -> compare(day(), DSL.val(day), order);
      case Value.Moment(var moment) when column.type() == ValueType.MOMENT ->
          compare(column.value().cast(SQLDataType.INSTANT), DSL.val(moment), order);
      case Value.Moment(var moment) when column.type() == ValueType.DAY ->
          compare(day(), DSL.val(moment.atZone(zone).toLocalDate()), order);
      case Value.MoneyValue(var money) when column.type() == ValueType.MONEY ->
          currencyIs(money.currency()).and(compare(amount(), DSL.val(money.amount()), order));
      case Value.Text _,
          Value.Num _,
          Value.Bool _,
          Value.Day _,
          Value.Moment _,
          Value.MoneyValue _ ->
          DSL.falseCondition();
    };
  }

  private Condition currencyIs(String currency) {
    return column.currency() == null ? DSL.falseCondition() : column.currency().eq(currency);
  }

  private Field<BigDecimal> amount() {
    return column.value().cast(SQLDataType.NUMERIC);
  }

  private static <T> Condition compare(Field<T> value, Field<T> operand, Order order) {
    return switch (order) {
      case EQUAL -> value.eq(operand);
      case LESS -> value.lt(operand);
      case AT_MOST -> value.le(operand);
      case MORE -> value.gt(operand);
      case AT_LEAST -> value.ge(operand);
    };
  }

  /// The calendar day: of a moment, the day in the zone.
  private Field<LocalDate> day() {
    return column.type() == ValueType.DAY
        ? column.value().cast(SQLDataType.LOCALDATE)
        : DSL.field(
            "({0} at time zone {1})::date",
            SQLDataType.LOCALDATE, column.value(), DSL.val(zone.getId()));
  }

  private Condition lies(Instant from, Instant to) {
    if (column.type() == ValueType.DAY) {
      return day().between(from.atZone(zone).toLocalDate(), to.atZone(zone).toLocalDate());
    }
    return column.type() == ValueType.MOMENT
        ? column.value().cast(SQLDataType.INSTANT).between(from, to)
        : DSL.falseCondition();
  }

  /// Day and month of the day looked for; 29 February has it on the 28th in common years.
  private Condition anniversary(List<Value> operands) {
    if (!column.type().isDated()) {
      return DSL.falseCondition();
    }
    int ahead =
        operands.isEmpty() || !(operands.getFirst() instanceof Value.Num(var days))
            ? 0
            : days.intValue();
    var wanted = now.atZone(zone).toLocalDate().plusDays(ahead);
    var monthDay = DSL.field("to_char({0}, 'MMDD')", SQLDataType.VARCHAR, day());
    var same = monthDay.eq("%02d%02d".formatted(wanted.getMonthValue(), wanted.getDayOfMonth()));
    boolean leapDayMoves =
        !wanted.isLeapYear() && wanted.getMonthValue() == 2 && wanted.getDayOfMonth() == 28;
    return leapDayMoves ? same.or(monthDay.eq("0229")) : same;
  }
}
