package org.unisono.core.rules;

import org.jspecify.annotations.Nullable;

/// Which fields exist, and of what type.
@FunctionalInterface
public interface FieldCatalogue {

  /// Null when there is no such field.
  @Nullable ValueType typeOf(FieldRef field);
}
