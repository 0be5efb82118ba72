package org.unisono.app.campaigns;

import java.util.List;
import java.util.UUID;

/// What a room above hangs on a campaign, and must take part in when the campaign is closed, copied
/// or moved.
public interface CampaignPart {

  /// What would break, in words, if the campaign took this policy.
  default List<String> preview(UUID campaign, Policy policy) {
    return List.of();
  }

  /// The campaign has ended: completed or cancelled. In that transaction.
  default void close(UUID campaign) {}
}
