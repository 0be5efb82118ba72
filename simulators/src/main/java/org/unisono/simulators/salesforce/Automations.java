package org.unisono.simulators.salesforce;

import java.util.Set;
import java.util.function.BiConsumer;
import org.unisono.simulators.Json;
import org.unisono.simulators.salesforce.Flows.State;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Switches for what goes on inside the organisation: the flow that mails each new member, whether
/// the user of the API sees the setup, the objects whose changes are told to subscribers, and the
/// vendors' own bridge to HubSpot, which carries leads and contacts over behind everybody's back.
final class Automations {
  private final Schema schema;
  private final Flows flows;
  private final ChangeEvents changes;
  private boolean hubSpotLink;
  private BiConsumer<String, ObjectNode> bridge = (key, row) -> {};

  Automations(Schema schema, Flows flows, ChangeEvents changes) {
    this.schema = schema;
    this.flows = flows;
    this.changes = changes;
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
      boolean on = entry.getValue().asBoolean(false);
      switch (entry.getKey()) {
        case "mailOnMemberAdd" -> flows.set(Flows.WELCOME, on ? State.ON : State.OFF);
        case "setupHidden" -> schema.hide(on ? Set.of(Flows.FLOW, Flows.RULE) : Set.of());
        case "changeEvents" ->
            changes.select(entry.getValue().valueStream().map(JsonNode::asString).toList());
        case "nativeHubSpotLink" -> hubSpotLink = on;
        default -> throw new IllegalArgumentException("no such automation: " + entry.getKey());
      }
    }
  }

  ObjectNode toJson() {
    var all =
        Json.object()
            .put("mailOnMemberAdd", flows.state(Flows.WELCOME) == State.ON)
            .put("setupHidden", !schema.hidden().isEmpty())
            .put("nativeHubSpotLink", hubSpotLink);
    return (ObjectNode) all.set("changeEvents", Json.of(changes.selected()));
  }
}
