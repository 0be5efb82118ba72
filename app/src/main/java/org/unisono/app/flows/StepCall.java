package org.unisono.app.flows;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.unisono.core.acting.Acting;
import org.unisono.core.acting.Actor;
import org.unisono.core.acting.Origin;
import org.unisono.core.flows.ActionKey;
import tools.jackson.databind.node.ObjectNode;

/// One action of one run.
///
/// @param key never given twice once an outcome is stored
/// @param ownerId whose flow it is, opaque; null when nobody's
public record StepCall(
    ActionKey key,
    UUID personId,
    UUID flowId,
    String flowName,
    @Nullable UUID ownerId,
    ObjectNode params,
    Instant now) {

  /// As whom the action is done.
  public Acting acting() {
    return acting(flowId, flowName);
  }

  static Acting acting(UUID flowId, String flowName) {
    return new Acting(new Actor(Actor.Kind.FLOW, flowId, flowName), Origin.FLOW, null);
  }

  /// Why something changed, in words for a history.
  public String reason() {
    return "Flow " + flowName + ", step " + key.step();
  }
}
