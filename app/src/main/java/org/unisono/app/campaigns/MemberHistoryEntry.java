package org.unisono.app.campaigns;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What happened to a membership, once written never changed.
///
/// @param what added, status, standing, removed or kept (a change that lost, with its reason)
public record MemberHistoryEntry(
    UUID id,
    Instant at,
    String what,
    @Nullable String from,
    @Nullable String to,
    String actor,
    String origin,
    @Nullable String reason) {}
