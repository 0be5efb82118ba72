package org.unisono.simulators.salesforce.soql;

/// One thing that a query asks for.
public sealed interface Selected {
  /// How many values become one.
  enum Function {
    COUNT,
    COUNT_DISTINCT,
    SUM,
    AVG,
    MIN,
    MAX
  }

  /// A field, a parent's field, a function of a date such as `CALENDAR_YEAR(CreatedDate)`, or a
  /// group of fields such as `FIELDS(ALL)`.
  ///
  /// @param alias empty without one
  record Field(String name, String alias) implements Selected {}

  /// @param alias empty without one
  record Aggregate(Function function, String field, String alias) implements Selected {
    /// As it stands in `HAVING` and `ORDER BY`.
    public String expression() {
      return function + "(" + field + ")";
    }
  }

  /// The rows below each row, under the relation that stands in its `FROM`.
  record Children(Soql query) implements Selected {}
}
