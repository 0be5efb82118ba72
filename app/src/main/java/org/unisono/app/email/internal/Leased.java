package org.unisono.app.email.internal;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A delivery that this node has leased.
///
/// @param fence rises with every lease: whoever has an older one writes nothing more
record Leased(
    UUID id,
    long fence,
    UUID messageId,
    @Nullable UUID personId,
    String address,
    String written,
    int attempts) {}
