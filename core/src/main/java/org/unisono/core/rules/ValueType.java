package org.unisono.core.rules;

/// The types a field may have.
public enum ValueType {
  TEXT,
  NUMBER,
  BOOL,
  DAY,
  MOMENT,
  MONEY;

  /// Whether values of the two can be compared: equal types, or a day with a moment (the moment's
  /// day in the zone is then meant).
  public boolean comparesWith(ValueType other) {
    return this == other || isDated() && other.isDated();
  }

  public boolean isDated() {
    return this == DAY || this == MOMENT;
  }
}
