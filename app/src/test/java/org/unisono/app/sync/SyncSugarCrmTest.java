package org.unisono.app.sync;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.unisono.simulators.Simulator;
import org.unisono.simulators.sugar.CrmStore;
import org.unisono.simulators.sugar.SugarCrmSimulator;

class SyncSugarCrmTest extends SyncCrmTest {

  private final SugarCrmSimulator crm = Objects.requireNonNull(SugarCrmSimulator.start(0));

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
    return connect(
        "sugarcrm",
        crm.baseUrl().toString(),
        Map.of("username", crm.ready().path("username").asString()),
        Map.of("password", crm.ready().path("password").asString()),
        "both");
  }
}
