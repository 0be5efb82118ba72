package org.unisono.app.sync;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A stream of a connection.
///
/// @param key campaigns, statuses, members, responses, people, consent, lists or deals
/// @param mode watch, in, out or both
/// @param reach how far the system lets it go
/// @param pending records that would be written if it were armed
public record ArmedStream(
    String key,
    String mode,
    String reach,
    @Nullable String reason,
    @Nullable Instant lastAt,
    int pending) {}
