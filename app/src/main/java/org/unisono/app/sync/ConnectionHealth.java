package org.unisono.app.sync;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a connection does, stream by stream.
///
/// @param state watch, running, paused or trouble, as of the [Connection]
/// @param nextSyncAt when it is looked at again by itself at the latest; null while it is paused
/// @param account what stands in the way of every stream
public record ConnectionHealth(
    String state,
    @Nullable Instant lastSyncAt,
    @Nullable Instant nextSyncAt,
    List<HealthClass> account,
    List<StreamHealth> streams) {}
