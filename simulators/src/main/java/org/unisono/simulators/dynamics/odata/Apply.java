package org.unisono.simulators.dynamics.odata;

import java.util.List;

/// What `$apply` asks for, one step after the other.
public sealed interface Apply {
  /// Only rows that fit go on.
  record Keep(String filter) implements Apply {}

  /// Rows are folded: one for each combination of values, or one of all.
  ///
  /// @param by the properties that are grouped by; none for one row of all
  record Group(List<String> by, List<Measure> measures) implements Apply {}

  /// One value of a folded row.
  ///
  /// @param property empty for `$count`
  /// @param function `sum`, `average`, `min`, `max`, `countdistinct` or `count`
  record Measure(String property, String function, String alias) {}
}
