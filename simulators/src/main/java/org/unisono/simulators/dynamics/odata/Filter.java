package org.unisono.simulators.dynamics.odata;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What `$filter` asks for.
public sealed interface Filter {
  /// Both hold.
  record And(Filter left, Filter right) implements Filter {}

  /// One of them holds.
  record Or(Filter left, Filter right) implements Filter {}

  /// It does not hold.
  record Not(Filter inner) implements Filter {}

  /// @param operator `eq`, `ne`, `gt`, `ge`, `lt`, `le`
  /// @param value null for the literal `null`
  record Compare(String property, String operator, @Nullable String value) implements Filter {}

  /// @param function `contains`, `startswith` or `endswith`
  record Text(String function, String property, String value) implements Filter {}

  /// `Microsoft.Dynamics.CRM.In(PropertyName='…',PropertyValues=[…])`.
  record In(String property, List<String> values) implements Filter {}

  /// Whether rows behind a navigation property fit: any of them, or all.
  ///
  /// @param inner what they are held against; null where any row at all will do
  record Among(String navigation, boolean all, @Nullable Filter inner) implements Filter {}
}
