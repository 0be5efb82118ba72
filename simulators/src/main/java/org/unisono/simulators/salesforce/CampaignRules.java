package org.unisono.simulators.salesforce;

import org.unisono.simulators.Json;
import tools.jackson.databind.node.ObjectNode;

/// A new campaign starts with Sent and Responded; the hierarchy has no cycle and 5 levels at most.
final class CampaignRules implements ObjectRules {
  private static final int LEVELS = 5;

  private final Schema schema;
  private final Records records;
  private final Writes writes;

  CampaignRules(Schema schema, Records records, Writes writes) {
    this.schema = schema;
    this.records = records;
    this.writes = writes;
  }

  @Override
  public void beforeCreate(ObjectNode row) {
    checkParents(row, depthBelow(row));
    checkDates(row);
  }

  @Override
  public void beforeUpdate(ObjectNode before, ObjectNode after) {
    checkParents(after, depthBelow(after));
    checkDates(after);
  }

  @Override
  public void afterCreate(ObjectNode row) {
    var statuses = schema.type("CampaignMemberStatus");
    var sent = Json.object().put("CampaignId", Json.text(row, "Id")).put("Label", "Sent");
    writes.create(statuses, sent.put("SortOrder", 1).put("IsDefault", true));
    var responded = Json.object().put("CampaignId", Json.text(row, "Id")).put("Label", "Responded");
    writes.create(statuses, responded.put("SortOrder", 2).put("HasResponded", true));
  }

  @Override
  public void beforeDelete(ObjectNode row) {
    var id = Json.text(row, "Id");
    var at = Json.text(row, "SystemModstamp");
    records.by("CampaignMember", "CampaignId", id).stream()
        .map(member -> Json.text(member, "Id"))
        .forEach(member -> writes.delete(schema.type("CampaignMember"), member));
    // The rules of a status (one default, one responded) do not hold for a campaign that goes.
    records
        .by("CampaignMemberStatus", "CampaignId", id)
        .forEach(
            status ->
                records.remove(
                    "CampaignMemberStatus", Json.text(status, "Id"), at, Records.Afterlife.GONE));
  }

  private void checkParents(ObjectNode row, int below) {
    var own = Json.text(row, "Id");
    int levels = 1 + below;
    var parent = Json.text(row, "ParentId");
    while (!parent.isEmpty()) {
      if (parent.equals(own)) {
        throw SalesforceRefused.bad(
            "CIRCULAR_DEPENDENCY", "attempt to create a circular campaign hierarchy", "ParentId");
      }
      levels++;
      parent = records.find("Campaign", parent).map(p -> Json.text(p, "ParentId")).orElse("");
    }
    if (levels > LEVELS) {
      throw SalesforceRefused.bad(
          "FIELD_INTEGRITY_EXCEPTION", "A campaign hierarchy has at most 5 levels", "ParentId");
    }
  }

  private int depthBelow(ObjectNode row) {
    return records.by("Campaign", "ParentId", Json.text(row, "Id")).stream()
        .mapToInt(child -> 1 + depthBelow(child))
        .max()
        .orElse(0);
  }

  private static void checkDates(ObjectNode row) {
    var start = Json.text(row, "StartDate");
    var end = Json.text(row, "EndDate");
    if (!start.isEmpty() && !end.isEmpty() && end.compareTo(start) < 0) {
      throw SalesforceRefused.bad(
          "FIELD_INTEGRITY_EXCEPTION", "Campaign end date must not precede start date", "EndDate");
    }
  }
}
