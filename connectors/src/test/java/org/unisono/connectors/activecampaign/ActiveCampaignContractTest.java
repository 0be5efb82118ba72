package org.unisono.connectors.activecampaign;

import org.unisono.connectors.ConnectorContract;
import org.unisono.connectors.Rig;

class ActiveCampaignContractTest extends ConnectorContract {
  @Override
  protected Rig rig(Rig.Clock time) {
    return new ActiveCampaignRig(time);
  }
}
