package org.unisono.app.sync;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A record that waits because of what is wrong.
///
/// @param kind campaign, status, member, person or consent
/// @param record its name; null when it has none, or is nobody here any more
/// @param field ours or theirs, where it is about one
/// @param message what the other side said
/// @param at since when
public record AffectedRecord(
    String id,
    String kind,
    @Nullable String record,
    @Nullable UUID campaignId,
    @Nullable UUID personId,
    @Nullable UUID twinId,
    @Nullable String field,
    @Nullable String message,
    Instant at) {}
