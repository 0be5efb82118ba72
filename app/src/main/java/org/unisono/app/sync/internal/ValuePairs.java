package org.unisono.app.sync.internal;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.unisono.core.merge.FieldMap.Translation;

/// Which value of a list is which, as far as people want it otherwise than by default. Each way has
/// a table of its own, so that several of theirs can mean one of ours, and the reverse.
///
/// @param in what a value of theirs is read as; [#NONE] for nothing
/// @param out what a value of ours is written as; [#NONE] for nothing
record ValuePairs(Map<String, String> in, Map<String, String> out) {

  /// No value of a list is empty.
  static final String NONE = "";

  static final ValuePairs USUAL = new ValuePairs(Map.of(), Map.of());

  ValuePairs {
    in = Map.copyOf(in);
    out = Map.copyOf(out);
  }

  boolean isUsual() {
    return in.isEmpty() && out.isEmpty();
  }

  /// @param ours values that we have
  /// @param theirs values that they have; one that is gone there has no equivalent any more
  Translation over(Translation usual, List<String> ours, List<String> theirs) {
    return new Translation() {
      @Override
      public @Nullable String toTheirs(String value) {
        return out.containsKey(value) ? known(theirs, out.get(value)) : usual.toTheirs(value);
      }

      @Override
      public @Nullable String toOurs(String value) {
        return in.containsKey(value) ? known(ours, in.get(value)) : usual.toOurs(value);
      }

      @Override
      public boolean isChoice() {
        return true;
      }
    };
  }

  private static @Nullable String known(List<String> values, @Nullable String value) {
    return values.contains(Objects.requireNonNull(value)) ? value : null;
  }
}
