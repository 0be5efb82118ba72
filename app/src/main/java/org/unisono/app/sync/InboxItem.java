package org.unisono.app.sync;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Something that waits for a person.
///
/// @param kind conflict, held, person, status, brake, inDoubt, gone, consent, twin (its
///     campaign is gone there), double (two people here are one record there) or topic (an opt-out
///     whose topic nobody has named)
/// @param reason key of the text that says why
/// @param count how many records it stands for; null for one
/// @param answers what can be answered
public record InboxItem(
    UUID id,
    String kind,
    String record,
    @Nullable UUID campaignId,
    @Nullable UUID personId,
    @Nullable UUID twinId,
    @Nullable String field,
    @Nullable String agreed,
    @Nullable String ours,
    @Nullable String theirs,
    String reason,
    JsonNode params,
    @Nullable Integer count,
    List<String> answers,
    Instant at) {}
