package org.unisono.connectors.dynamics;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.unisono.connector.RecordKind;

/// The tables that take part, what is read of them, and our names for it.
enum Entity {
  CAMPAIGN(
      "campaign",
      "campaigns",
      "campaignid",
      RecordKind.CAMPAIGN,
      Map.ofEntries(
          Map.entry("name", "name"),
          Map.entry("codename", "code"),
          Map.entry("typecode", "type"),
          Map.entry("statuscode", "status"),
          Map.entry("statecode", ""),
          Map.entry("proposedstart", "startDate"),
          Map.entry("proposedend", "endDate"),
          Map.entry("actualstart", "actualStartDate"),
          Map.entry("actualend", "actualEndDate"),
          Map.entry("budgetedcost", "budgetedCost"),
          Map.entry("totalactualcost", "actualCost"),
          Map.entry("totalcampaignactivityactualcost", ""),
          Map.entry("expectedrevenue", "expectedRevenue"),
          Map.entry("expectedresponse", "expectedResponsePercent"),
          Map.entry("objective", "objective"),
          Map.entry("description", "description"),
          Map.entry("promotioncodename", ""),
          Map.entry("ownerid", "ownerId"))),
  LEAD(
      "lead",
      "leads",
      "leadid",
      RecordKind.LEAD,
      Map.of(
          "firstname", "firstName",
          "lastname", "lastName",
          "emailaddress1", "email",
          "telephone1", "phone",
          "mobilephone", "mobile",
          "companyname", "company",
          "jobtitle", "jobTitle",
          "ownerid", "ownerId")),
  CONTACT(
      "contact",
      "contacts",
      "contactid",
      RecordKind.CONTACT,
      Map.of(
          "firstname", "firstName",
          "lastname", "lastName",
          "emailaddress1", "email",
          "telephone1", "phone",
          "mobilephone", "mobile",
          "parentcustomerid", "companyId",
          "jobtitle", "jobTitle",
          "ownerid", "ownerId")),
  DEAL(
      "opportunity",
      "opportunities",
      "opportunityid",
      RecordKind.DEAL,
      Map.of(
          "name", "name",
          "estimatedvalue", "amount",
          "actualvalue", "",
          "statuscode", "stage",
          "estimatedclosedate", "closeDate",
          "actualclosedate", "",
          "campaignid", "primaryCampaignId",
          "parentcontactid", "",
          "parentaccountid", "companyId"));

  /// The total is computed there: what is written is the part that no activity accounts for.
  static final String TOTAL_COST = "totalactualcost";

  /// A user or a team; never blank.
  static final String OWNER = "ownerid";

  static final List<String> OPT_OUTS = List.of("donotbulkemail", "donotemail", "donotsendmm");

  private final String table;
  private final String set;
  private final String key;
  private final RecordKind kind;
  private final Map<String, String> concepts;

  Entity(String table, String set, String key, RecordKind kind, Map<String, String> concepts) {
    this.table = table;
    this.set = set;
    this.key = key;
    this.kind = kind;
    this.concepts = concepts;
  }

  String table() {
    return table;
  }

  String set() {
    return set;
  }

  String key() {
    return key;
  }

  RecordKind kind() {
    return kind;
  }

  /// Our name for a field; empty when there is none.
  String concept(String field) {
    return concepts.getOrDefault(field, "");
  }

  List<String> wanted() {
    return concepts.keySet().stream().sorted().toList();
  }

  boolean isPerson() {
    return this == LEAD || this == CONTACT;
  }

  /// Empty for what Dynamics keeps in no table of its own.
  static Optional<Entity> find(RecordKind kind) {
    return Arrays.stream(values()).filter(e -> e.kind == kind).findFirst();
  }

  static Entity of(RecordKind kind) {
    return find(kind).orElseThrow(() -> new IllegalArgumentException("Dynamics has no " + kind));
  }
}
