package org.unisono.simulators.marketo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.unisono.simulators.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The kinds of activities: those of the vendor that are written here, and one of the customer's.
final class CustomActivities {
  static final int SITE_VISIT = 100_001;
  private static final String MADE = "2024-02-03T22:36:23Z";

  private record Attribute(String apiName, String name, String type) {}

  private record Type(int id, String name, Optional<Attribute> primary, List<Attribute> others) {}

  private static final Attribute OLD = new Attribute("oldValue", "Old Value", "string");
  private static final Attribute NEW = new Attribute("newValue", "New Value", "string");

  private static final List<Type> STANDARD =
      List.of(
          type(Activities.FILL_OUT_FORM, "Fill Out Form", "webformId", "Webform ID"),
          type(Activities.SEND_EMAIL, "Send Email", "mailingId", "Mailing ID"),
          new Type(Activities.NEW_LEAD, "New Lead", Optional.empty(), List.of()),
          new Type(
              Activities.CHANGE_VALUE,
              "Change Data Value",
              Optional.of(new Attribute("attributeName", "Attribute Name", "string")),
              List.of(OLD, NEW)),
          type(Activities.ADD_TO_LIST, "Add to List", "listId", "List ID"),
          type(Activities.REMOVE_FROM_LIST, "Remove from List", "listId", "List ID"),
          type(Activities.MERGE, "Merge Leads", "leadId", "Lead ID"),
          type(Activities.ADD_TO_OPPORTUNITY, "Add to Opportunity", "optyId", "Opty ID"),
          type(Activities.REMOVE_FROM_OPPORTUNITY, "Remove from Opportunity", "optyId", "Opty ID"),
          type(Activities.UPDATE_OPPORTUNITY, "Update Opportunity", "optyId", "Opty ID"),
          new Type(Activities.DELETE, "Delete Lead", Optional.empty(), List.of()),
          type(Activities.CHANGE_STATUS, "Change Status in Progression", "programId", "Program ID"),
          type(
              Activities.CHANGE_MEMBER_DATA,
              "Change Program Member Data",
              "programId",
              "Program ID"));

  private static final Type VISIT =
      new Type(
          SITE_VISIT,
          "Site Visit",
          Optional.of(new Attribute("site", "Site", "string")),
          List.of(
              new Attribute("minutes", "Minutes", "integer"),
              new Attribute("outcome", "Outcome", "string")));

  private CustomActivities() {}

  private static Type type(int id, String name, String primary, String label) {
    return new Type(id, name, Optional.of(new Attribute(primary, label, "integer")), List.of());
  }

  /// As `activities/types.json` answers.
  static List<ObjectNode> all() {
    var types = new ArrayList<>(STANDARD);
    types.add(VISIT);
    return types.stream().map(CustomActivities::shown).toList();
  }

  private static ObjectNode shown(Type type) {
    var node = Json.object().put("id", type.id()).put("name", type.name());
    node.put("description", type.name());
    type.primary().ifPresent(p -> node.set("primaryAttribute", shown(p)));
    var others = node.putArray("attributes");
    type.others().forEach(a -> others.add(shown(a)));
    return node;
  }

  private static ObjectNode shown(Attribute attribute) {
    return Json.object()
        .put("apiName", attribute.apiName())
        .put("name", attribute.name())
        .put("dataType", attribute.type());
  }

  /// As `activities/external/types.json` answers.
  static ObjectNode custom() {
    var node = shown(VISIT).put("apiName", "siteVisit").put("status", "approved");
    node.put("filterName", "Had Site Visit").put("triggerName", "Has Site Visit");
    return node.put("createdAt", MADE).put("updatedAt", MADE);
  }

  /// Refuses attributes that the kind does not have, or of another type. Each has two names, of
  /// which either will do.
  static void requireKnown(String name, JsonNode value) {
    var attribute =
        VISIT.others().stream()
            .filter(a -> a.name().equals(name) || a.apiName().equals(name))
            .findFirst()
            .orElseThrow(() -> new MarketoRefused("1006", "Field '%s' not found".formatted(name)));
    ObjectValues.requireType(name, attribute.type(), value);
  }
}
