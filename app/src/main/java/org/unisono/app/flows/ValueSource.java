package org.unisono.app.flows;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.unisono.core.rules.FieldRef;
import org.unisono.core.rules.Value;
import org.unisono.core.rules.ValueType;

/// What a room teaches flows of the fields it has.
public interface ValueSource {

  /// Null when this room has no such field.
  @Nullable ValueType typeOf(FieldRef field);

  /// The value per person; who is left out has none. Asked only for fields that it has.
  Map<UUID, Value> values(FieldRef field, Collection<UUID> people);
}
