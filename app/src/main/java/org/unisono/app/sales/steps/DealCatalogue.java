package org.unisono.app.sales.steps;

import static org.unisono.app.sales.views.DealsV.DEALS_V;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.app.fields.FieldColumn;
import org.unisono.core.rules.FieldCatalogue;
import org.unisono.core.rules.FieldRef;
import org.unisono.core.rules.ValueType;

/// Which fields of deals a rule may name.
@Component
class DealCatalogue implements FieldCatalogue {

  private static final Map<String, FieldColumn> DEAL =
      Map.of(
          "name",
          FieldColumn.text(DEALS_V.NAME),
          "stage",
          FieldColumn.text(DEALS_V.STAGE),
          "won",
          new FieldColumn(ValueType.BOOL, DEALS_V.WON, null),
          "closeDate",
          new FieldColumn(ValueType.DAY, DEALS_V.CLOSE_DATE, null),
          "amount",
          new FieldColumn(ValueType.MONEY, DEALS_V.AMOUNT, DEALS_V.CURRENCY),
          "createdAt",
          FieldColumn.moment(DEALS_V.CREATED_AT));

  @Override
  public @Nullable ValueType typeOf(FieldRef field) {
    var column = column(field);
    return column == null ? null : column.type();
  }

  @Nullable FieldColumn column(FieldRef field) {
    return field.holder() == FieldRef.Holder.DEAL ? DEAL.get(field.path()) : null;
  }
}
