package org.unisono.simulators.dynamics;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.unisono.simulators.Json;
import tools.jackson.databind.node.ObjectNode;

/// Navigation properties that lead from a row to many others.
final class Navigation {
  /// The table and the column that point back, by the table and the property that lead there.
  private static final Map<String, List<String>> CHILDREN =
      Map.ofEntries(
          Map.entry(
              "campaign/Campaign_CampaignResponses",
              List.of("campaignresponse", "_regardingobjectid_value")),
          Map.entry(
              "campaign/Campaign_CampaignActivities",
              List.of("campaignactivity", "_regardingobjectid_value")),
          Map.entry("campaign/Campaign_Tasks", List.of("task", "_regardingobjectid_value")),
          Map.entry("campaign/campaign_leads", List.of("lead", "_campaignid_value")),
          Map.entry("campaign/campaign_opportunities", List.of("opportunity", "_campaignid_value")),
          Map.entry("campaign/campaign_quotes", List.of("quote", "_campaignid_value")),
          Map.entry("campaign/campaign_orders", List.of("salesorder", "_campaignid_value")),
          Map.entry(
              "campaignactivity/campaignactivity_BulkOperations",
              List.of("bulkoperation", "_regardingobjectid_value")));

  private static final Map<String, String> LISTS =
      Map.of(
          "campaign/campaignlist_association", "list",
          "campaignactivity/campaignactivitylist_association", "list",
          "list/campaignlist_association", "campaign",
          "list/listcontact_association", "contact",
          "list/listlead_association", "lead",
          "list/listaccount_association", "account",
          "contact/listcontact_association", "list",
          "lead/listlead_association", "list",
          "account/listaccount_association", "list");

  private final Organization org;

  Navigation(Organization org) {
    this.org = org;
  }

  /// The table that the property leads to; null where there is no such property.
  @Nullable Table table(Table from, String name) {
    var path = from.name() + "/" + name;
    var child = CHILDREN.get(path);
    var other = child == null ? LISTS.get(path) : child.getFirst();
    return other == null ? null : org.tables.named(other);
  }

  /// The rows that the property of the row leads to.
  List<ObjectNode> rows(Table from, String id, String name) {
    var path = from.name() + "/" + name;
    var child = CHILDREN.get(path);
    if (child != null) {
      return org.records.all(org.tables.named(child.getFirst())).stream()
          .filter(r -> Json.text(r, child.get(1)).equals(id))
          .toList();
    }
    return switch (path) {
      case "campaign/campaignlist_association",
          "campaignactivity/campaignactivitylist_association" ->
          org.lists.ofCampaign(id);
      case "list/campaignlist_association" -> org.lists.campaignsOf(id);
      case "list/listcontact_association",
          "list/listlead_association",
          "list/listaccount_association" ->
          members(id, LISTS.getOrDefault(path, ""));
      default -> org.lists.holding(id);
    };
  }

  private List<ObjectNode> members(String list, String kind) {
    var table = org.tables.named(kind);
    return org.lists.kind(list).equals(table) ? org.lists.rows(list, table) : List.of();
  }
}
