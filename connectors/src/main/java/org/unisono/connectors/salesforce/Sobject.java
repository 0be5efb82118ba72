package org.unisono.connectors.salesforce;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.unisono.connector.RecordKind;

/// The objects that take part, what is read of them, and our names for it.
enum Sobject {
  CAMPAIGN(
      "Campaign",
      RecordKind.CAMPAIGN,
      Map.ofEntries(
          Map.entry("Name", "name"),
          Map.entry("ParentId", "parentId"),
          Map.entry("Type", "type"),
          Map.entry("Status", "status"),
          Map.entry("IsActive", ""),
          Map.entry("StartDate", "startDate"),
          Map.entry("EndDate", "endDate"),
          Map.entry("ExpectedRevenue", "expectedRevenue"),
          Map.entry("BudgetedCost", "budgetedCost"),
          Map.entry("ActualCost", "actualCost"),
          Map.entry("ExpectedResponse", "expectedResponsePercent"),
          Map.entry("NumberSent", "expectedSize"),
          Map.entry("Description", "description"),
          Map.entry("OwnerId", "ownerId"))),
  STATUS(
      "CampaignMemberStatus",
      RecordKind.STATUS,
      Map.of(
          "CampaignId", "",
          "Label", "label",
          "SortOrder", "rank",
          "IsDefault", "default",
          "HasResponded", "responded")),
  MEMBER(
      "CampaignMember",
      RecordKind.MEMBER,
      Map.of(
          "CampaignId", "",
          "LeadId", "",
          "ContactId", "",
          "Status", "status",
          "HasResponded", "",
          "FirstRespondedDate", "firstResponse")),
  LEAD(
      "Lead",
      RecordKind.LEAD,
      Map.ofEntries(
          Map.entry("FirstName", "firstName"),
          Map.entry("LastName", "lastName"),
          Map.entry("Email", "email"),
          Map.entry("Phone", "phone"),
          Map.entry("MobilePhone", "mobile"),
          Map.entry("Company", "company"),
          Map.entry("Title", "jobTitle"),
          Map.entry("OwnerId", "ownerId"),
          Map.entry("IsConverted", ""),
          Map.entry("HubSpotContactId__c", ""))),
  CONTACT(
      "Contact",
      RecordKind.CONTACT,
      Map.of(
          "FirstName", "firstName",
          "LastName", "lastName",
          "Email", "email",
          "Phone", "phone",
          "MobilePhone", "mobile",
          "AccountId", "companyId",
          "Title", "jobTitle",
          "OwnerId", "ownerId",
          "HubSpotContactId__c", "")),
  DEAL(
      "Opportunity",
      RecordKind.DEAL,
      Map.of(
          "Name", "name",
          "Amount", "amount",
          "StageName", "stage",
          "CloseDate", "closeDate",
          "IsWon", "won",
          "IsClosed", "closed",
          "CampaignId", "primaryCampaignId",
          "AccountId", "companyId",
          "ContactId", ""));

  static final String MARKER = "Unisono_Id__c";
  static final String OPT_OUT = "HasOptedOutOfEmail";

  private final String type;
  private final RecordKind kind;
  private final Map<String, String> concepts;

  Sobject(String type, RecordKind kind, Map<String, String> concepts) {
    this.type = type;
    this.kind = kind;
    this.concepts = concepts;
  }

  String type() {
    return type;
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

  /// Whether deleted rows wait in the recycle bin, where `queryAll` sees them. Members and their
  /// statuses are gone at once.
  boolean isRecycled() {
    return this != MEMBER && this != STATUS;
  }

  /// Empty for what Salesforce keeps in no object of its own: consent and lists.
  static Optional<Sobject> find(RecordKind kind) {
    return Arrays.stream(values()).filter(o -> o.kind == kind).findFirst();
  }

  static Sobject of(RecordKind kind) {
    return find(kind).orElseThrow(() -> new IllegalArgumentException("Salesforce has no " + kind));
  }

  /// Ids say what they are of.
  static Sobject ofPerson(String id) {
    return id.startsWith("003") ? CONTACT : LEAD;
  }
}
