package org.unisono.app.sync;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One thing that was written, or was not and why.
///
/// @param direction in or out
/// @param outcome written, taken, linked, projected, refused, lost, …
/// @param answer what the other side said
/// @param replayable whether it can be written again
public record LedgerEntry(
    UUID id,
    Instant at,
    UUID runId,
    String stream,
    String direction,
    String verb,
    String record,
    @Nullable UUID campaignId,
    @Nullable UUID personId,
    @Nullable String field,
    @Nullable String from,
    @Nullable String to,
    String outcome,
    @Nullable String answer,
    String actor,
    boolean replayable) {}
