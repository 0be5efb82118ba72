package org.unisono.app.campaigns.internal;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.unisono.app.campaigns.Standing;

/// A membership as it is decided upon.
record MemberRow(
    UUID personId,
    UUID statusId,
    Standing standing,
    @Nullable Instant firstRespondedAt,
    int version) {}
