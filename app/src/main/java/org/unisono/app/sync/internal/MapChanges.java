package org.unisono.app.sync.internal;

import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How people want a map otherwise than by default.
///
/// @param rows by our name
/// @param version 0 when there is nothing
record MapChanges(Map<String, Row> rows, int version) {

  static final MapChanges NONE = new MapChanges(Map.of(), 0);

  MapChanges {
    rows = Map.copyOf(rows);
  }

  /// What is null is as by default.
  record Row(
      @Nullable String theirs,
      @Nullable String way,
      @Nullable String policy,
      @Nullable String blanks,
      @Nullable ValuePairs pairs) {

    boolean isEmpty() {
      return theirs == null && way == null && policy == null && blanks == null && pairs == null;
    }
  }

  /// Those of ours that belong to another field there than before: nothing was ever agreed on them.
  Set<String> moved(MapChanges before) {
    Set<String> all = new HashSet<>(rows.keySet());
    all.addAll(before.rows.keySet());
    all.removeIf(ours -> Objects.equals(theirs(ours), before.theirs(ours)));
    return all;
  }

  private @Nullable String theirs(String ours) {
    var row = rows.get(ours);
    return row == null ? null : row.theirs();
  }
}
