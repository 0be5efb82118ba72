package org.unisono.simulators.salesforce.soql;

import java.util.List;
import java.util.Optional;

/// A parsed query.
///
/// @param selected empty for `COUNT()`
/// @param having what is asked of each group
/// @param limit -1 without a limit
public record Soql(
    List<Selected> selected,
    String from,
    Optional<Condition> where,
    List<String> groupBy,
    Optional<Condition> having,
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
    return selected.isEmpty();
  }

  /// Whether rows become groups.
  public boolean isGrouped() {
    return !groupBy.isEmpty() || selected.stream().anyMatch(Selected.Aggregate.class::isInstance);
  }

  /// What could stand behind a `WHERE`.
  public static Condition condition(String text) {
    return new SoqlParser(text).conditionAlone();
  }

  public static Soql parse(String text) {
    return new SoqlParser(text).query();
  }
}
