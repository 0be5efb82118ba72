package org.unisono.app.flows;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// A flow with its draft.
///
/// @param status draft (never published), published or paused
/// @param definition the draft, in the JSON of `org.unisono.core.flows`; it may be unfinished
/// @param published the number of the version that takes people in; null when none
/// @param version for `If-Match`
public record Flow(
    UUID id,
    String name,
    @Nullable String ownerKind,
    @Nullable UUID ownerId,
    String status,
    ObjectNode definition,
    @Nullable Integer published,
    int version,
    Instant createdAt,
    Instant updatedAt) {}
