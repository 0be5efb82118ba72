package org.unisono.simulators.hubspot;

import java.net.URI;
import java.util.List;
import org.unisono.simulators.Fault;
import org.unisono.simulators.Faults;
import org.unisono.simulators.Journal;
import org.unisono.simulators.Json;
import org.unisono.simulators.SimulatedClock;
import tools.jackson.databind.node.ObjectNode;

/// One HubSpot account: its stores, wired together.
final class Portal {
  static final long ID = 146_000_001;

  final URI baseUrl;
  final Faults faults;
  final Journal journal;
  final SimulatedClock clock;
  final Sessions sessions = new Sessions();
  final Properties properties;
  final CrmObjects objects;
  final Associations associations = new Associations();
  final Workflows workflows;
  final CallLimits limits;
  final Automations automations;
  final ContactLists lists;
  final Campaigns campaigns;
  final MarketingEvents events;
  final Subscriptions subscriptions;
  final Owners owners = new Owners();
  final Pages pages;

  Portal(URI baseUrl, Faults faults, Journal journal, SimulatedClock clock) {
    this.baseUrl = baseUrl;
    this.faults = faults;
    this.journal = journal;
    this.clock = clock;
    properties = new Properties(faults);
    workflows = new Workflows(journal, clock);
    limits = new CallLimits(clock);
    automations = new Automations(workflows, limits);
    objects = new CrmObjects(properties, clock, workflows);
    lists = new ContactLists(objects, clock, workflows);
    campaigns = new Campaigns(properties, clock);
    events = new MarketingEvents(clock, workflows);
    subscriptions = new Subscriptions(objects, clock);
    pages = new Pages(baseUrl, faults, sessions);
  }

  /// Whether the token's user sees the record; narrowed rights hide about every other one.
  boolean isVisible(ObjectNode row) {
    return !faults.isOn(Fault.RIGHTS_NARROWED) || Json.text(row, "id").hashCode() % 2 == 0;
  }

  ObjectNode shown(CrmType type, ObjectNode row, List<String> asked) {
    var shown = Json.object().put("id", Json.text(row, "id"));
    var stored = row.path("properties");
    shown.set("properties", properties.shown(type.plural(), stored, asked));
    shown.put("createdAt", Json.text(row, "createdAt"));
    shown.put("updatedAt", Json.text(row, "updatedAt"));
    return shown.put("archived", row.path("archived").asBoolean());
  }

  void remove(CrmType type, String id) {
    objects.archive(type, id);
    associations.removeAll(type, id);
    if (type == CrmType.CONTACTS) {
      lists.forget(id);
    }
  }

  ObjectNode state() {
    var state = Json.object();
    state.set("properties", properties.custom());
    state.set("objects", objects.state());
    state.set("associations", associations.state());
    state.set("lists", lists.state());
    state.set("campaigns", campaigns.state());
    state.set("events", events.state());
    state.set("workflows", workflows.state());
    state.set("owners", owners.state());
    return (ObjectNode) state.set("subscriptions", subscriptions.state());
  }

  void restore(ObjectNode state) {
    properties.restore(state.path("properties"));
    objects.restore(state.path("objects"));
    associations.restore(state.path("associations"));
    lists.restore(state.path("lists"));
    campaigns.restore(state.path("campaigns"));
    events.restore(state.path("events"));
    workflows.restore(state.path("workflows"));
    owners.restore(state.path("owners"));
    subscriptions.restore(state.path("subscriptions"));
  }
}
