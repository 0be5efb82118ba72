package org.unisono.simulators.dynamics.fetch;

import java.util.List;

/// A query.
///
/// @param top most rows; 0 for no bound
/// @param count rows of a page; 0 for as many as a page may have
/// @param page the first is 1
/// @param total whether the number of all rows is asked for
/// @param distinct whether equal rows are shown once
/// @param aggregate whether rows are folded into sums; then each order names an alias
public record Fetch(
    Entity entity,
    int top,
    int count,
    int page,
    boolean total,
    boolean distinct,
    boolean aggregate) {

  /// A table with what is shown of it, what holds of it, and what is joined to it.
  ///
  /// @param alias empty for the first one
  /// @param columns none where all are asked for, or none
  /// @param all whether all columns are asked for
  public record Entity(
      String table,
      String alias,
      Join join,
      boolean all,
      List<Shown> columns,
      Group filter,
      List<Order> orders,
      List<Entity> links) {}

  /// How a table is joined to the one above.
  ///
  /// @param from its own column
  /// @param to the column of the one above
  /// @param outer whether rows without a partner stay
  public record Join(String from, String to, boolean outer) {}

  /// @param alias empty where it is shown under its own name
  public record Shown(String column, String alias, Fold fold) {
    public Shown(String column, String alias) {
      this(column, alias, Fold.NONE);
    }
  }

  /// What becomes of a column where rows are folded.
  ///
  /// @param function `count`, `countcolumn`, `sum`, `avg`, `min` or `max`; empty where rows are
  ///     grouped by the column
  /// @param distinct whether `countcolumn` counts equal values once
  /// @param part of a date to group by, such as `month`; empty for the value itself
  public record Fold(String function, boolean distinct, String part) {
    public static final Fold NONE = new Fold("", false, "");
  }

  /// @param alias of the table that the column is of; empty for the first one
  public record Order(String alias, String column, boolean down) {}

  /// Conditions and groups joined by `and` (all) or `or`.
  public record Group(boolean all, List<Condition> conditions, List<Group> groups) {}

  /// @param alias of the table that the column is of; empty for the one that it stands in
  public record Condition(String alias, String column, String operator, List<String> values) {}
}
