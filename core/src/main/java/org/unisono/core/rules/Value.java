package org.unisono.core.rules;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.unisono.core.Money;

/// One typed value. What is not there is `null`, and text of no characters counts as not there
/// too; a blank is a character like any other.
public sealed interface Value {

  ValueType type();

  /// The value in words, for sentences and explanations.
  String plain();

  static Value of(String text) {
    return new Text(text);
  }

  static Value of(long number) {
    return new Num(BigDecimal.valueOf(number));
  }

  record Text(String text) implements Value {
    @Override
    public ValueType type() {
      return ValueType.TEXT;
    }

    @Override
    public String plain() {
      return text;
    }
  }

  /// @param number kept without trailing zeros, so that 1.0 equals 1; at most 60 digits each side
  record Num(BigDecimal number) implements Value {
    public Num {
      number = number.stripTrailingZeros();
      if (Math.abs((long) number.scale()) > 60) {
        throw new IllegalArgumentException("a number of more than 60 digits");
      }
      number = number.scale() < 0 ? number.setScale(0) : number;
    }

    @Override
    public ValueType type() {
      return ValueType.NUMBER;
    }

    @Override
    public String plain() {
      return number.toPlainString();
    }
  }

  record Bool(boolean truth) implements Value {
    @Override
    public ValueType type() {
      return ValueType.BOOL;
    }

    @Override
    public String plain() {
      return truth ? "yes" : "no";
    }
  }

  /// A calendar date, in nobody's zone.
  record Day(LocalDate day) implements Value {
    @Override
    public ValueType type() {
      return ValueType.DAY;
    }

    @Override
    public String plain() {
      return day.toString();
    }
  }

  record Moment(Instant moment) implements Value {
    @Override
    public ValueType type() {
      return ValueType.MOMENT;
    }

    @Override
    public String plain() {
      return moment.toString();
    }
  }

  record MoneyValue(Money money) implements Value {
    @Override
    public ValueType type() {
      return ValueType.MONEY;
    }

    @Override
    public String plain() {
      return money.amount().toPlainString() + " " + money.currency();
    }
  }
}
