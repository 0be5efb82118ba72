package org.unisono.app.activities.internal;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.unisono.app.activities.NewActivity;

/// One activity on its way into the log.
///
/// @param index its place in the batch
/// @param at clamped to now: a clock that runs ahead must not make it invisible to rules
record Entry(
    int index, UUID id, NewActivity activity, String type, Instant at, @Nullable UUID personId) {

  String eventId() {
    return activity.eventId() == null ? id.toString() : activity.eventId();
  }

  Entry of(@Nullable UUID person) {
    return new Entry(index, id, activity, type, at, person);
  }
}
