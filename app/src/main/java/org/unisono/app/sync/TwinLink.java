package org.unisono.app.sync;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which campaign there is to be the counterpart.
///
/// @param remoteId null when it is to be made there
public record TwinLink(@Nullable UUID connectionId, @Nullable String remoteId) {}
