package org.unisono.app.fields;

import java.util.Locale;

/// What values a custom field takes.
public enum FieldType {
  TEXT,
  NUMBER,
  /// An amount with its currency.
  MONEY,
  /// A calendar date, without time or zone.
  DATE,
  BOOLEAN,
  /// One of the options of the definition.
  PICK;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
