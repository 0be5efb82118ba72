package org.unisono.app.sync;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A bridge that two vendors have between themselves, as the ids show that it leaves in records.
/// What it carries stays on it: we learn who is who, and make nobody beside it.
///
/// @param stream people or campaigns
/// @param system key of the vendor at the other end
/// @param connectionId ours to that vendor; null when there is none
/// @param carried records that name their counterpart
/// @param looked records that were looked at, at most 10,000
public record Bridge(
    String stream,
    String system,
    String systemName,
    @Nullable UUID connectionId,
    @Nullable String connectionName,
    int carried,
    int looked) {}
