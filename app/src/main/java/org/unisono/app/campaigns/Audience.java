package org.unisono.app.campaigns;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A list or a segment that is attached to a campaign.
///
/// @param state of letting the people of a target in: queued, running or done
/// @param progress 0 to 1
/// @param admitted how many became members by it
/// @param refused how many were not let in
public record Audience(
    UUID id,
    UUID campaignId,
    @Nullable UUID listId,
    @Nullable UUID segmentId,
    String role,
    String mode,
    String state,
    double progress,
    int admitted,
    int refused,
    Instant createdAt) {

  /// What an audience says is never changed, only how far it has come: this is the version of each.
  public static final int VERSION = 1;
}
