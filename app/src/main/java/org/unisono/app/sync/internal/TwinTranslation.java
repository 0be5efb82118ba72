package org.unisono.app.sync.internal;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.unisono.core.merge.FieldMap.Translation;

/// A campaign that a field points at: ours by its id, theirs by the id of its counterpart. Of one
/// that has none, nothing can be said on the other side.
record TwinTranslation(TwinStore twins, UUID connection) implements Translation {

  @Override
  public @Nullable String toTheirs(String ours) {
    return twins.there(connection, UUID.fromString(ours)).orElse(null);
  }

  @Override
  public @Nullable String toOurs(String theirs) {
    return twins.here(connection, theirs).map(UUID::toString).orElse(null);
  }

  @Override
  public boolean isChoice() {
    return true;
  }
}
