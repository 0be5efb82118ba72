package org.unisono.app.flows;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One person's way through a flow.
///
/// @param number the version's
/// @param status active, queued, ended or stuck
/// @param step where the run stands
/// @param dueAt when it goes on by itself; null when only something that happens moves it
/// @param enteredBy the trigger and the activity
/// @param endReason `end`, `goal`, `suppressed`, `left`, `stopped`, …; null while it has not ended
public record Run(
    UUID id,
    UUID flowId,
    int number,
    @Nullable String ownerKind,
    @Nullable UUID ownerId,
    UUID personId,
    String status,
    String step,
    @Nullable Instant dueAt,
    JsonNode enteredBy,
    Instant enteredAt,
    @Nullable Instant endedAt,
    @Nullable String endReason) {}
