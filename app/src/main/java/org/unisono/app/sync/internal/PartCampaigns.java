package org.unisono.app.sync.internal;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.core.Refused;

/// Takes pairs apart whose campaign is gone there, and pairs ours anew.
@Component
class PartCampaigns {

  private final TwinStore twins;
  private final HeadStore heads;
  private final PairCampaigns pairs;

  PartCampaigns(TwinStore twins, HeadStore heads, PairCampaigns pairs) {
    this.twins = twins;
    this.heads = heads;
    this.pairs = pairs;
  }

  /// Ours stays as it is, with everybody in it.
  void part(UUID id) {
    var twin = find(id);
    heads.part(twin.connectionId(), id);
  }

  /// Its members go the ways they went.
  ///
  /// @param remote null when it is to be made there
  /// @throws Refused `unknownRemote`, `alreadyTwinned`
  void again(UUID id, @Nullable String remote) {
    var twin = find(id);
    heads.part(twin.connectionId(), id);
    var next = pairs.connect(twin.campaignId(), twin.connectionId(), remote);
    twins.members(next, twin.members());
  }

  private TwinRow find(UUID id) {
    return twins.of(null, null, id).stream()
        .findFirst()
        .orElseThrow(() -> Refused.notFound("twin", id));
  }
}
