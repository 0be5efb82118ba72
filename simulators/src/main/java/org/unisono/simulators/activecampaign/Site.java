package org.unisono.simulators.activecampaign;

import java.util.LinkedHashMap;
import java.util.Locale;
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
  static final String ACCOUNT = "25300001";
  static final String EVENT_KEY = "simulated-event-key";

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
  final Webhooks webhooks;
  final Segments segments;
  final Goals goals;
  final Reactions reactions;
  final SalesDesk desk;
  final Rows eventNames = new Rows("EventTrackingEvent");
  final Rows events = new Rows("TrackingLog");
  final Rows sends = new Rows("Campaign");
  final Rows messages = new Rows("Message");
  final Rows accounts = new Rows("Account");
  final Rows forms = new Rows("Form");
  final Rows scores = new Rows("Score");
  final Rows templates = new Rows("Template");
  boolean sales = true;

  Site(Faults faults, Journal journal, SimulatedClock clock) {
    this.faults = faults;
    this.journal = journal;
    this.clock = clock;
    pages = new Pages(faults);
    limit = new CallLimit(clock);
    automations = new Automations(journal, clock);
    webhooks = new Webhooks(clock);
    contacts = new Contacts(clock, automations);
    tagging = new Tagging(contacts, automations, clock);
    lists = new Lists(contacts, automations, clock);
    segments = new Segments(contacts, tagging, clock);
    goals = new Goals(automations, clock);
    reactions = new Reactions(this);
    contacts.heard(c -> tell(Webhooks.UPDATE, "0", c, Map.of()));
    tagging.heard((event, contact, tag) -> tell(event, "0", contact, Map.of("tag", tag)));
    lists.heard((event, contact, list) -> tell(event, list, contact, Map.of()));
    deals = new Deals(contacts, clock);
    desk = new SalesDesk(this);
    deals.heard(desk::tell);
  }

  /// Tells the webhooks of something about a contact, or about a list alone.
  void tell(String event, String list, String contact, Map<String, String> more) {
    var told = new LinkedHashMap<String, String>();
    contacts
        .all
        .find(contact)
        .ifPresent(
            c -> {
              told.put("contact[id]", contact);
              told.put("contact[email]", Json.text(c, "email"));
              told.put("contact[first_name]", Json.text(c, "firstName"));
              told.put("contact[last_name]", Json.text(c, "lastName"));
              told.put("contact[phone]", Json.text(c, "phone"));
              told.put("contact[tags]", String.join(", ", tagging.namesOf(contact)));
              for (var value : contacts.values.where("contact", contact)) {
                var field =
                    Json.text(contacts.fields.require(Json.text(value, "field")), "perstag");
                told.put(
                    "contact[fields][%s]".formatted(field.toLowerCase(Locale.ROOT)),
                    Json.text(value, "value"));
              }
            });
    told.putAll(more);
    webhooks.happened(event, list, told);
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
    goals.forget(id);
    segments.forget(id);
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
        Map.entry("webhooks", webhooks.all),
        Map.entry("segments", segments.all),
        Map.entry("eventNames", eventNames),
        Map.entry("events", events),
        Map.entry("goals", goals.all),
        Map.entry("contactGoals", goals.achieved),
        Map.entry("campaignLists", reactions.campaignLists),
        Map.entry("campaignMessages", reactions.campaignMessages),
        Map.entry("links", reactions.links),
        Map.entry("reactions", reactions.all),
        Map.entry("notes", desk.notes),
        Map.entry("dealTasks", desk.tasks),
        Map.entry("dealTasktypes", desk.taskTypes),
        Map.entry("accountContacts", desk.accountContacts),
        Map.entry("fieldOptions", contacts.options),
        Map.entry("fieldRels", contacts.relations),
        Map.entry("forms", forms),
        Map.entry("scores", scores),
        Map.entry("templates", templates),
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
