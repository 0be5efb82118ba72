package org.unisono.simulators.dynamics;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.unisono.simulators.Fault;
import org.unisono.simulators.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Makes, changes and deletes rows by the rules of their tables.
final class Writes {
  private static final String BIND = "@odata.bind";
  private static final Pattern REFERENCE =
      Pattern.compile("/?(?:.*/)?(\\w+)\\(([0-9a-fA-F-]{36})\\)");
  private static final Set<String> CLOSED_FOR_GOOD =
      Set.of("campaignresponse", "campaignactivity", "campaign", "list");

  private final Organization org;

  Writes(Organization org) {
    this.org = org;
  }

  ObjectNode create(Table table, ObjectNode body, String id) {
    var row = Json.object();
    row.put(table.key(), id.isEmpty() ? UUID.randomUUID().toString() : id);
    row.put("_ownerid_value", org.callers.current());
    for (var column : table.columns()) {
      if (column.type().equals("state") || column.type().equals("status")) {
        row.put(column.name(), column.options().keySet().iterator().next());
      } else if (column.type().equals("boolean")) {
        row.put(column.name(), column.rules().contains("default=true"));
      }
    }
    if (body.path("statecode").asInt(0) != 0) {
      throw DynamicsRefused.invalid("statecode cannot be set on create.");
    }
    apply(table, row, body);
    for (var column : table.columns()) {
      boolean missing = Json.text(row, column.property()).isEmpty();
      if (column.rules().contains("required") && missing) {
        throw new DynamicsRefused(
            400, "0x80040200", "A required field '%s' is missing.".formatted(column.name()));
      }
    }
    Defaults.fill(table, row, org);
    org.keys.requireFree(table, row);
    org.steps.requireRight(table, row);
    org.records.put(table, row);
    org.written(table, row, "create", Set.of());
    return row;
  }

  void update(Table table, ObjectNode row, ObjectNode body) {
    boolean closed = CLOSED_FOR_GOOD.contains(table.name()) && row.path("statecode").asInt(0) != 0;
    boolean reopens = body.has("statecode") && body.path("statecode").asInt() == 0;
    if (closed && !reopens) {
      var text = "Cannot update the %s because it is read-only.".formatted(table.name());
      throw new DynamicsRefused(400, "0x80040203", text);
    }
    for (var name : body.propertyNames()) {
      var bound = name.replace(BIND, "");
      var column = table.column(bound).or(() -> table.bound(bound));
      if (column.isPresent() && column.get().rules().contains("createonly")) {
        throw new DynamicsRefused(
            400, "0x80040203", "Attribute '%s' cannot be updated.".formatted(name));
      }
    }
    var before = row.deepCopy();
    var changed = apply(table, row, body);
    Defaults.fill(table, row, org);
    try {
      org.keys.requireFree(table, row);
      org.steps.requireRight(table, row);
    } catch (DynamicsRefused wrong) {
      row.removeAll().setAll(before);
      throw wrong;
    }
    if (!before.equals(row)) {
      org.records.touch(row);
    }
    org.written(table, row, "update", changed);
  }

  /// A campaign takes its activities and responses with it, others only lose the link.
  void delete(Table table, String id) {
    requireUnused(table, id);
    org.records.delete(table, id);
    org.lists.forget(id);
    org.steps.deleted(table, id);
    if (table.name().equals("campaign")) {
      for (var child : List.of("campaignactivity", "campaignresponse", "task")) {
        with(child, "_regardingobjectid_value", id)
            .forEach(r -> delete(org.tables.named(child), Json.text(r, "activityid")));
      }
      for (var other : List.of("lead", "opportunity", "quote", "salesorder")) {
        for (var row : with(other, "_campaignid_value", id)) {
          row.putNull("_campaignid_value");
          org.records.touch(row);
        }
      }
    }
  }

  /// What money is counted in stays as long as it is counted in, and so does what steps call.
  private void requireUnused(Table table, String id) {
    boolean counted =
        table.name().equals("transactioncurrency")
            && !with("campaign", "_transactioncurrencyid_value", id).isEmpty();
    if (counted || org.steps.isUsed(table, id)) {
      throw new DynamicsRefused(
          405,
          "0x80040227",
          "The object you tried to delete is associated with another object and cannot be deleted.");
    }
  }

  private List<ObjectNode> with(String table, String property, String id) {
    return org.records.all(org.tables.named(table)).stream()
        .filter(r -> Json.text(r, property).equals(id))
        .toList();
  }

  private Set<String> apply(Table table, ObjectNode row, ObjectNode body) {
    var changed = new LinkedHashSet<String>();
    for (var entry : body.properties()) {
      var name = entry.getKey();
      if (name.equals("campaignresponse_activity_parties")) {
        row.set(name, parties(entry.getValue()));
      } else if (name.endsWith(BIND)) {
        changed.add(bind(table, row, name.replace(BIND, ""), entry.getValue()));
      } else if (!name.contains("@") && !name.equals(table.key())) {
        set(table, row, name, entry.getValue());
        changed.add(name);
      }
    }
    if (body.has("statecode") && !body.has("statuscode")) {
      status(table, row, body.path("statecode").asInt());
    }
    return changed;
  }

  private void set(Table table, ObjectNode row, String name, JsonNode value) {
    var column =
        table
            .column(name)
            .filter(c -> !org.isRemoved(table, c) && !c.isLookup())
            .orElseThrow(() -> undeclared(table, name));
    if (column.isReadOnly()) {
      return;
    }
    row.set(name, Values.checked(column, value));
    if (column.type().equals("status") && !value.isNull()) {
      row.put("statecode", column.states().get(value.asInt()));
    }
  }

  private static void status(Table table, ObjectNode row, int state) {
    var column = table.column("statuscode").orElseThrow();
    column.states().entrySet().stream()
        .filter(e -> e.getValue() == state)
        .findFirst()
        .ifPresent(e -> row.put("statuscode", e.getKey()));
  }

  private String bind(Table table, ObjectNode row, String bind, JsonNode value) {
    var column = table.bound(bind).orElseThrow(() -> undeclared(table, bind));
    if (value.isNull()) {
      row.putNull(column.property());
    } else {
      row.put(column.property(), Json.text(target(value.asString("")), "id"));
    }
    return column.name();
  }

  private ObjectNode target(String reference) {
    var match = REFERENCE.matcher(reference);
    if (!match.matches()) {
      throw DynamicsRefused.invalid("Invalid reference: " + reference);
    }
    var table = org.tables.ofSet(match.group(1));
    var id = match.group(2).toLowerCase(Locale.ROOT);
    org.records.require(table, id);
    return Json.object().put("id", id).put("table", table.name());
  }

  private JsonNode parties(JsonNode given) {
    List<ObjectNode> parties = new ArrayList<>();
    for (var one : given) {
      var party = Json.object().put("activitypartyid", UUID.randomUUID().toString());
      party.put("participationtypemask", one.path("participationtypemask").asInt(11));
      for (var entry : one.properties()) {
        if (entry.getKey().endsWith(BIND)) {
          var target = target(entry.getValue().asString(""));
          party.put("_partyid_value", Json.text(target, "id"));
          party.put(
              "_partyid_value@Microsoft.Dynamics.CRM.lookuplogicalname",
              Json.text(target, "table"));
        }
      }
      parties.add(party);
    }
    return Json.array(parties);
  }

  static DynamicsRefused undeclared(Table table, String name) {
    return new DynamicsRefused(
        400,
        "0x80048d19",
        "Invalid property '%s' was found in entity 'Microsoft.Dynamics.CRM.%s'."
            .formatted(name, table.name()));
  }

  /// Whether a row of a batch is the one that is to fail.
  boolean isSpoilt(int place) {
    return place % 3 == 2 && org.faults.isOn(Fault.PARTIAL_BATCH_FAILURE);
  }
}
