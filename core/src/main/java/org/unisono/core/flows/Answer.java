package org.unisono.core.flows;

import org.jspecify.annotations.Nullable;
import org.unisono.core.rules.Value;

/// The answer to a [Question].
public sealed interface Answer {

  record Truth(boolean holds) implements Answer {}

  /// @param value null when empty
  record Found(@Nullable Value value) implements Answer {}

  /// @param outcome the latest one stored under the key; null when there is none, so that the
  ///     action was never done
  record Result(@Nullable Outcome outcome) implements Answer {}
}
