package org.unisono.app.flows.internal;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.unisono.core.flows.RunState;
import tools.jackson.databind.node.ObjectNode;

/// A run as the engine holds it.
///
/// @param enteredBy the activity and the trigger that started it: what `activity` means in its
/// rules
record RunRow(
    UUID id,
    LiveVersion version,
    UUID personId,
    String lane,
    String status,
    RunState state,
    @Nullable Instant dueAt,
    List<String> wakes,
    ObjectNode enteredBy,
    Instant enteredAt,
    @Nullable Instant endedAt,
    @Nullable String endReason,
    int attempts) {

  static final String ACTIVE = "active";
  static final String QUEUED = "queued";
  static final String ENDED = "ended";
  static final String STUCK = "stuck";

  RunRow at(RunState next, @Nullable Instant due, List<String> wakeOn) {
    return new RunRow(
        id, version, personId, lane, ACTIVE, next, due, wakeOn, enteredBy, enteredAt, null, null,
        0);
  }

  RunRow over(String as, RunState last, String reason, Instant now) {
    return new RunRow(
        id, version, personId, lane, as, last, null, List.of(), enteredBy, enteredAt, now, reason,
        0);
  }

  RunRow queued() {
    return new RunRow(
        id, version, personId, lane, QUEUED, state, null, List.of(), enteredBy, enteredAt, null,
        null, 0);
  }

  ObjectNode properties() {
    return enteredBy.path("properties") instanceof ObjectNode properties
        ? properties
        : enteredBy.objectNode();
  }
}
