package org.unisono.app.campaigns.steps;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.unisono.app.flows.StepCall;
import org.unisono.app.flows.StepKind;
import org.unisono.core.Fault;
import org.unisono.core.flows.Outcome;
import tools.jackson.databind.node.ObjectNode;

/// `campaign.setStatus {campaignId, status}`: moves up only; who is no member becomes one.
@Component
class SetMemberStatus implements StepKind {

  private final PutMembers put;

  SetMemberStatus(PutMembers put) {
    this.put = put;
  }

  @Override
  public String kind() {
    return "campaign.setStatus";
  }

  @Override
  public List<Fault> check(ObjectNode params) {
    var faults = new ArrayList<>(put.check(params));
    if (params.path("status").asString("").isBlank()) {
      faults.add(Fault.at("/status", "required", "This is required."));
    }
    return faults;
  }

  @Override
  public List<Outcome> perform(List<StepCall> calls) {
    return put.perform(calls);
  }
}
