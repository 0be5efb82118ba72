package org.unisono.app.fields;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.unisono.core.Money;
import org.unisono.core.rules.Value;
import org.unisono.core.rules.ValueType;
import tools.jackson.databind.JsonNode;

/// What rules see of custom fields.
public final class CustomValues {

  private CustomValues() {}

  public static ValueType type(FieldType type) {
    return switch (type) {
      case TEXT, PICK -> ValueType.TEXT;
      case NUMBER -> ValueType.NUMBER;
      case BOOLEAN -> ValueType.BOOL;
      case DATE -> ValueType.DAY;
      case MONEY -> ValueType.MONEY;
    };
  }

  /// @param stored a value as [Fields#check] has made it; missing and null are no value
  public static @Nullable Value of(FieldType type, JsonNode stored) {
    if (stored.isNull() || stored.isMissingNode()) {
      return null;
    }
    return switch (type) {
      case TEXT, PICK -> Value.of(stored.asString());
      case NUMBER -> new Value.Num(stored.decimalValue());
      case BOOLEAN -> new Value.Bool(stored.booleanValue());
      case DATE -> new Value.Day(LocalDate.parse(stored.asString()));
      case MONEY ->
          new Value.MoneyValue(
              Money.of(stored.path("amount").asString(), stored.path("currency").asString()));
    };
  }
}
