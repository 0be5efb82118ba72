package org.unisono.simulators.activecampaign;

import java.util.Map;
import org.unisono.simulators.Faults;
import org.unisono.simulators.Journal;
import org.unisono.simulators.Json;
import org.unisono.simulators.SimulatedClock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// One account: its tables, wired together.
final class Site {
  static final String TOKEN = "simulated-token";

  final Faults faults;
  final Journal journal;
  final SimulatedClock clock;
  final Pages pages;
  final CallLimit limit;
  final Automations automations;
  final Contacts contacts;
  final Tagging tagging;
  final Lists lists;
  final Deals deals;
  final Rows sends = new Rows("Campaign");
  final Rows messages = new Rows("Message");
  final Rows accounts = new Rows("Account");
  boolean sales = true;

  Site(Faults faults, Journal journal, SimulatedClock clock) {
    this.faults = faults;
    this.journal = journal;
    this.clock = clock;
    pages = new Pages(faults);
    limit = new CallLimit(clock);
    automations = new Automations(journal, clock);
    contacts = new Contacts(clock, automations);
    tagging = new Tagging(contacts, automations, clock);
    lists = new Lists(contacts, automations, clock);
    deals = new Deals(contacts, clock);
  }

  /// Deals and accounts are a matter of the plan.
  void requireSales() {
    if (!sales) {
      throw ActiveCampaignRefused.message(403, "Your plan does not include this feature");
    }
  }

  void deleteContact(String id) {
    contacts.delete(id);
    tagging.forget(id);
    lists.forget(id);
  }

  private Map<String, Rows> tables() {
    return Map.ofEntries(
        Map.entry("contacts", contacts.all),
        Map.entry("fields", contacts.fields),
        Map.entry("fieldValues", contacts.values),
        Map.entry("tags", tagging.tags),
        Map.entry("contactTags", tagging.rows),
        Map.entry("lists", lists.all),
        Map.entry("contactLists", lists.rows),
        Map.entry("automations", automations.all),
        Map.entry("contactAutomations", automations.runs),
        Map.entry("campaigns", sends),
        Map.entry("messages", messages),
        Map.entry("deals", deals.all),
        Map.entry("dealGroups", deals.groups),
        Map.entry("dealStages", deals.stages),
        Map.entry("accounts", accounts));
  }

  ObjectNode state() {
    var state = Json.object();
    tables().forEach((name, rows) -> state.set(name, rows.state()));
    return state;
  }

  /// A table that was not there when the state was kept stays as it is.
  void restore(JsonNode state) {
    tables()
        .forEach(
            (name, rows) -> {
              if (state.has(name)) {
                rows.restore(state.path(name));
              }
            });
  }
}
