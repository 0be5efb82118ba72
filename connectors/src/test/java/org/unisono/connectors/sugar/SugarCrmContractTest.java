package org.unisono.connectors.sugar;

import org.unisono.connectors.ConnectorContract;
import org.unisono.connectors.Rig;

class SugarCrmContractTest extends ConnectorContract {
  @Override
  protected Rig rig(Rig.Clock time) {
    return new SugarCrmRig(time);
  }
}
