package org.unisono.simulators.salesforce;

import org.unisono.simulators.Json;

/// Merges two leads or two contacts. The loser goes to the recycle bin with `MasterRecordId` set;
/// its member rows are deleted and made again for the winner, with new ids, unless the winner is a
/// member already.
final class PersonMerge {
  private final Schema schema;
  private final Records records;
  private final Writes writes;

  PersonMerge(Schema schema, Records records, Writes writes) {
    this.schema = schema;
    this.records = records;
    this.writes = writes;
  }

  void merge(String type, String winner, String loser) {
    var field = type + "Id";
    if (records.find(type, winner).isEmpty() || winner.equals(loser)) {
      throw SalesforceRefused.bad("INVALID_ID_FIELD", "The master record does not exist");
    }
    var memberships = records.by("CampaignMember", field, loser);
    writes.system(type, loser, Json.object().put("MasterRecordId", winner));
    writes.delete(schema.type(type), loser);
    for (var member : memberships) {
      var campaign = Json.text(member, "CampaignId");
      boolean already =
          records.by("CampaignMember", field, winner).stream()
              .anyMatch(m -> Json.text(m, "CampaignId").equals(campaign));
      if (!already) {
        var again = Json.object().put("CampaignId", campaign).put(field, winner);
        again.put("Status", Json.text(member, "Status"));
        writes.create(schema.type("CampaignMember"), again);
      }
    }
  }
}
