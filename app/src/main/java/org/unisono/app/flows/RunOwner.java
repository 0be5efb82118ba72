package org.unisono.app.flows;

import java.util.List;
import java.util.UUID;
import org.unisono.core.Fault;
import org.unisono.core.acting.Acting;
import org.unisono.core.acting.Origin;

/// Whose flows they are: asked who may start a run, told when one is over, both in the engine's
/// transaction and for the runs of many flows at once. What it writes it writes as the flow that a
/// request or an end names.
public interface RunOwner {

  /// The word under which a flow names it, such as `campaign`.
  String kind();

  /// @return an answer per request, in their order
  List<Admission> mayStart(List<RunRequest> requests);

  void ended(List<RunEnd> runs);

  /// @param origin of what made the person enter
  record RunRequest(UUID ownerId, UUID flowId, String flowName, UUID personId, Origin origin) {

    public Acting asFlow() {
      return StepCall.acting(flowId, flowName);
    }
  }

  /// @param reason `end`, `goal`, `stopped`, …
  record RunEnd(UUID ownerId, UUID flowId, String flowName, UUID personId, String reason) {

    public Acting asFlow() {
      return StepCall.acting(flowId, flowName);
    }
  }

  /// The answer to a request.
  sealed interface Admission {

    Admission ADMITTED = new Admitted();
    Admission QUEUED = new Queued();

    record Admitted() implements Admission {}

    /// The run waits until [Flows#admit].
    record Queued() implements Admission {}

    record Refused(Fault why) implements Admission {}
  }
}
