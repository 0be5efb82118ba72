package org.unisono.app.fields.internal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Currency;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.unisono.app.fields.FieldDefinition;
import org.unisono.core.Fault;
import org.unisono.core.Money;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Whether one value fits its definition. JSON says the type: text is not read as a number here.
public final class ValueCheck {

  private static final int LONGEST_TEXT = 32_000;
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private ValueCheck() {}

  public static Checked check(FieldDefinition field, JsonNode value, String pointer) {
    if (value.isNull()) {
      return new Checked(value, null);
    }
    return switch (field.type()) {
      case TEXT -> text(value, pointer);
      case NUMBER -> value.isNumber() ? ok(value) : wrong(field, pointer);
      case BOOLEAN -> value.isBoolean() ? ok(value) : wrong(field, pointer);
      case DATE -> value.isString() && isDate(value.asString()) ? ok(value) : wrong(field, pointer);
      case MONEY -> money(field, value, pointer);
      case PICK -> pick(field, value, pointer);
    };
  }

  private static Checked text(JsonNode value, String pointer) {
    if (!value.isString()) {
      return new Checked(
          null, new Fault(pointer, "wrongType", "This value has the wrong type.", Map.of()));
    }
    return value.asString().length() <= LONGEST_TEXT
        ? ok(value)
        : new Checked(
            null,
            new Fault(
                pointer, "tooLong", "At most {most} characters.", Map.of("most", LONGEST_TEXT)));
  }

  private static Checked pick(FieldDefinition field, JsonNode value, String pointer) {
    if (value.isString() && field.options().contains(value.asString())) {
      return ok(value);
    }
    return new Checked(
        null,
        new Fault(
            pointer,
            "unknownOption",
            "{value} is not one of: {options}.",
            Map.of(
                "value",
                value.asString(value.toString()),
                "options",
                String.join(", ", field.options()))));
  }

  private static Checked money(FieldDefinition field, JsonNode value, String pointer) {
    if (value instanceof ObjectNode object
        && object.size() == 2
        && object.path("amount").isString()
        && object.path("currency").isString()
        && isCurrency(object.path("currency").asString())
        && isNumber(object.path("amount").asString())) {
      var money = Money.of(object.path("amount").asString(), object.path("currency").asString());
      var stored = NODES.objectNode();
      stored.put("amount", money.amount().toPlainString());
      stored.put("currency", money.currency());
      return ok(stored);
    }
    return wrong(field, pointer);
  }

  private static Checked ok(JsonNode value) {
    return new Checked(value, null);
  }

  private static Checked wrong(FieldDefinition field, String pointer) {
    return new Checked(
        null,
        new Fault(
            pointer,
            "wrongFieldType",
            "{label} takes a value of type {type}.",
            Map.of("label", field.label(), "type", field.type().word())));
  }

  static boolean isDate(String text) {
    try {
      LocalDate.parse(text);
      return true;
    } catch (DateTimeParseException _) {
      return false;
    }
  }

  static boolean isNumber(String text) {
    try {
      var _ = new BigDecimal(text);
      return true;
    } catch (NumberFormatException _) {
      return false;
    }
  }

  static boolean isCurrency(String code) {
    return Currency.getAvailableCurrencies().stream()
        .anyMatch(c -> c.getCurrencyCode().equals(code));
  }

  /// Either the value in its stored form or what is wrong with it.
  public record Checked(@Nullable JsonNode value, @Nullable Fault fault) {

    public void apply(Consumer<JsonNode> good, Consumer<Fault> bad) {
      if (fault != null) {
        bad.accept(fault);
      } else if (value != null) {
        good.accept(value);
      }
    }
  }
}
