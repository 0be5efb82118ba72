package org.unisono.simulators.salesforce;

import java.util.List;
import org.unisono.simulators.Json;
import tools.jackson.databind.node.ObjectNode;

/// A campaign's member statuses: exactly one default, at least one responded, none deleted that is
/// the default or in use. Flipping the responded mark rewrites the members that have the status.
final class StatusRules implements ObjectRules {
  private static final String TYPE = "CampaignMemberStatus";

  private final Records records;
  private final Writes writes;
  private final MemberRules members;

  StatusRules(Records records, Writes writes, MemberRules members) {
    this.records = records;
    this.writes = writes;
    this.members = members;
  }

  @Override
  public void beforeCreate(ObjectNode row) {
    var others = others(row);
    if (Json.text(row, "SortOrder").isEmpty()) {
      int last = others.stream().mapToInt(s -> s.path("SortOrder").asInt()).max().orElse(0);
      row.put("SortOrder", last + 1);
    }
    checkUnique(row, others);
  }

  @Override
  public void afterCreate(ObjectNode row) {
    soleDefault(row);
  }

  @Override
  public void beforeUpdate(ObjectNode before, ObjectNode after) {
    checkUnique(after, others(after));
    if (before.path("IsDefault").asBoolean() && !after.path("IsDefault").asBoolean()) {
      throw integrity("A campaign needs exactly one default member status", "IsDefault");
    }
    boolean lost = before.path("HasResponded").asBoolean() && !responded(after);
    if (lost && others(after).stream().noneMatch(StatusRules::responded)) {
      throw integrity("A campaign needs at least one responded status", "HasResponded");
    }
  }

  @Override
  public void afterUpdate(ObjectNode before, ObjectNode after) {
    soleDefault(after);
    if (responded(before) != responded(after)) {
      for (var member : withStatus(after)) {
        var row = member.deepCopy();
        members.settle(row);
        writes.system("CampaignMember", Json.text(row, "Id"), row);
      }
    }
  }

  @Override
  public void beforeDelete(ObjectNode row) {
    if (row.path("IsDefault").asBoolean() || !withStatus(row).isEmpty()) {
      throw SalesforceRefused.bad(
          "DELETE_FAILED", "You cannot delete a default status or one that members have");
    }
    if (responded(row) && others(row).stream().noneMatch(StatusRules::responded)) {
      throw integrity("A campaign needs at least one responded status", "HasResponded");
    }
  }

  @Override
  public Records.Afterlife afterlife() {
    return Records.Afterlife.GONE;
  }

  private void soleDefault(ObjectNode row) {
    if (row.path("IsDefault").asBoolean()) {
      others(row).stream()
          .filter(s -> s.path("IsDefault").asBoolean())
          .forEach(
              s -> writes.system(TYPE, Json.text(s, "Id"), s.deepCopy().put("IsDefault", false)));
    }
  }

  private static void checkUnique(ObjectNode row, List<ObjectNode> others) {
    for (var other : others) {
      if (Json.text(other, "Label").equalsIgnoreCase(Json.text(row, "Label"))) {
        throw SalesforceRefused.bad(
            "DUPLICATE_VALUE", "Label: this campaign already has that status", "Label");
      }
      if (other.path("SortOrder").asInt() == row.path("SortOrder").asInt()) {
        throw SalesforceRefused.bad(
            "DUPLICATE_VALUE", "SortOrder: this campaign already uses that order", "SortOrder");
      }
    }
  }

  private List<ObjectNode> others(ObjectNode row) {
    return records.by(TYPE, "CampaignId", Json.text(row, "CampaignId")).stream()
        .filter(s -> !Json.text(s, "Id").equals(Json.text(row, "Id")))
        .toList();
  }

  private List<ObjectNode> withStatus(ObjectNode row) {
    return records.by("CampaignMember", "CampaignId", Json.text(row, "CampaignId")).stream()
        .filter(m -> Json.text(m, "Status").equals(Json.text(row, "Label")))
        .toList();
  }

  private static boolean responded(ObjectNode row) {
    return row.path("HasResponded").asBoolean();
  }

  private static SalesforceRefused integrity(String message, String field) {
    return SalesforceRefused.bad("FIELD_INTEGRITY_EXCEPTION", message, field);
  }
}
