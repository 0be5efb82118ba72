package org.unisono.simulators.salesforce.soql;

import java.util.List;
import java.util.Optional;

/// A parsed query.
///
/// @param fields as written, empty for `COUNT()`
/// @param limit -1 without a limit
public record Soql(
    List<String> fields,
    String from,
    Optional<Condition> where,
    List<Order> order,
    int limit,
    int offset) {

  public enum Direction {
    ASCENDING,
    DESCENDING
  }

  public enum Nulls {
    FIRST,
    LAST
  }

  /// One key of the `ORDER BY`.
  public record Order(String field, Direction direction, Nulls nulls) {}

  public boolean isCount() {
    return fields.isEmpty();
  }

  /// What could stand behind a `WHERE`.
  public static Condition condition(String text) {
    return new SoqlParser(text).conditionAlone();
  }

  public static Soql parse(String text) {
    return new SoqlParser(text).query();
  }
}
