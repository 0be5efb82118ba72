package org.unisono.app.campaigns.internal;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.unisono.app.fields.CustomValues;
import org.unisono.app.fields.FieldDefinition;
import org.unisono.core.Money;
import org.unisono.core.rules.Facts;
import org.unisono.core.rules.FieldRef;
import org.unisono.core.rules.Value;
import org.unisono.core.rules.ValueType;

/// A head as rules see it.
final class CampaignFacts implements Facts {

  static final String CUSTOM = "fields.";
  static final Map<String, ValueType> OWN =
      Map.ofEntries(
          Map.entry("name", ValueType.TEXT),
          Map.entry("code", ValueType.TEXT),
          Map.entry("style", ValueType.TEXT),
          Map.entry("type", ValueType.TEXT),
          Map.entry("status", ValueType.TEXT),
          Map.entry("description", ValueType.TEXT),
          Map.entry("objective", ValueType.TEXT),
          Map.entry("currency", ValueType.TEXT),
          Map.entry("startDate", ValueType.DAY),
          Map.entry("endDate", ValueType.DAY),
          Map.entry("actualStartDate", ValueType.DAY),
          Map.entry("actualEndDate", ValueType.DAY),
          Map.entry("budgetedCost", ValueType.MONEY),
          Map.entry("expectedCost", ValueType.MONEY),
          Map.entry("expectedRevenue", ValueType.MONEY),
          Map.entry("expectedSize", ValueType.NUMBER),
          Map.entry("expectedResponsePercent", ValueType.NUMBER));

  private final Map<String, @Nullable Value> own = new HashMap<>();
  private final Head head;
  private final Map<String, FieldDefinition> custom;

  CampaignFacts(Head head, Map<String, FieldDefinition> custom) {
    this.head = head;
    this.custom = custom;
    own.put("name", text(head.name()));
    own.put("code", text(head.code()));
    own.put("style", text(head.style().word()));
    own.put("type", text(head.type()));
    own.put("status", text(head.status()));
    own.put("description", text(head.description()));
    own.put("objective", text(head.objective()));
    own.put("currency", text(head.currency()));
    own.put("startDate", day(head.startDate()));
    own.put("endDate", day(head.endDate()));
    own.put("actualStartDate", day(head.actualStartDate()));
    own.put("actualEndDate", day(head.actualEndDate()));
    own.put("budgetedCost", money(head.budgetedCost()));
    own.put("expectedCost", money(head.expectedCost()));
    own.put("expectedRevenue", money(head.expectedRevenue()));
    own.put("expectedSize", head.expectedSize() == null ? null : Value.of(head.expectedSize()));
    own.put(
        "expectedResponsePercent",
        head.expectedResponsePercent() == null
            ? null
            : new Value.Num(head.expectedResponsePercent()));
  }

  @Override
  public @Nullable Value value(FieldRef field) {
    if (field.holder() != FieldRef.Holder.CAMPAIGN) {
      return null;
    }
    if (!field.path().startsWith(CUSTOM)) {
      return own.get(field.path());
    }
    var definition = custom.get(field.path().substring(CUSTOM.length()));
    return definition == null
        ? null
        : CustomValues.of(definition.type(), head.fields().path(definition.key()));
  }

  private static @Nullable Value text(@Nullable String text) {
    return text == null ? null : Value.of(text);
  }

  private static @Nullable Value day(@Nullable LocalDate day) {
    return day == null ? null : new Value.Day(day);
  }

  private static @Nullable Value money(@Nullable Money money) {
    return money == null ? null : new Value.MoneyValue(money);
  }
}
