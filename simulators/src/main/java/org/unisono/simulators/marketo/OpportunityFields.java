package org.unisono.simulators.marketo;

import java.util.List;
import org.unisono.simulators.Json;
import tools.jackson.databind.node.ObjectNode;

/// What `describe.json` says of opportunities and of roles.
final class OpportunityFields {
  private record Field(String name, String label, String type, boolean updateable) {}

  private static final Field GUID = new Field("marketoGUID", "Marketo GUID", "string", false);
  private static final Field MADE = new Field("createdAt", "Created At", "datetime", false);
  private static final Field CHANGED = new Field("updatedAt", "Updated At", "datetime", false);
  private static final Field EXTERNAL =
      new Field("externalOpportunityId", "External Opportunity Id", "string", false);

  private static final List<Field> OPPORTUNITY =
      List.of(
          GUID,
          MADE,
          CHANGED,
          EXTERNAL,
          new Field("name", "Name", "string", true),
          new Field("description", "Description", "string", true),
          new Field("amount", "Amount", "currency", true),
          new Field("expectedRevenue", "Expected Revenue", "currency", true),
          new Field("closeDate", "Close Date", "date", true),
          new Field("stage", "Stage", "string", true),
          new Field("type", "Type", "string", true),
          new Field("probability", "Probability", "integer", true),
          new Field("source", "Source", "string", true),
          new Field("isClosed", "Is Closed", "boolean", true),
          new Field("isWon", "Is Won", "boolean", true));

  private static final List<Field> ROLE =
      List.of(
          GUID,
          MADE,
          CHANGED,
          EXTERNAL,
          new Field("leadId", "Lead Id", "integer", false),
          new Field("role", "Role", "string", false),
          new Field("isPrimary", "Is Primary", "boolean", true));

  private OpportunityFields() {}

  static void requireWritable(String name) {
    boolean may =
        OPPORTUNITY.stream().anyMatch(f -> f.name().equals(name) && f.updateable())
            || name.equals(EXTERNAL.name());
    if (!may) {
      throw new MarketoRefused("1006", "Field '%s' not found".formatted(name));
    }
  }

  static ObjectNode opportunity() {
    var described = head("opportunity", "Opportunity", OPPORTUNITY);
    described.putArray("dedupeFields").add(EXTERNAL.name());
    searchable(described, List.of(EXTERNAL.name(), GUID.name()));
    return described;
  }

  static ObjectNode role() {
    var described = head("opportunityRole", "Opportunity Role", ROLE);
    described.putArray("dedupeFields").add(EXTERNAL.name()).add("leadId").add("role");
    searchable(described, List.of(GUID.name(), "leadId", EXTERNAL.name()));
    return described;
  }

  private static ObjectNode head(String name, String label, List<Field> fields) {
    var described = Json.object().put("name", name).put("displayName", label);
    described.put("createdAt", "2015-02-03T22:36:23Z").put("updatedAt", "2015-02-03T22:36:24Z");
    described.put("idField", GUID.name());
    var all = described.putArray("fields");
    for (var field : fields) {
      var row = all.addObject().put("name", field.name()).put("displayName", field.label());
      row.put("dataType", field.type()).put("updateable", field.updateable());
    }
    return described;
  }

  private static void searchable(ObjectNode described, List<String> fields) {
    var all = described.putArray("searchableFields");
    fields.forEach(f -> all.addArray().add(f));
  }
}
