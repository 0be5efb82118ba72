package org.unisono.app.access;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.unisono.core.acting.Acting;
import org.unisono.core.acting.Actor;
import org.unisono.core.acting.Origin;

/// Who is asking.
///
/// @param tokenId the API token, or null when it is a session of the interface
/// @param scope what the token is limited to; a session is not limited
public record Caller(
    UUID userId,
    @Nullable UUID tokenId,
    String name,
    Role role,
    Scope scope,
    @Nullable String language) {

  public boolean may(Permission permission) {
    return permission == Permission.PUBLIC
        || permission == Permission.SIGNED_IN
        || (role.may(permission) && scope.allows(permission));
  }

  public Acting acting() {
    return tokenId == null
        ? new Acting(new Actor(Actor.Kind.USER, userId, name), Origin.UI, null)
        : new Acting(new Actor(Actor.Kind.TOKEN, tokenId, name), Origin.API, null);
  }

  /// Whoever owns idempotency keys: the token, else the user.
  public UUID owner() {
    return tokenId == null ? userId : tokenId;
  }
}
