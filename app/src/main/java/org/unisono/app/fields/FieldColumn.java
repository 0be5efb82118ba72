package org.unisono.app.fields;

import java.math.BigDecimal;
import java.time.Instant;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.unisono.core.rules.ValueType;

/// Where a field that rules may name stands in the database.
///
/// @param value null where the field is empty; for money the amount
/// @param currency of money, else null
public record FieldColumn(ValueType type, Field<?> value, @Nullable Field<String> currency) {

  /// Text of no characters counts as empty, as in memory.
  public static FieldColumn text(Field<String> column) {
    return new FieldColumn(ValueType.TEXT, DSL.nullif(column, ""), null);
  }

  public static FieldColumn moment(Field<Instant> column) {
    return new FieldColumn(ValueType.MOMENT, column, null);
  }

  public static FieldColumn number(Field<BigDecimal> column) {
    return new FieldColumn(ValueType.NUMBER, column, null);
  }

  /// A custom field in its stored form.
  public static FieldColumn custom(Field<JSONB> fields, FieldDefinition definition) {
    var text = DSL.jsonbGetAttributeAsText(fields, definition.key());
    return switch (definition.type()) {
      case TEXT, PICK -> text(text);
      case NUMBER -> number(text.cast(SQLDataType.NUMERIC));
      case BOOLEAN -> new FieldColumn(ValueType.BOOL, text.cast(SQLDataType.BOOLEAN), null);
      case DATE -> new FieldColumn(ValueType.DAY, text.cast(SQLDataType.LOCALDATE), null);
      case MONEY -> {
        var money = DSL.jsonbGetAttribute(fields, definition.key());
        yield new FieldColumn(
            ValueType.MONEY,
            DSL.jsonbGetAttributeAsText(money, "amount").cast(SQLDataType.NUMERIC),
            DSL.jsonbGetAttributeAsText(money, "currency"));
      }
    };
  }
}
