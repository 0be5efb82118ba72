package org.unisono.app.access;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Somebody who works with Unisono.
///
/// @param login lower case, unique
/// @param lens the system whose words the user reads
public record User(
    UUID id,
    String login,
    String name,
    Role role,
    String language,
    String lens,
    @Nullable Instant disabledAt,
    int version) {}
