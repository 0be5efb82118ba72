package org.unisono.connectors.pardot;

import java.util.List;

/// What is read there, with the fields that are asked for: nothing comes that is not named.
enum Thing {
  CAMPAIGN(
      "campaigns",
      List.of(
          "id",
          "name",
          "salesforceId",
          "cost",
          "parentCampaignId",
          "folderId",
          "isDeleted",
          "updatedAt")),
  PROSPECT(
      "prospects",
      List.of(
          "id",
          "email",
          "firstName",
          "lastName",
          "phone",
          "company",
          "jobTitle",
          "campaignId",
          "salesforceLeadId",
          "salesforceContactId",
          "optedOut",
          "isDoNotEmail",
          "isEmailHardBounced",
          "isDeleted",
          "updatedAt")),
  /// A prospect's place on a list. Its rows go without a trace, which says nothing of consent.
  MEMBERSHIP("list-memberships", List.of("id", "listId", "prospectId", "optedOut", "updatedAt")),
  LIST("lists", List.of("id", "name", "title", "updatedAt")),
  ACTIVITY(
      "visitor-activities",
      List.of(
          "id",
          "prospectId",
          "campaignId",
          "type",
          "typeName",
          "details",
          "emailId",
          "formId",
          "formHandlerId",
          "landingPageId",
          "listEmailId",
          "emailTemplateId",
          "createdAt"));

  private final String path;
  private final List<String> fields;

  Thing(String path, List<String> fields) {
    this.path = path;
    this.fields = fields;
  }

  String path() {
    return path;
  }

  List<String> fields() {
    return fields;
  }

  /// Whether deleted rows are listed when they are asked for.
  boolean isRecycled() {
    return fields.contains("isDeleted");
  }
}
