package org.unisono.app.campaigns;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which campaigns to list; null means any.
///
/// @param search part of the name, or the beginning of the code
public record CampaignFilter(
    @Nullable String search,
    @Nullable String style,
    @Nullable String type,
    @Nullable String status,
    @Nullable UUID parentId,
    @Nullable String tag) {

  /// Every campaign.
  public static final CampaignFilter ANY = new CampaignFilter(null, null, null, null, null, null);
}
