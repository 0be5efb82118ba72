package org.unisono.connectors.hubspot;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.unisono.connector.RecordKind;

/// The kinds of record that are read by property, what is read of them, and our names for it.
enum HubSpotKind {
  CAMPAIGN(
      "campaigns",
      RecordKind.CAMPAIGN,
      "",
      Map.ofEntries(
          Map.entry("hs_name", "name"),
          Map.entry("hs_start_date", "startDate"),
          Map.entry("hs_end_date", "endDate"),
          Map.entry("hs_notes", "description"),
          Map.entry("hs_goal", "objective"),
          Map.entry("hs_audience", ""),
          Map.entry("hs_currency_code", "currency"),
          Map.entry("hs_campaign_status", "status"),
          Map.entry("hs_owner", "ownerId"),
          Map.entry("hs_utm", "utmCampaign"),
          Map.entry("hs_budget_items_sum_amount", "budgetedCost"),
          Map.entry("hs_spend_items_sum_amount", "actualCost"))),
  CONTACT(
      "contacts",
      RecordKind.CONTACT,
      "lastmodifieddate",
      Map.ofEntries(
          Map.entry("email", "email"),
          Map.entry("firstname", "firstName"),
          Map.entry("lastname", "lastName"),
          Map.entry("phone", "phone"),
          Map.entry("mobilephone", "mobile"),
          Map.entry("company", "company"),
          Map.entry("jobtitle", "jobTitle"),
          Map.entry("hs_language", "language"),
          Map.entry("lifecyclestage", "stage"),
          Map.entry("hubspot_owner_id", "ownerId"),
          Map.entry("salesforceleadid", ""),
          Map.entry("salesforcecontactid", ""))),
  DEAL(
      "deals",
      RecordKind.DEAL,
      "hs_lastmodifieddate",
      Map.of(
          "dealname", "name",
          "amount", "amount",
          "closedate", "closeDate",
          "dealstage", "stage",
          "hs_is_closed_won", "won",
          "hs_is_closed", "closed",
          "deal_currency_code", "currency",
          "hubspot_owner_id", "ownerId"));

  static final String MARKER = "unisono_id";
  static final String OPT_OUT = "hs_email_optout";

  /// The ids of the records that this one was made of, with semicolons between them.
  static final String MERGED = "hs_merged_object_ids";

  private final String plural;
  private final RecordKind kind;
  private final String modified;
  private final Map<String, String> concepts;

  HubSpotKind(String plural, RecordKind kind, String modified, Map<String, String> concepts) {
    this.plural = plural;
    this.kind = kind;
    this.modified = modified;
    this.concepts = concepts;
  }

  String plural() {
    return plural;
  }

  RecordKind kind() {
    return kind;
  }

  /// The property with the last change; empty where it cannot be searched by.
  String modified() {
    return modified;
  }

  String concept(String property) {
    return concepts.getOrDefault(property, "");
  }

  List<String> wanted() {
    return concepts.keySet().stream().sorted().toList();
  }

  static HubSpotKind of(RecordKind kind) {
    return Arrays.stream(values())
        .filter(k -> k.kind == kind)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("HubSpot has no " + kind));
  }
}
