package org.unisono.simulators.salesforce;

import java.util.Locale;
import java.util.Map;
import org.unisono.simulators.Json;

/// The rows of a fresh organisation: the user of the API, a colleague and one who has left,
/// three campaigns, a few people and members.
final class SalesforceSeed {
  private final Org org;

  SalesforceSeed(Org org) {
    this.org = org;
  }

  void plant() {
    plantOrganisation();
    var autumn =
        create(
            "Campaign", Map.of("Name", "Autumn 2026", "Status", "In Progress", "IsActive", true));
    var webinar =
        create(
            "Campaign",
            Map.of(
                "Name", "Heat pumps webinar",
                "Type", "Webinar",
                "Status", "In Progress",
                "IsActive", true,
                "ParentId", autumn,
                "StartDate", "2026-12-01",
                "EndDate", "2026-12-01",
                "BudgetedCost", 2500,
                "NumberSent", 400));
    create(
        "Campaign", Map.of("Name", "Trade show Torino", "Type", "Trade Show", "ParentId", autumn));
    var account = create("Account", Map.of("Name", "Officine Rossi"));
    var contact = person("Contact", "Giulia", "Rossi", Map.of("AccountId", account));
    var lead = person("Lead", "Aino", "Virtanen", Map.of("Company", "Lumi Oy"));
    person("Lead", "Jonas", "Keller", Map.of("Company", "Keller AG"));
    person("Lead", "Chloé", "Martin", Map.of("Company", "Atelier Martin"));
    create("CampaignMember", Map.of("CampaignId", webinar, "LeadId", lead, "Status", "Sent"));
    create(
        "CampaignMember",
        Map.of("CampaignId", webinar, "ContactId", contact, "Status", "Responded"));
    create(
        "Opportunity",
        Map.of(
            "Name",
            "Officine Rossi heat pumps",
            "StageName",
            "Qualification",
            "CloseDate",
            "2027-02-01",
            "Amount",
            18000,
            "AccountId",
            account,
            "CampaignId",
            webinar));
  }

  /// The user and the organisation exist before anything has an owner.
  private void plantOrganisation() {
    org.writes.actAs(SalesforceIds.of("005", 2));
    create(
        "User",
        Map.of(
            "Username",
            Sessions.USERNAME,
            "FirstName",
            "Simulated",
            "LastName",
            "Admin",
            "Email",
            Sessions.USERNAME,
            "Alias",
            "sim",
            "IsActive",
            true,
            "UserPermissionsMarketingUser",
            true));
    colleague("Anna", "Neri", true);
    colleague("Paolo", "Greco", false);
    create("Organization", Map.of("Name", "Simulated organisation", "TimeZoneSidKey", "UTC"));
  }

  private void colleague(String first, String last, boolean active) {
    var address = "%s.%s@unisono.example".formatted(first, last).toLowerCase(Locale.ROOT);
    create(
        "User",
        Map.of(
            "Username", address,
            "FirstName", first,
            "LastName", last,
            "Email", address,
            "IsActive", active));
  }

  private String person(String type, String first, String last, Map<String, String> more) {
    var values = Json.object().put("FirstName", first).put("LastName", last);
    values.put(
        "Email", (first + "." + last + "@example.com").toLowerCase(Locale.ROOT).replace("é", "e"));
    more.forEach(values::put);
    return org.writes.create(org.schema.type(type), values);
  }

  private String create(String type, Map<String, ?> values) {
    return org.writes.create(org.schema.type(type), Json.object(values));
  }
}
