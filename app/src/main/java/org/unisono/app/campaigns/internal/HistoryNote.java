package org.unisono.app.campaigns.internal;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One row for the members' history.
record HistoryNote(
    UUID campaignId,
    UUID personId,
    String what,
    @Nullable String from,
    @Nullable String to,
    @Nullable String reason) {}
