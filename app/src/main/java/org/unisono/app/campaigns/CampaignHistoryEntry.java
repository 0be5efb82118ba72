package org.unisono.app.campaigns;

import java.time.Instant;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/// One change of a campaign's head.
///
/// @param changes `{field: {from, to}}`
public record CampaignHistoryEntry(
    UUID id, Instant at, String actor, String origin, JsonNode changes) {}
