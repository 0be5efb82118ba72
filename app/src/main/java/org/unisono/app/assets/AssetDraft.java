package org.unisono.app.assets;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An asset as somebody wants it to be.
///
/// @param key null for one made of the name
/// @param campaignId the home campaign; required
public record AssetDraft<C extends AssetContent>(
    @Nullable String key, @Nullable String name, @Nullable UUID campaignId, C content) {}
