package org.unisono.simulators.marketo;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.unisono.simulators.Json;
import org.unisono.simulators.SimulatedClock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Opportunities, and the roles that people have in them. Whom a role joins to one, and who is in
/// one that changes, is told in the log by a number that no search takes.
final class Opportunities {
  private static final String EXTERNAL = "externalOpportunityId";

  private final Leads leads;
  private final Activities activities;
  private final SimulatedClock clock;
  private final Map<String, ObjectNode> all = new LinkedHashMap<>();
  private final List<ObjectNode> roles = new ArrayList<>();
  private long made = 7_000;

  Opportunities(Leads leads, Activities activities, SimulatedClock clock) {
    this.leads = leads;
    this.activities = activities;
    this.clock = clock;
  }

  List<ObjectNode> all() {
    return List.copyOf(all.values());
  }

  List<ObjectNode> roles() {
    return List.copyOf(roles);
  }

  ObjectNode require(String externalId) {
    var opportunity = all.get(externalId);
    if (opportunity == null) {
      throw new MarketoRefused("1013", "Opportunity '%s' not found".formatted(externalId));
    }
    return opportunity;
  }

  /// By `externalOpportunityId`: one that is there already is changed.
  ObjectNode put(ObjectNode values) {
    var externalId = Json.text(values, "externalOpportunityId");
    if (externalId.isBlank() || externalId.length() > 50) {
      throw new MarketoRefused(
          "1002", "Missing value for required parameter 'externalOpportunityId'");
    }
    values.properties().forEach(e -> OpportunityFields.requireWritable(e.getKey()));
    var now = MarketoTime.text(clock.stamp());
    boolean isNew = !all.containsKey(externalId);
    var opportunity = all.computeIfAbsent(externalId, id -> fresh(id, now));
    for (var entry : values.properties()) {
      var before = Json.text(opportunity, entry.getKey());
      opportunity.set(entry.getKey(), entry.getValue());
      if (!isNew && !before.equals(Json.text(opportunity, entry.getKey()))) {
        opportunity.put("updatedAt", now);
        changed(opportunity, entry.getKey(), before);
      }
    }
    return opportunity;
  }

  Objects asObjects() {
    return new Objects() {
      @Override
      public ObjectNode described() {
        return OpportunityFields.opportunity();
      }

      @Override
      public List<ObjectNode> all() {
        return Opportunities.this.all();
      }

      @Override
      public ObjectNode create(ObjectNode values) {
        return put(values);
      }

      @Override
      public void update(ObjectNode row, ObjectNode values) {
        put(values.deepCopy().put(EXTERNAL, Json.text(row, EXTERNAL)));
      }

      @Override
      public void delete(ObjectNode row) {
        Opportunities.this.delete(Json.text(row, EXTERNAL));
      }
    };
  }

  Objects rolesAsObjects() {
    return new Objects() {
      @Override
      public ObjectNode described() {
        return OpportunityFields.role();
      }

      @Override
      public List<ObjectNode> all() {
        return roles();
      }

      @Override
      public ObjectNode create(ObjectNode values) {
        boolean primary = values.path("isPrimary").asBoolean(false);
        long lead = values.path("leadId").asLong(0);
        return addRole(Json.text(values, EXTERNAL), lead, Json.text(values, "role"), primary);
      }

      @Override
      public void update(ObjectNode row, ObjectNode values) {
        row.setAll(values);
        row.put("updatedAt", MarketoTime.text(clock.stamp()));
      }

      @Override
      public void delete(ObjectNode row) {
        removed(row);
      }
    };
  }

  private ObjectNode fresh(String externalId, String now) {
    var opportunity = Json.object().put("id", ++made).put("marketoGUID", guid("o" + made));
    opportunity.put("externalOpportunityId", externalId);
    return opportunity.put("createdAt", now).put("updatedAt", now);
  }

  private static String guid(String seed) {
    return UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private void changed(ObjectNode opportunity, String field, String before) {
    var attributes =
        Map.of("Attribute Name", field, "Old Value", before, "New Value", opportunity.path(field));
    for (var role : of(Json.text(opportunity, "externalOpportunityId"))) {
      log(Activities.UPDATE_OPPORTUNITY, role.path("leadId").asLong(), opportunity, attributes);
    }
  }

  private void log(int type, long lead, ObjectNode opportunity, Map<String, ?> attributes) {
    activities.add(
        type, lead, opportunity.path("id").asLong(), Json.text(opportunity, "name"), attributes);
  }

  private List<ObjectNode> of(String externalId) {
    return roles.stream()
        .filter(r -> Json.text(r, "externalOpportunityId").equals(externalId))
        .toList();
  }

  ObjectNode addRole(String externalId, long lead, String role, boolean primary) {
    var opportunity = require(externalId);
    leads.require(lead);
    var now = MarketoTime.text(clock.stamp());
    var row = Json.object().put("marketoGUID", guid("r" + ++made)).put("leadId", lead);
    row.put("externalOpportunityId", externalId).put("role", role).put("isPrimary", primary);
    roles.add(row.put("createdAt", now).put("updatedAt", now));
    log(Activities.ADD_TO_OPPORTUNITY, lead, opportunity, told(role, primary));
    return row;
  }

  void removeRole(String externalId, long lead) {
    require(externalId);
    for (var row : of(externalId)) {
      if (row.path("leadId").asLong() == lead) {
        removed(row);
      }
    }
  }

  private void removed(ObjectNode row) {
    roles.remove(row);
    var attributes = told(Json.text(row, "role"), row.path("isPrimary").asBoolean(false));
    var opportunity = require(Json.text(row, EXTERNAL));
    log(Activities.REMOVE_FROM_OPPORTUNITY, row.path("leadId").asLong(), opportunity, attributes);
  }

  private static Map<String, ?> told(String role, boolean primary) {
    return Map.of("Role", role, "Is Primary", primary);
  }

  void delete(String externalId) {
    require(externalId);
    all.remove(externalId);
    roles.removeIf(r -> Json.text(r, "externalOpportunityId").equals(externalId));
  }

  void forget(long lead) {
    roles.removeIf(r -> r.path("leadId").asLong() == lead);
  }

  void moved(long loser, long winner) {
    roles.stream()
        .filter(r -> r.path("leadId").asLong() == loser)
        .forEach(r -> r.put("leadId", winner));
  }

  ObjectNode state() {
    var state = Json.object().put("made", made);
    state.set("all", Json.array(all.values()));
    return (ObjectNode) state.set("roles", Json.array(roles));
  }

  void restore(JsonNode state) {
    all.clear();
    roles.clear();
    made = state.path("made").asLong();
    state.path("all").forEach(o -> all.put(Json.text(o, "externalOpportunityId"), (ObjectNode) o));
    state.path("roles").forEach(r -> roles.add((ObjectNode) r));
  }
}
