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

  private final Org org;
  private boolean hubSpotLink;
  private int mostChangedIds = MOST_IDS;
  private int lockingBatchRows;
  private String instanceUrl = "";
  private BiConsumer<String, ObjectNode> bridge = (key, row) -> {};

  Automations(Org org) {
    this.org = org;
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
        case "mailOnMemberAdd" -> org.flows.set(Flows.WELCOME, on ? State.ON : State.OFF);
        case "setupHidden" -> org.schema.hide(on ? Set.of(Flows.FLOW, Flows.RULE) : Set.of());
        case "changeEvents" -> org.changes.select(texts(entry.getValue()));
        case "nativeHubSpotLink" -> hubSpotLink = on;
        case "failingTriggers", "validationRules", "duplicateRules" ->
            org.guards.set(entry.getKey(), entry.getValue());
        case "lockedRows" -> org.access.lock(entry.getValue());
        case "readOnlyRows" -> org.access.readOnly(texts(entry.getValue()));
        case "restrictedPicklists" -> org.schema.restrict(texts(entry.getValue()));
        case "mostChangedIds" -> mostChangedIds = entry.getValue().asInt(MOST_IDS);
        case "lockingBatchRows" -> lockingBatchRows = entry.getValue().asInt(0);
        case "instanceUrl" -> instanceUrl = entry.getValue().asString("");
        case "jwtPublicKey" -> org.jwt.trust(entry.getValue().asString(""));
        case "bulkUploadBytes" -> org.bulk.bytes(entry.getValue().asInt(BulkLimits.MOST_BYTES));
        case "longCalls" -> org.http.longCalls(entry.getValue().asInt(0));
        case "refusals" -> org.http.refuse(entry.getValue());
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

  /// How many rows of members a bulk job writes at once, and the next as many beside them, which
  /// fight for the campaigns that both name; 0 for no such fight.
  int lockingBatchRows() {
    return lockingBatchRows;
  }

  /// Where calls go after the log-in.
  String instanceUrl() {
    return instanceUrl.isEmpty() ? org.baseUrl.toString() : instanceUrl;
  }

  ObjectNode toJson() {
    var all =
        Json.object()
            .put("mailOnMemberAdd", org.flows.state(Flows.WELCOME) == State.ON)
            .put("setupHidden", !org.schema.hidden().isEmpty())
            .put("nativeHubSpotLink", hubSpotLink)
            .put("mostChangedIds", mostChangedIds)
            .put("lockingBatchRows", lockingBatchRows)
            .put("bulkUploadBytes", org.bulk.bytes())
            .put("longCalls", org.http.longCalls())
            .put("instanceUrl", instanceUrl())
            .put("jwtPublicKey", org.jwt.trusted());
    org.guards.describe(all);
    org.access.describe(all);
    all.set("restrictedPicklists", Json.of(org.schema.restricted()));
    all.set("refusals", org.http.refusals());
    return (ObjectNode) all.set("changeEvents", Json.of(org.changes.selected()));
  }
}
