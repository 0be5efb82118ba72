package org.unisono.simulators.salesforce;

import java.util.function.BiConsumer;
import org.unisono.simulators.Journal;
import org.unisono.simulators.Json;
import org.unisono.simulators.SimulatedClock;
import tools.jackson.databind.node.ObjectNode;

/// What a write sets off inside the organisation: a mail to each new member, and the vendors' own
/// bridge to HubSpot, which carries leads and contacts over behind everybody's back.
final class Automations {
  private final Journal journal;
  private final SimulatedClock clock;
  private boolean mailOnMemberAdd;
  private boolean hubSpotLink;
  private BiConsumer<String, ObjectNode> bridge = (key, row) -> {};

  Automations(Journal journal, SimulatedClock clock) {
    this.journal = journal;
    this.clock = clock;
  }

  /// Where the bridge carries people; called with the HubSpot property that holds the id.
  void bridge(BiConsumer<String, ObjectNode> carry) {
    bridge = carry;
  }

  void memberAdded(ObjectNode member) {
    if (mailOnMemberAdd) {
      journal.mailed(
          new Journal.Mail(clock.instant(), Json.text(member, "Id"), "flow: member added"));
    }
  }

  void personWritten(ObjectNode person) {
    if (hubSpotLink && !Json.text(person, "Email").isEmpty()) {
      boolean lead = Json.text(person, "Id").startsWith("00Q");
      bridge.accept(lead ? "salesforceleadid" : "salesforcecontactid", person);
    }
  }

  void set(ObjectNode switches) {
    for (var entry : switches.properties()) {
      switch (entry.getKey()) {
        case "mailOnMemberAdd" -> mailOnMemberAdd = entry.getValue().asBoolean();
        case "nativeHubSpotLink" -> hubSpotLink = entry.getValue().asBoolean();
        default -> throw new IllegalArgumentException("no such automation: " + entry.getKey());
      }
    }
  }

  ObjectNode toJson() {
    return Json.object()
        .put("mailOnMemberAdd", mailOnMemberAdd)
        .put("nativeHubSpotLink", hubSpotLink);
  }
}
