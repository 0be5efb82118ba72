package org.unisono.app.sync.internal;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.unisono.app.access.Users;
import org.unisono.core.merge.FieldMap.Translation;

/// Who owns a campaign: ours by their id, theirs by the id of their counterpart. Nobody is given
/// anything who is not active on that side.
record OwnerTranslation(UserThereStore there, Users users, UUID connection) implements Translation {

  @Override
  public @Nullable String toTheirs(String ours) {
    return there.there(connection, UUID.fromString(ours)).orElse(null);
  }

  @Override
  public @Nullable String toOurs(String theirs) {
    return there
        .here(connection, theirs)
        .flatMap(users::find)
        .filter(u -> u.disabledAt() == null)
        .map(u -> u.id().toString())
        .orElse(null);
  }

  @Override
  public boolean isChoice() {
    return true;
  }
}
