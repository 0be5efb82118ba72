package org.unisono.app.sync;

import org.jspecify.annotations.Nullable;

/// A campaign over there that can be paired.
///
/// @param likeness of its name and its start to ours, 0 to 1
public record RemoteCampaign(
    String remoteId,
    String name,
    @Nullable String status,
    @Nullable String startDate,
    boolean twinned,
    double likeness) {}
