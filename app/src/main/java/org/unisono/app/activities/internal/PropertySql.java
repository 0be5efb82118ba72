package org.unisono.app.activities.internal;

import static org.unisono.app.activities.internal.LogTable.LOG;

import java.math.BigDecimal;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.unisono.core.rules.Condition.FieldIs;
import org.unisono.core.rules.Value;

/// Conditions on an activity's properties, as SQL. Properties are JSON text, numbers or truths;
/// dates are text there.
final class PropertySql {

  private PropertySql() {}

  static Condition render(FieldIs is) {
    var value = value(is.field().path());
    var empty = value.isNull().or(value.eq(""));
    var filled = filled(is, value);
    return is.op().matchesEmpty() ? empty.or(filled) : DSL.not(empty).and(filled);
  }

  private static Field<String> value(String path) {
    return DSL.field(
        "{0} #>> {1}",
        SQLDataType.CLOB, LOG.PROPERTIES, DSL.val(path.split("\\."), String[].class));
  }

  private static Condition filled(FieldIs is, Field<String> value) {
    var folded = DSL.lower(value);
    return switch (is.op()) {
      case EMPTY -> DSL.falseCondition();
      case NOT_EMPTY -> DSL.trueCondition();
      case EQ, IN -> any(is, value);
      case NE, NOT_IN -> DSL.not(any(is, value));
      case CONTAINS -> folded.contains(text(is));
      case NOT_CONTAINS -> DSL.not(folded.contains(text(is)));
      case STARTS_WITH -> folded.startsWith(text(is));
      case ENDS_WITH -> folded.endsWith(text(is));
      case LT -> number(value).lt(operand(is, 0));
      case LTE -> number(value).le(operand(is, 0));
      case GT -> number(value).gt(operand(is, 0));
      case GTE -> number(value).ge(operand(is, 0));
      case BETWEEN -> number(value).between(operand(is, 0), operand(is, 1));
      case BEFORE, ON_OR_BEFORE, AFTER, ON_OR_AFTER, IN_LAST, IN_NEXT, ANNIVERSARY ->
          DSL.falseCondition();
      case NOT_IN_LAST -> DSL.trueCondition();
    };
  }

  private static Condition any(FieldIs is, Field<String> value) {
    List<Condition> each =
        is.operands().stream()
            .map(
                operand ->
                    switch (operand) {
                      case Value.Num(var number) -> number(value).eq(number);
                      case Value.Bool(var truth) -> value.eq(String.valueOf(truth));
                      case Value.Text(var text) ->
                          DSL.lower(value).eq(text.toLowerCase(java.util.Locale.ROOT));
                      case Value.Day _, Value.Moment _, Value.MoneyValue _ -> DSL.falseCondition();
                    })
            .toList();
    return DSL.or(each);
  }

  /// Null when the property is not a number, so that nothing matches; never an error.
  private static Field<BigDecimal> number(Field<String> value) {
    return DSL.field(
        "case when {0} ~ '^-?[0-9]{1,30}([.][0-9]{1,30})?$' then {0}::numeric end",
        SQLDataType.NUMERIC, value);
  }

  private static BigDecimal operand(FieldIs is, int at) {
    return is.operands().get(at) instanceof Value.Num(var number) ? number : BigDecimal.ZERO;
  }

  private static String text(FieldIs is) {
    return is.operands().getFirst() instanceof Value.Text(var text)
        ? text.toLowerCase(java.util.Locale.ROOT)
        : "";
  }
}
