package org.unisono.simulators.salesforce;

import java.util.Optional;
import org.unisono.simulators.Json;
import org.unisono.simulators.SimulatedClock;
import tools.jackson.databind.node.ObjectNode;

/// Members: one row per campaign and person; an unknown status silently becomes the default;
/// responses follow the status; a deleted member is gone at once.
final class MemberRules implements ObjectRules {
  private final Records records;
  private final SimulatedClock clock;

  MemberRules(Records records, SimulatedClock clock) {
    this.records = records;
    this.clock = clock;
  }

  @Override
  public void beforeCreate(ObjectNode row) {
    if (!Json.text(row, "ContactId").isEmpty()) {
      // Both given: the call succeeds, the contact alone is kept.
      row.remove("LeadId");
    }
    var field = Json.text(row, "ContactId").isEmpty() ? "LeadId" : "ContactId";
    var person = Json.text(row, field);
    if (person.isEmpty()) {
      throw SalesforceRefused.bad(
          "REQUIRED_FIELD_MISSING", "Required fields are missing: [LeadId]", "LeadId");
    }
    var campaign = Json.text(row, "CampaignId");
    if (records.by("CampaignMember", field, person).stream()
        .anyMatch(member -> Json.text(member, "CampaignId").equals(campaign))) {
      throw SalesforceRefused.bad("DUPLICATE_VALUE", "Already a campaign member.");
    }
    settle(row);
  }

  @Override
  public void beforeUpdate(ObjectNode before, ObjectNode after) {
    settle(after);
  }

  @Override
  public Records.Afterlife afterlife() {
    return Records.Afterlife.GONE;
  }

  /// Replaces an unknown label by the default one and derives the response from it.
  void settle(ObjectNode row) {
    var wanted = Json.text(row, "Status");
    var status = status(row, wanted);
    status.ifPresent(s -> row.put("Status", Json.text(s, "Label")));
    boolean responded = status.map(s -> s.path("HasResponded").asBoolean()).orElse(false);
    row.put("HasResponded", responded);
    if (responded && Json.text(row, "FirstRespondedDate").isEmpty()) {
      row.put("FirstRespondedDate", SalesforceTime.day(clock.instant()));
    }
  }

  private Optional<ObjectNode> status(ObjectNode row, String label) {
    var all = records.by("CampaignMemberStatus", "CampaignId", Json.text(row, "CampaignId"));
    return all.stream()
        .filter(s -> Json.text(s, "Label").equalsIgnoreCase(label))
        .findFirst()
        .or(() -> all.stream().filter(s -> s.path("IsDefault").asBoolean()).findFirst());
  }
}
