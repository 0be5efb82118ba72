package org.unisono.app.sync;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A campaign here and its counterpart there.
///
/// @param remoteId null while it is to be made there
/// @param state watch, inUnison, behind, conflict, asking (about statuses), stopped, goneThere
///     or trouble
/// @param members which ways its members go: asConnection, watch, in, out or both
/// @param gone how it is known that the campaign is gone there: recycleBin, deleteFeed,
///     twoListings, merged, or unseen where it cannot be read and nothing proves more; null while
///     it is there
public record Twin(
    UUID id,
    UUID campaignId,
    String campaignName,
    UUID connectionId,
    String system,
    @Nullable String remoteId,
    @Nullable String remoteName,
    @Nullable String remoteUrl,
    String role,
    String state,
    String members,
    @Nullable String gone,
    @Nullable Instant lastSyncAt,
    int waiting,
    int conflicts,
    List<TwinPart> parts) {

  /// One more thing over there, and what it does.
  ///
  /// @param role event, status_list, or what a person has attached: send, list, automation
  public record TwinPart(String role, String id, String label) {}
}
