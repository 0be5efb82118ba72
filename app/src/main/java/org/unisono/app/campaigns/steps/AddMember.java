package org.unisono.app.campaigns.steps;

import java.util.List;
import org.springframework.stereotype.Component;
import org.unisono.app.flows.StepCall;
import org.unisono.app.flows.StepKind;
import org.unisono.core.Fault;
import org.unisono.core.flows.Outcome;
import tools.jackson.databind.node.ObjectNode;

/// `campaign.addMember {campaignId, status}`: without a status the ladder's default.
@Component
class AddMember implements StepKind {

  private final PutMembers put;

  AddMember(PutMembers put) {
    this.put = put;
  }

  @Override
  public String kind() {
    return "campaign.addMember";
  }

  @Override
  public List<Fault> check(ObjectNode params) {
    return put.check(params);
  }

  @Override
  public List<Outcome> perform(List<StepCall> calls) {
    return put.perform(calls);
  }
}
