package org.unisono.app.campaigns;

import java.util.List;
import java.util.UUID;
import org.unisono.core.acting.Origin;

/// A campaign was made, or these of its fields changed.
public record CampaignChanged(UUID campaignId, List<String> fields, Origin origin) {}
