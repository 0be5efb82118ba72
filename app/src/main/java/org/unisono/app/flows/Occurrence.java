package org.unisono.app.flows;

import java.time.Instant;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/// Something that a person did, offered to flows.
///
/// @param id of the activity, for the explanation
/// @param kind in the form that [TriggerKind#canonical] gives
/// @param at when it was taken in, not when it is said to have happened: waits are judged by it
public record Occurrence(UUID id, String kind, UUID personId, Instant at, ObjectNode properties) {}
