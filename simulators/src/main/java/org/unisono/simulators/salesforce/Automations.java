package org.unisono.simulators.salesforce;

import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.unisono.simulators.Json;
import org.unisono.simulators.salesforce.Flows.State;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Switches for what goes on inside the organisation: the flow that mails each new member, whether
/// the user of the API sees the setup, the objects whose changes are told to subscribers, what
/// refuses a save or a call, and the vendors' own bridge to HubSpot, which carries leads and
/// contacts over behind everybody's back.
final class Automations {
  private static final int MOST_IDS = 600_000;

  private final Schema schema;
  private final Flows flows;
  private final ChangeEvents changes;
  private final Guards guards;
  private final RowAccess access;
  private final HttpRules http;
  private boolean hubSpotLink;
  private int mostChangedIds = MOST_IDS;
  private BiConsumer<String, ObjectNode> bridge = (key, row) -> {};

  Automations(
      Schema schema,
      Flows flows,
      ChangeEvents changes,
      Guards guards,
      RowAccess access,
      HttpRules http) {
    this.schema = schema;
    this.flows = flows;
    this.changes = changes;
    this.guards = guards;
    this.access = access;
    this.http = http;
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
        case "changeEvents" -> changes.select(texts(entry.getValue()));
        case "nativeHubSpotLink" -> hubSpotLink = on;
        case "failingTriggers", "validationRules", "duplicateRules" ->
            guards.set(entry.getKey(), entry.getValue());
        case "lockedRows" -> access.lock(entry.getValue());
        case "readOnlyRows" -> access.readOnly(texts(entry.getValue()));
        case "restrictedPicklists" -> schema.restrict(texts(entry.getValue()));
        case "mostChangedIds" -> mostChangedIds = entry.getValue().asInt(MOST_IDS);
        case "refusals" -> http.refuse(entry.getValue());
        default -> throw new IllegalArgumentException("no such automation: " + entry.getKey());
      }
    }
  }

  private static List<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::asString).toList();
  }

  /// How many ids the feed of changes names at most.
  int mostChangedIds() {
    return mostChangedIds;
  }

  ObjectNode toJson() {
    var all =
        Json.object()
            .put("mailOnMemberAdd", flows.state(Flows.WELCOME) == State.ON)
            .put("setupHidden", !schema.hidden().isEmpty())
            .put("nativeHubSpotLink", hubSpotLink)
            .put("mostChangedIds", mostChangedIds);
    guards.describe(all);
    access.describe(all);
    all.set("restrictedPicklists", Json.of(schema.restricted()));
    all.set("refusals", http.refusals());
    return (ObjectNode) all.set("changeEvents", Json.of(changes.selected()));
  }
}
