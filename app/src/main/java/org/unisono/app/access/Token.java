package org.unisono.app.access;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An API token as its owner sees it; the secret is not among it.
public record Token(
    UUID id,
    UUID userId,
    String name,
    String scope,
    Instant createdAt,
    @Nullable Instant expiresAt) {

  /// A token is never changed, so this is the version of each.
  public static final int VERSION = 1;
}
