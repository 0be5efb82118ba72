package org.unisono.app.campaigns;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A status that somebody is to have in a campaign.
///
/// @param seen the version of the member that was read
/// @param status by name, up or down
/// @param reason why, in words for the history
public record StatusChange(UUID personId, int seen, String status, @Nullable String reason) {}
