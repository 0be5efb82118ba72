package org.unisono.simulators.salesforce;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.unisono.simulators.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.StringNode;

/// Turns a written value into the stored one, as the field's type can hold it, or refuses it.
final class Coercion {
  private Coercion() {}

  static JsonNode store(SObjectField field, JsonNode value) {
    if (value.isNull() || (value.isString() && value.asString().isBlank())) {
      if (field.type() == FieldType.BOOLEAN) {
        return BooleanNode.FALSE;
      }
      return NullNode.getInstance();
    }
    return switch (field.type()) {
      case ID, REFERENCE -> id(field, value);
      case STRING, TEXTAREA, PHONE, PICKLIST -> text(field, value);
      case EMAIL -> email(field, value);
      case BOOLEAN -> flag(field, value);
      case INT, DOUBLE, CURRENCY, PERCENT -> number(field, value);
      case DATE -> date(field, value);
      case DATETIME -> StringNode.valueOf(SalesforceTime.text(SalesforceTime.parse(text(value))));
    };
  }

  private static JsonNode id(SObjectField field, JsonNode value) {
    var text = text(value);
    if (!SalesforceIds.isId(text)) {
      throw SalesforceRefused.bad(
          "MALFORMED_ID", field.name() + ": id value of incorrect type: " + text, field.name());
    }
    return StringNode.valueOf(SalesforceIds.full(text));
  }

  private static JsonNode text(SObjectField field, JsonNode value) {
    if (value.isContainer()) {
      throw wrong(field, value, "string");
    }
    var text = text(value).strip();
    if (text.length() > field.size()) {
      var message = "%s: data value too large: %s (max length=%d)";
      throw SalesforceRefused.bad(
          "STRING_TOO_LONG", message.formatted(field.name(), text, field.size()), field.name());
    }
    if (field.has(SObjectField.Flag.RESTRICTED) && !field.values().contains(text)) {
      throw SalesforceRefused.bad(
          "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST",
          field.name() + ": bad value for restricted picklist field: " + text,
          field.name());
    }
    return StringNode.valueOf(text);
  }

  private static JsonNode email(SObjectField field, JsonNode value) {
    var text = text(field, value);
    if (!text.asString().matches("[^@\\s]+@[^@\\s.]+(\\.[^@\\s.]+)+")) {
      throw SalesforceRefused.bad(
          "INVALID_EMAIL_ADDRESS",
          field.name() + ": invalid email address: " + text.asString(),
          field.name());
    }
    return text;
  }

  private static JsonNode flag(SObjectField field, JsonNode value) {
    if (value.isBoolean()) {
      return value;
    }
    if (text(value).equalsIgnoreCase("true") || text(value).equalsIgnoreCase("false")) {
      return BooleanNode.valueOf(Boolean.parseBoolean(text(value)));
    }
    throw wrong(field, value, "boolean");
  }

  private static JsonNode number(SObjectField field, JsonNode value) {
    try {
      // Decimals beyond the field's scale are rounded away without a word.
      var number = new BigDecimal(text(value)).setScale(field.size(), RoundingMode.HALF_UP);
      return DecimalNode.valueOf(number);
    } catch (NumberFormatException none) {
      throw wrong(field, value, field.type().described());
    }
  }

  private static JsonNode date(SObjectField field, JsonNode value) {
    try {
      var text = text(value);
      var day = text.length() > 10 ? SalesforceTime.day(SalesforceTime.parse(text)) : text;
      return StringNode.valueOf(LocalDate.parse(day).toString());
    } catch (DateTimeException none) {
      throw wrong(field, value, "date");
    }
  }

  private static String text(JsonNode value) {
    return value.isContainer() ? Json.write(value) : value.asString();
  }

  private static SalesforceRefused wrong(SObjectField field, JsonNode value, String type) {
    var message = "Cannot deserialize instance of %s from VALUE_STRING value %s (field %s)";
    return SalesforceRefused.bad(
        "JSON_PARSER_ERROR", message.formatted(type, text(value), field.name()));
  }
}
