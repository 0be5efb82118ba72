package org.unisono.simulators.salesforce;

import java.util.Set;
import java.util.function.BiConsumer;
import org.unisono.simulators.Json;
import org.unisono.simulators.salesforce.Flows.State;
import tools.jackson.databind.node.ObjectNode;

/// Switches for what goes on inside the organisation: the flow that mails each new member, whether
/// the user of the API sees the setup, and the vendors' own bridge to HubSpot, which carries leads
/// and contacts over behind everybody's back.
final class Automations {
  private final Schema schema;
  private final Flows flows;
  private boolean hubSpotLink;
  private BiConsumer<String, ObjectNode> bridge = (key, row) -> {};

  Automations(Schema schema, Flows flows) {
    this.schema = schema;
    this.flows = flows;
  }

  /// Where the bridge carries people; called with the HubSpot property that holds the id.
  void bridge(BiConsumer<String, ObjectNode> carry) {
    bridge = carry;
  }

  void personWritten(ObjectNode person) {
    if (hubSpotLink && !Json.text(person, "Email").isEmpty()) {
      boolean lead = Json.text(person, "Id").startsWith("00Q");
      bridge.accept(lead ? "salesforceleadid" : "salesforcecontactid", person);
    }
  }

  void set(ObjectNode switches) {
    for (var entry : switches.properties()) {
      boolean on = entry.getValue().asBoolean();
      switch (entry.getKey()) {
        case "mailOnMemberAdd" -> flows.set(Flows.WELCOME, on ? State.ON : State.OFF);
        case "setupHidden" -> schema.hide(on ? Set.of(Flows.FLOW, Flows.RULE) : Set.of());
        case "nativeHubSpotLink" -> hubSpotLink = on;
        default -> throw new IllegalArgumentException("no such automation: " + entry.getKey());
      }
    }
  }

  ObjectNode toJson() {
    return Json.object()
        .put("mailOnMemberAdd", flows.state(Flows.WELCOME) == State.ON)
        .put("setupHidden", !schema.hidden().isEmpty())
        .put("nativeHubSpotLink", hubSpotLink);
  }
}
