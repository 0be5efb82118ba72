package org.unisono.app.flows.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.unisono.app.edge.Problem;
import org.unisono.app.edge.Speech;
import org.unisono.app.flows.Flow;
import org.unisono.core.Fault;
import tools.jackson.databind.node.ObjectNode;

/// A flow as it is shown.
///
/// @param faults what stands against publishing the draft, in the reader's language
record FlowBody(
    UUID id,
    String name,
    @Nullable String ownerKind,
    @Nullable UUID ownerId,
    String status,
    @Nullable Integer published,
    ObjectNode definition,
    List<Problem.Error> faults,
    int version,
    Instant createdAt,
    Instant updatedAt) {

  static FlowBody of(Flow flow, List<Fault> faults, Speech speech) {
    return new FlowBody(
        flow.id(),
        flow.name(),
        flow.ownerKind(),
        flow.ownerId(),
        flow.status(),
        flow.published(),
        flow.definition(),
        faults.stream()
            .map(f -> new Problem.Error("/definition" + f.pointer(), f.code(), speech.say(f)))
            .toList(),
        flow.version(),
        flow.createdAt(),
        flow.updatedAt());
  }
}
