package org.unisono.simulators.sugar;

import java.util.List;
import org.unisono.simulators.Fault;
import org.unisono.simulators.Faults;
import org.unisono.simulators.Journal;
import org.unisono.simulators.Json;
import org.unisono.simulators.SimulatedClock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// One installation, of either product: its records, links, automations and faults.
final class Crm {
  final Faults faults;
  final Journal journal;
  final SimulatedClock clock;
  final CrmRecords records;
  final CrmLinks links;
  private final CrmAutomations automations;
  private final WebLogicHooks hooks;
  final MassMail mails;
  final CrmSwitches switches;
  private int creates;

  Crm(Faults faults, Journal journal, SimulatedClock clock) {
    this.faults = faults;
    this.journal = journal;
    this.clock = clock;
    records = new CrmRecords(clock);
    links = new CrmLinks(records, clock);
    mails = new MassMail(this);
    switches = new CrmSwitches(this);
    hooks = new WebLogicHooks(records);
    automations = new CrmAutomations(records, links, journal, clock);
  }

  ObjectNode create(CrmModule module, String id, ObjectNode values) {
    var row = records.create(module, id, values);
    automations.created(module, row);
    hooks.saved(module, row, Json.object());
    return row;
  }

  void update(CrmModule module, ObjectNode row, ObjectNode values) {
    var before = row.deepCopy();
    records.update(module, row, values);
    automations.changed(module, row);
    hooks.saved(module, row, before);
  }

  void delete(CrmModule module, ObjectNode row) {
    records.delete(module, row);
    hooks.deleted(module, row);
    if (module == CrmModule.CAMPAIGNS) {
      links.forgetListsOf(Json.text(row, "id"));
    }
  }

  void link(CrmLink link, String id, String other) {
    if (links.add(link, id, other)) {
      automations.linked(link, id, other);
      hooks.linked("after_relationship_add", link, id, other);
    }
  }

  void unlink(CrmLink link, String id, String other) {
    links.remove(link, id, other);
    hooks.linked("after_relationship_delete", link, id, other);
  }

  /// Whether the fault hits this create: every third one.
  boolean failsToCreate() {
    if (!faults.isOn(Fault.PARTIAL_BATCH_FAILURE)) {
      creates = 0;
      return false;
    }
    return ++creates % 3 == 0;
  }

  /// Narrowed rights hide every other record.
  List<ObjectNode> visible(List<ObjectNode> rows) {
    return faults.isOn(Fault.RIGHTS_NARROWED)
        ? rows.stream().filter(r -> (Json.text(r, "id").hashCode() & 1) == 0).toList()
        : rows;
  }

  /// The fields that there are today.
  List<CrmModule.Field> fields(CrmModule module) {
    var gone = faults.text(Fault.REMOVED_FIELD, "Campaign.objective").orElse("");
    return module.fields().stream()
        .filter(f -> !gone.equals(module.object() + "." + f.name()))
        .toList();
  }

  boolean hasField(CrmModule module, String name) {
    return fields(module).stream().anyMatch(f -> f.name().equals(name));
  }

  /// What an API shows: the value, or the one that a fault puts in its place.
  String shown(CrmModule module, ObjectNode row, String field) {
    var strange = faults.text(Fault.UNKNOWN_PICKLIST_VALUE, "Campaign.status=Zombie").orElse("");
    var prefix = module.object() + "." + field + "=";
    return strange.startsWith(prefix) ? strange.substring(prefix.length()) : Json.text(row, field);
  }

  ObjectNode state() {
    var state = Json.object();
    state.set("records", records.state());
    state.set("mails", mails.state());
    return (ObjectNode) state.set("links", links.state());
  }

  void restore(JsonNode state) {
    records.restore(state.path("records"));
    links.restore(state.path("links"));
    mails.restore(state.path("mails"));
  }
}
