package org.unisono.app.sync.internal;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.unisono.app.sync.Mode;
import org.unisono.connector.Parts;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteRef;

/// A pair, as it is kept.
///
/// @param remoteUrl where people look at it there; null while that is not known
/// @param stopped whether nothing travels: somebody has stopped it, or its campaign is gone there
/// @param gone how that is known; null while it is there
/// @param allowance how many changes a person has let through the brake
/// @param members which ways its members go; null for as the connection says
record TwinRow(
    UUID id,
    UUID connectionId,
    UUID campaignId,
    @Nullable String remoteId,
    @Nullable String remoteName,
    @Nullable String remoteUrl,
    boolean stopped,
    @Nullable String gone,
    int allowance,
    @Nullable Mode members,
    List<Parts.Part> partList) {

  Parts parts() {
    return new Parts(
        new RemoteRef(RecordKind.CAMPAIGN, java.util.Objects.requireNonNull(remoteId)), partList);
  }
}
