package org.unisono.connectors.dynamics;

import org.unisono.connectors.ConnectorContract;
import org.unisono.connectors.Rig;

class DynamicsContractTest extends ConnectorContract {

  @Override
  protected Rig rig(Rig.Clock time) {
    return new DynamicsRig(time);
  }
}
