package org.unisono.connectors.sugar;

import org.unisono.connectors.ConnectorContract;
import org.unisono.connectors.Rig;

class SuiteCrmContractTest extends ConnectorContract {
  @Override
  protected Rig rig(Rig.Clock time) {
    return new SuiteCrmRig(time);
  }
}
