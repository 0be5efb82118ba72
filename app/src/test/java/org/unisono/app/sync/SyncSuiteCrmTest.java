package org.unisono.app.sync;

import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.unisono.simulators.Simulator;
import org.unisono.simulators.sugar.CrmStore;
import org.unisono.simulators.sugar.SuiteCrmSimulator;

class SyncSuiteCrmTest extends SyncCrmTest {

  private final SuiteCrmSimulator crm = Objects.requireNonNull(SuiteCrmSimulator.start(0));

  @AfterEach
  void closeCrm() {
    crm.close();
  }

  @Override
  Simulator simulator() {
    return crm;
  }

  @Override
  CrmStore store() {
    return crm.store();
  }

  @Override
  String connection() {
    return toSuiteCrm(crm);
  }
}
