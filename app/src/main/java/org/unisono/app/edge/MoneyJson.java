package org.unisono.app.edge;

import java.util.Currency;
import java.util.regex.Pattern;
import org.unisono.core.Money;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/// Money as `{"amount": "12.30", "currency": "EUR"}`: the amount is text, so that nobody's JSON
/// library rounds it.
final class MoneyJson {

  private static final Pattern AMOUNT = Pattern.compile("-?\\d{1,15}(\\.\\d{1,6})?");

  private MoneyJson() {}

  static SimpleModule module() {
    return new SimpleModule("money")
        .addSerializer(Money.class, new Writer())
        .addDeserializer(Money.class, new Reader());
  }

  private static final class Writer extends StdSerializer<Money> {

    Writer() {
      super(Money.class);
    }

    @Override
    public void serialize(Money money, JsonGenerator out, SerializationContext context) {
      out.writeStartObject();
      out.writeStringProperty("amount", money.amount().toPlainString());
      out.writeStringProperty("currency", money.currency());
      out.writeEndObject();
    }
  }

  private static final class Reader extends StdDeserializer<Money> {

    Reader() {
      super(Money.class);
    }

    @Override
    public Money deserialize(JsonParser in, DeserializationContext context) {
      JsonNode node = context.readTree(in);
      var amount = node.path("amount");
      var currency = node.path("currency");
      boolean good =
          node.isObject()
              && node.size() == 2
              && amount.isString()
              && AMOUNT.matcher(amount.asString()).matches()
              && currency.isString()
              && isCurrency(currency.asString());
      if (!good) {
        return context.reportInputMismatch(
            Money.class, "money is an amount as text and an ISO 4217 currency");
      }
      return Money.of(amount.asString(), currency.asString());
    }

    private static boolean isCurrency(String code) {
      return Currency.getAvailableCurrencies().stream()
          .anyMatch(c -> c.getCurrencyCode().equals(code));
    }
  }
}
