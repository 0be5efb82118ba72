package org.unisono.simulators.salesforce;

import java.util.List;
import org.unisono.simulators.Json;
import org.unisono.simulators.SimulatedClock;
import tools.jackson.databind.node.ObjectNode;

/// Makes a contact and an account of a lead. Its member rows keep the lead and gain the contact;
/// where the contact was a member already, one row is left.
final class LeadConversion {
  private final Schema schema;
  private final Records records;
  private final Writes writes;
  private final SimulatedClock clock;

  LeadConversion(Schema schema, Records records, Writes writes, SimulatedClock clock) {
    this.schema = schema;
    this.records = records;
    this.writes = writes;
    this.clock = clock;
  }

  /// Answers the contact's id; refuses a lead that is converted already.
  String convert(String leadId) {
    var lead =
        records.find("Lead", leadId).orElseThrow(() -> SalesforceRefused.notFound("no such lead"));
    if (lead.path("IsConverted").asBoolean()) {
      throw SalesforceRefused.bad("CANNOT_UPDATE_CONVERTED_LEAD", "lead is already converted");
    }
    var company = Json.object().put("Name", Json.text(lead, "Company"));
    var account = writes.create(schema.type("Account"), company);
    var contact = writes.create(schema.type("Contact"), contactOf(lead, account));
    records.by("CampaignMember", "LeadId", leadId).forEach(member -> move(member, contact));
    var converted = Json.object().put("IsConverted", true).put("Status", "Closed - Converted");
    converted.put("ConvertedContactId", contact).put("ConvertedAccountId", account);
    converted.put("ConvertedDate", SalesforceTime.day(clock.instant()));
    writes.system("Lead", leadId, converted);
    return contact;
  }

  private static ObjectNode contactOf(ObjectNode lead, String account) {
    var contact = Json.object().put("AccountId", account);
    for (var field :
        List.of("FirstName", "LastName", "Salutation", "Title", "Email", "Phone", "MobilePhone")) {
      contact.put(field, Json.text(lead, field));
    }
    for (var flag : List.of("HasOptedOutOfEmail", "DoNotCall")) {
      contact.put(flag, lead.path(flag).asBoolean());
    }
    return contact;
  }

  private void move(ObjectNode member, String contact) {
    var campaign = Json.text(member, "CampaignId");
    boolean already =
        records.by("CampaignMember", "ContactId", contact).stream()
            .anyMatch(m -> Json.text(m, "CampaignId").equals(campaign));
    if (already) {
      writes.delete(schema.type("CampaignMember"), Json.text(member, "Id"));
    } else {
      var gained = Json.object().put("ContactId", contact);
      writes.system("CampaignMember", Json.text(member, "Id"), gained);
    }
  }
}
