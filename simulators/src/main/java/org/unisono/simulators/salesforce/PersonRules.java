package org.unisono.simulators.salesforce;

import org.unisono.simulators.Json;
import tools.jackson.databind.node.ObjectNode;

/// Leads and contacts: a lead starts open, a converted lead cannot be changed, a deleted person's
/// memberships go with them.
final class PersonRules implements ObjectRules {
  private final String memberField;
  private final Schema schema;
  private final Records records;
  private final Writes writes;
  private final Automations automations;

  PersonRules(
      String memberField, Schema schema, Records records, Writes writes, Automations automations) {
    this.memberField = memberField;
    this.schema = schema;
    this.records = records;
    this.writes = writes;
    this.automations = automations;
  }

  @Override
  public void beforeCreate(ObjectNode row) {
    if (memberField.equals("LeadId") && Json.text(row, "Status").isEmpty()) {
      row.put("Status", "Open - Not Contacted");
    }
  }

  @Override
  public void afterCreate(ObjectNode row) {
    automations.personWritten(row);
  }

  @Override
  public void beforeUpdate(ObjectNode before, ObjectNode after) {
    if (before.path("IsConverted").asBoolean()) {
      throw SalesforceRefused.bad(
          "CANNOT_UPDATE_CONVERTED_LEAD", "cannot reference converted lead");
    }
  }

  @Override
  public void afterUpdate(ObjectNode before, ObjectNode after) {
    automations.personWritten(after);
  }

  @Override
  public void beforeDelete(ObjectNode row) {
    records.by("CampaignMember", memberField, Json.text(row, "Id")).stream()
        .map(member -> Json.text(member, "Id"))
        .forEach(member -> writes.delete(schema.type("CampaignMember"), member));
  }
}
