package org.unisono.connectors.dynamics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.unisono.connector.PushResult;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteRef;
import org.unisono.connectors.ContractCase;
import org.unisono.connectors.Rig;
import org.unisono.simulators.dynamics.DynamicsStore;
import tools.jackson.databind.node.ObjectNode;

/// What only Dynamics does, and how it is set up.
abstract class DynamicsCase extends ContractCase {

  @Override
  protected Rig rig(Rig.Clock time) {
    return new DynamicsRig(time);
  }

  DynamicsRig dynamics() {
    return (DynamicsRig) rig;
  }

  DynamicsStore store() {
    return dynamics().org.store();
  }

  RemoteRef campaign(Map<String, ?> values) {
    return new RemoteRef(RecordKind.CAMPAIGN, store().create("campaign", values));
  }

  ObjectNode row(String table, String key, String id) {
    return store().where(table, key, id).getFirst();
  }

  String process(Map<String, ?> values) {
    var id = store().create("workflow", values);
    store().update("workflow", id, Map.of("statecode", 1));
    return id;
  }

  void held(PushResult result, String name) {
    assertThat(result)
        .isInstanceOfSatisfying(
            PushResult.Refused.class,
            r -> {
              assertThat(r.code()).isEqualTo("wouldStartAutomation");
              assertThat(r.message()).contains(name);
            });
    assertThat(listeners()).contains(name);
  }
}
