package org.unisono.app.sync;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One run over a connection, and what it did.
///
/// @param kind sync, undo or replay
/// @param state queued, running, done, failed or undone
/// @param step reading, linking, comparing or writing; null when the run does not go on
/// @param stream what the step is about; null for several
/// @param counts so far: read, linked, here, there, added, removed, waiting, conflicts,
///     and how many kinds of trouble were met
public record Run(
    UUID id,
    String kind,
    String state,
    @Nullable String step,
    @Nullable String stream,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt,
    String actor,
    Map<String, Integer> counts,
    boolean undoable) {}
