package org.unisono.app.sync;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A map as somebody wants it to be: what has no row, and what a row does not say, is as usual.
public record MapDraft(@Nullable List<Row> rows) {

  /// @param way off, in, out or both
  /// @param policy ask, ours, theirs or newest
  /// @param blanks never or travels
  /// @param pairs of values, all of them; null for those by default
  public record Row(
      @Nullable String ours,
      @Nullable String theirs,
      @Nullable String way,
      @Nullable String policy,
      @Nullable String blanks,
      @Nullable List<Pair> pairs) {}

  /// @param way in, out or both; both when it is null
  public record Pair(@Nullable String ours, @Nullable String theirs, @Nullable String way) {}
}
