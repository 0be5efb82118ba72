package org.unisono.app.campaigns.flows;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.unisono.app.campaigns.CampaignPart;
import org.unisono.app.flows.Flows;

/// A campaign that has ended has no runs.
@Component
class CloseFlows implements CampaignPart {

  private final Flows flows;

  CloseFlows(Flows flows) {
    this.flows = flows;
  }

  @Override
  public void close(UUID campaign) {
    flows.stopOwned(campaign, "campaignEnded");
  }
}
