package org.unisono.core.rules;

import org.jspecify.annotations.Nullable;

/// Something that has fields.
public interface Facts {

  /// The value of a field; null when it is empty, or when there is no such thing here.
  @Nullable Value value(FieldRef field);
}
