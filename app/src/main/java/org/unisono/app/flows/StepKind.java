package org.unisono.app.flows;

import java.util.List;
import org.unisono.core.Fault;
import org.unisono.core.flows.Outcome;
import tools.jackson.databind.node.ObjectNode;

/// What a room teaches flows to do.
public interface StepKind {

  /// `room.verb`, stable: it stands in definitions.
  String kind();

  /// What is wrong with the parameters; pointers begin below them, as in `/campaignId`.
  List<Fault> check(ObjectNode params);

  /// Whether one call may carry actions of several flows; whatever it writes, it then writes as
  /// [StepCall#acting] says, since no one flow is bound.
  default boolean isForManyFlows() {
    return false;
  }

  /// Does it for many runs at once, in the engine's transaction and as the flow. An effect outside
  /// of the database is a row in the room's own outbox, unique by the call's key.
  ///
  /// @return an outcome per call, in their order
  List<Outcome> perform(List<StepCall> calls);
}
