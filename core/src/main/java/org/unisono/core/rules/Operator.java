package org.unisono.core.rules;

import static org.unisono.core.rules.ValueType.DAY;
import static org.unisono.core.rules.ValueType.MOMENT;
import static org.unisono.core.rules.ValueType.MONEY;
import static org.unisono.core.rules.ValueType.NUMBER;
import static org.unisono.core.rules.ValueType.TEXT;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// How a field is compared. Each states its operands, the types it applies to, and whether an empty
/// value matches: the operators that deny something do, the others do not.
///
/// - Text compares in lower case ([java.util.Locale#ROOT]); nothing is trimmed.
/// - Where one side is a day and the other a moment, the moment's day in the zone is compared.
/// - Amounts in different currencies are not equal, and neither is less than the other.
/// - `inLast` and `inNext` include both ends; for a day they count from today in the zone.
/// - `anniversary` looks at day and month, whatever the year; its operand moves the day looked for
///   (3: three days from today). Who has 29 February has it on the 28th in common years.
public enum Operator {
  EQ("eq", Arity.ONE, all(), false),
  NE("ne", Arity.ONE, all(), true),
  IN("in", Arity.MANY, all(), false),
  NOT_IN("notIn", Arity.MANY, all(), true),
  CONTAINS("contains", Arity.ONE, text(), false),
  NOT_CONTAINS("notContains", Arity.ONE, text(), true),
  STARTS_WITH("startsWith", Arity.ONE, text(), false),
  ENDS_WITH("endsWith", Arity.ONE, text(), false),
  LT("lt", Arity.ONE, ordered(), false),
  LTE("lte", Arity.ONE, ordered(), false),
  GT("gt", Arity.ONE, ordered(), false),
  GTE("gte", Arity.ONE, ordered(), false),
  BETWEEN("between", Arity.TWO, ordered(), false),
  EMPTY("empty", Arity.NONE, all(), true),
  NOT_EMPTY("notEmpty", Arity.NONE, all(), false),
  BEFORE("before", Arity.DATE, dated(), false),
  AFTER("after", Arity.DATE, dated(), false),
  ON_OR_BEFORE("onOrBefore", Arity.DATE, dated(), false),
  ON_OR_AFTER("onOrAfter", Arity.DATE, dated(), false),
  IN_LAST("inLast", Arity.SPAN, dated(), false),
  NOT_IN_LAST("notInLast", Arity.SPAN, dated(), true),
  IN_NEXT("inNext", Arity.SPAN, dated(), false),
  ANNIVERSARY("anniversary", Arity.DAYS, dated(), false);

  /// How many operands, and of what kind.
  public enum Arity {
    NONE,
    ONE,
    /// One day or moment.
    DATE,
    TWO,
    /// 1 to 1,000 values.
    MANY,
    /// An amount and a unit, see [Span#of].
    SPAN,
    /// Nothing, or whole days from -366 to 366.
    DAYS;

    public boolean accepts(List<Value> operands) {
      return switch (this) {
        case NONE -> operands.isEmpty();
        case ONE -> operands.size() == 1;
        case DATE -> operands.size() == 1 && operands.getFirst().type().isDated();
        case TWO -> operands.size() == 2;
        case MANY -> !operands.isEmpty() && operands.size() <= 1_000;
        case SPAN -> Span.of(operands).isPresent();
        case DAYS -> operands.isEmpty() || operands.size() == 1 && isDays(operands.getFirst());
      };
    }

    private static boolean isDays(Value value) {
      return value instanceof Value.Num(var days)
          && days.scale() <= 0
          && Math.abs(days.doubleValue()) <= 366;
    }
  }

  private final String word;
  private final Arity arity;
  private final Set<ValueType> types;
  private final boolean matchesEmpty;

  Operator(String word, Arity arity, Set<ValueType> types, boolean matchesEmpty) {
    this.word = word;
    this.arity = arity;
    this.types = types;
    this.matchesEmpty = matchesEmpty;
  }

  public static Optional<Operator> read(String word) {
    return Arrays.stream(values()).filter(op -> op.word.equals(word)).findFirst();
  }

  /// The word in JSON.
  public String word() {
    return word;
  }

  public Arity arity() {
    return arity;
  }

  public boolean appliesTo(ValueType type) {
    return types.contains(type);
  }

  /// Whether its operand stands alone, under `value` in JSON, and not under `values`.
  public boolean takesOne() {
    return arity == Arity.ONE || arity == Arity.DATE;
  }

  /// What an empty value does: true when the condition then holds.
  public boolean matchesEmpty() {
    return matchesEmpty;
  }

  private static Set<ValueType> all() {
    return EnumSet.allOf(ValueType.class);
  }

  private static Set<ValueType> text() {
    return EnumSet.of(TEXT);
  }

  private static Set<ValueType> ordered() {
    return EnumSet.of(NUMBER, DAY, MOMENT, MONEY);
  }

  private static Set<ValueType> dated() {
    return EnumSet.of(DAY, MOMENT);
  }
}
