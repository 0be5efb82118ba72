package org.unisono.core;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/// An amount in one currency, at that currency's usual number of decimals (ISO 4217).
///
/// @param amount may be negative (a credit); scale is the currency's
/// @param currency ISO 4217 code, such as `EUR`
public record Money(BigDecimal amount, String currency) {

  public Money {
    amount = amount.setScale(decimals(currency), RoundingMode.HALF_UP);
  }

  public static Money of(String amount, String currency) {
    return new Money(new BigDecimal(amount), currency);
  }

  /// @throws IllegalArgumentException when the currencies differ: converting is a decision with
  ///     a date
  public Money plus(Money other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException("cannot add " + other.currency + " to " + currency);
    }
    return new Money(amount.add(other.amount), currency);
  }

  private static int decimals(String currency) {
    return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
  }
}
