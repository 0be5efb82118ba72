package org.unisono.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MoneyTest {

  @Test
  void anAmountTakesTheDecimalsOfItsCurrency() {
    assertThat(Money.of("12.345", "EUR").amount()).hasToString("12.35");
    assertThat(Money.of("12.5", "JPY").amount()).hasToString("13");
    assertThat(Money.of("1", "KWD").amount()).hasToString("1.000");
  }

  @Test
  void amountsOfOneCurrencyAdd() {
    assertThat(Money.of("0.10", "EUR").plus(Money.of("0.20", "EUR")))
        .isEqualTo(Money.of("0.30", "EUR"));
  }

  @Test
  void amountsOfTwoCurrenciesDoNotAdd() {
    var francs = Money.of("1", "CHF");
    assertThatThrownBy(() -> Money.of("1", "EUR").plus(francs))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("CHF");
  }
}
