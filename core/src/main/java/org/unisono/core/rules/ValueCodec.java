package org.unisono.core.rules;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Currency;
import java.util.Set;
import java.util.function.Function;
import org.unisono.core.Money;
import org.unisono.core.json.JsonAt;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Values in JSON: strings, numbers, true and false as they are; `{"day": …}`, `{"moment": …}`
/// (RFC 3339, UTC or with an offset) and `{"amount": "12.30", "currency": "EUR"}` for the rest.
public final class ValueCodec {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private ValueCodec() {}

  /// @throws org.unisono.core.Refused `MALFORMED`: `notAValue`, `notADay`, `notAMoment`,
  ///     `notMoney`, and those of [JsonAt]
  public static Value read(JsonAt at) {
    var node = at.node();
    if (node.isString()) {
      return new Value.Text(at.text());
    }
    if (node.isNumber()) {
      return new Value.Num(at.number());
    }
    if (node.isBoolean()) {
      return new Value.Bool(at.truth());
    }
    if (!node.isObject()) {
      throw at.refuse("notAValue", "A value is expected here.");
    }
    if (at.has("day")) {
      return new Value.Day(day(at.object(Set.of("day")).need("day")));
    }
    if (at.has("moment")) {
      return new Value.Moment(moment(at.object(Set.of("moment")).need("moment")));
    }
    return new Value.MoneyValue(money(at.object(Set.of("amount", "currency"))));
  }

  /// A plain string that is a day or a moment.
  static Value dated(JsonAt at) {
    if (!at.node().isString()) {
      return read(at);
    }
    return at.text().length() <= 10 ? new Value.Day(day(at)) : new Value.Moment(moment(at));
  }

  public static JsonNode write(Value value) {
    return switch (value) {
      case Value.Text(var text) -> JSON.stringNode(text);
      case Value.Num(var number) -> JSON.numberNode(number);
      case Value.Bool(var truth) -> JSON.booleanNode(truth);
      case Value.Day(var day) -> JSON.objectNode().put("day", day.toString());
      case Value.Moment(var moment) -> JSON.objectNode().put("moment", moment.toString());
      case Value.MoneyValue(var money) ->
          JSON.objectNode()
              .put("amount", money.amount().toPlainString())
              .put("currency", money.currency());
    };
  }

  public static Instant moment(JsonAt at) {
    var wanted = "A moment such as 2026-12-01T08:00:00Z";
    var moment = parsed(at, Instant::parse, "notAMoment", wanted);
    if (isFar(moment.atOffset(ZoneOffset.UTC).getYear())) {
      throw at.refuse("notAMoment", wanted + " is expected here.");
    }
    return moment;
  }

  public static LocalDate day(JsonAt at) {
    var day = parsed(at, LocalDate::parse, "notADay", "A day such as 2026-12-01");
    if (isFar(day.getYear())) {
      throw at.refuse("notADay", "A day such as 2026-12-01 is expected here.");
    }
    return day;
  }

  /// Years of more than four digits are beyond what the database and the vendors can hold.
  private static boolean isFar(int year) {
    return year < 1 || year > 9999;
  }

  private static <T> T parsed(JsonAt at, Function<String, T> parse, String code, String wanted) {
    try {
      return parse.apply(at.text());
    } catch (DateTimeParseException notOne) {
      throw at.refuse(code, wanted + " is expected here.");
    }
  }

  private static Money money(JsonAt at) {
    var amount = at.need("amount").text();
    var currency = at.need("currency").text();
    if (!amount.matches("-?\\d{1,30}(\\.\\d{1,10})?")) {
      throw at.need("amount").refuse("notMoney", "An amount such as \"12.30\" is expected here.");
    }
    if (Currency.getAvailableCurrencies().stream()
        .noneMatch(known -> known.getCurrencyCode().equals(currency))) {
      throw at.need("currency").refuse("notMoney", "A currency such as EUR is expected here.");
    }
    return new Money(new BigDecimal(amount), currency);
  }
}
