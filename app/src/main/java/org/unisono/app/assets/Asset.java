package org.unisono.app.assets;

import java.time.Instant;
import java.util.UUID;

/// A form, page, template, event or link.
///
/// @param key what its public address ends with; unique within its kind
/// @param campaignId the home campaign
public record Asset<C extends AssetContent>(
    UUID id,
    String key,
    String name,
    UUID campaignId,
    C content,
    int version,
    Instant createdAt,
    Instant updatedAt) {}
