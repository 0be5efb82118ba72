package org.unisono.simulators.salesforce;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.unisono.simulators.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Rows that the user of the API may read only, and rows that somebody else's transaction holds. A
/// write that names such a row as its own or as a parent is refused.
final class RowAccess {
  private static final Set<String> NEEDS_EDIT_ON = Set.of("LeadId", "ContactId", "CampaignId");

  private final Map<String, Integer> locked = new LinkedHashMap<>();
  private final Set<String> readOnly = new LinkedHashSet<>();

  /// @param times how many writes meet the lock of each row, by its id
  void lock(JsonNode times) {
    locked.clear();
    times
        .properties()
        .forEach(e -> locked.put(SalesforceIds.full(e.getKey()), e.getValue().asInt(1)));
  }

  void readOnly(List<String> ids) {
    readOnly.clear();
    ids.forEach(id -> readOnly.add(SalesforceIds.full(id)));
  }

  void describe(ObjectNode to) {
    to.set("lockedRows", Json.of(locked));
    to.set("readOnlyRows", Json.of(readOnly));
  }

  /// @param row the values of a new row, or the row as it stands
  void checkParents(SObjectType type, ObjectNode row) {
    for (var field : type.fields()) {
      if (field.type() == FieldType.REFERENCE && !field.target().equals("User")) {
        var parent = SalesforceIds.full(Json.text(row, field.name()));
        checkLock(parent);
        if (readOnly.contains(parent) && needsEdit(type, field)) {
          throw SalesforceRefused.bad(
              "INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY",
              "insufficient access rights on cross-reference id: " + parent);
        }
      }
    }
  }

  /// Reading the campaign is enough for its members, and not for its statuses.
  private static boolean needsEdit(SObjectType type, SObjectField field) {
    boolean member = type.name().equals("CampaignMember");
    return type.name().startsWith("CampaignMember")
        && NEEDS_EDIT_ON.contains(field.name())
        && !(member && field.name().equals("CampaignId"));
  }

  void checkOwn(String id) {
    var full = SalesforceIds.full(id);
    checkLock(full);
    if (readOnly.contains(full)) {
      throw SalesforceRefused.noRight();
    }
  }

  private void checkLock(String id) {
    var left = locked.getOrDefault(id, 0);
    if (left > 0) {
      locked.put(id, left - 1);
      throw SalesforceRefused.bad(
          "UNABLE_TO_LOCK_ROW",
          "unable to obtain exclusive access to this record or 1 records: " + id);
    }
  }
}
