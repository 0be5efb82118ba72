package org.unisono.app.campaigns;

import java.util.List;
import java.util.UUID;
import org.unisono.core.acting.Origin;

/// Members of one campaign were added, or changed status or standing. At most 1,000 people.
public record MembersChanged(UUID campaignId, List<UUID> people, Origin origin) {}
