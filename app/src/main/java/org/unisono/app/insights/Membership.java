package org.unisono.app.insights;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A campaign that a person is or was in, as their page shows it.
public record Membership(
    UUID campaignId,
    String campaignName,
    UUID personId,
    String status,
    int statusRank,
    boolean responded,
    boolean success,
    String standing,
    @Nullable String endedReason,
    String cause,
    @Nullable Instant firstRespondedAt,
    Instant joinedAt,
    Instant updatedAt) {}
