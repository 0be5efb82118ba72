package org.unisono.simulators.hubspot;

import java.net.URI;
import java.util.List;
import java.util.function.Supplier;
import org.unisono.simulators.Fault;
import org.unisono.simulators.Faults;
import org.unisono.simulators.Journal;
import org.unisono.simulators.Json;
import org.unisono.simulators.SimulatedClock;
import tools.jackson.databind.node.ObjectNode;

/// One HubSpot account: its stores, wired together.
final class Portal {
  static final long ID = 146_000_001;
  private static final String INTEGRATION = "INTEGRATION";

  final URI baseUrl;
  final Faults faults;
  final Journal journal;
  final SimulatedClock clock;
  final Sessions sessions = new Sessions();
  final Properties properties;
  final CrmObjects objects;
  final Associations associations;
  final Workflows workflows;
  final Webhooks webhooks;
  final ChangeJournal changes;
  final CallLimits limits;
  final Automations automations;
  final ContactLists lists;
  final Campaigns campaigns;
  final MarketingEvents events;
  final Subscriptions subscriptions;
  final Owners owners = new Owners();
  final Forms forms;
  final MarketingEmails emails;
  final EmailEvents emailEvents = new EmailEvents();
  final EmailSends sends;
  final CustomEvents customEvents;
  final Pages pages;
  private String source = INTEGRATION;

  Portal(URI baseUrl, Faults faults, Journal journal, SimulatedClock clock) {
    this.baseUrl = baseUrl;
    this.faults = faults;
    this.journal = journal;
    this.clock = clock;
    properties = new Properties(faults);
    workflows = new Workflows(journal, clock);
    limits = new CallLimits(clock);
    webhooks = new Webhooks(clock);
    automations = new Automations(workflows, limits, webhooks.delivery());
    changes = new ChangeJournal(clock);
    associations = new Associations(this::saw);
    objects = new CrmObjects(properties, clock, workflows, this::saw);
    lists = new ContactLists(objects, clock, workflows, this::saw);
    campaigns = new Campaigns(properties, clock);
    events = new MarketingEvents(clock, workflows);
    subscriptions = new Subscriptions(objects, clock);
    forms = new Forms(properties, clock);
    emails = new MarketingEmails(campaigns, clock);
    sends = new EmailSends(this);
    customEvents = new CustomEvents(clock, objects, workflows);
    workflows.mailing((email, contact) -> sends.byWorkflow(email, contact));
    pages = new Pages(baseUrl, faults, sessions);
  }

  /// Whether the token's user sees the record; narrowed rights hide about every other one.
  boolean seesAll() {
    return !faults.isOn(Fault.RIGHTS_NARROWED);
  }

  boolean isVisible(ObjectNode row) {
    return seesAll() || Json.text(row, "id").hashCode() % 2 == 0;
  }

  ObjectNode shown(CrmType type, ObjectNode row, List<String> asked) {
    var shown = Json.object().put("id", Json.text(row, "id"));
    var stored = row.path("properties");
    shown.set("properties", properties.shown(type.plural(), stored, asked));
    shown.put("createdAt", Json.text(row, "createdAt"));
    shown.put("updatedAt", Json.text(row, "updatedAt"));
    return shown.put("archived", row.path("archived").asBoolean());
  }

  /// Work that the portal's own people do, and no app.
  <T> T byPeople(Supplier<T> work) {
    return by("CRM_UI", work);
  }

  /// Work from another source than an app, as webhooks name it.
  <T> T by(String who, Supplier<T> work) {
    source = who;
    try {
      return work.get();
    } finally {
      source = INTEGRATION;
    }
  }

  private void saw(Happening happening) {
    webhooks.saw(happening, source);
    changes.saw(happening);
  }

  void remove(CrmType type, String id) {
    objects
        .find(type, id)
        .map(row -> Json.text(row, "id"))
        .ifPresent(
            found -> {
              drop(type, found);
              saw(Happening.of(type, found, Happening.Kind.DELETED));
            });
  }

  /// Out of the bin, where the portal's people find what was deleted.
  void bringBack(CrmType type, String id) {
    objects.bringBack(type, id);
    saw(Happening.of(type, id, Happening.Kind.RESTORED));
  }

  /// For good, and nobody may know who it was.
  void erase(CrmType type, String id) {
    drop(type, id);
    objects.erase(type, id);
    saw(Happening.of(type, id, Happening.Kind.ERASED));
  }

  /// Both become a new record; lists, events and links keep the human once.
  ObjectNode merge(CrmType type, String primary, String other) {
    var first = Json.text(objects.require(type, "", primary), "id");
    var second = Json.text(objects.require(type, "", other), "id");
    var row = objects.merge(type, first, second);
    var id = Json.text(row, "id");
    for (var gone : List.of(first, second)) {
      associations.rename(type, gone, id);
      if (type == CrmType.CONTACTS) {
        lists.rename(gone, id);
        events.rename(gone, id);
      }
    }
    saw(new Happening(type, id, Happening.Kind.MERGED, "", first, List.of(second)));
    return row;
  }

  private void drop(CrmType type, String id) {
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
    state.set("webhooks", webhooks.state());
    state.set("changes", changes.state());
    state.set("owners", owners.state());
    state.set("forms", forms.state());
    state.set("emails", emails.state());
    state.set("customEvents", customEvents.state());
    state.set("emailEvents", emailEvents.state());
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
    webhooks.restore(state.path("webhooks"));
    changes.restore(state.path("changes"));
    owners.restore(state.path("owners"));
    forms.restore(state.path("forms"));
    emails.restore(state.path("emails"));
    customEvents.restore(state.path("customEvents"));
    emailEvents.restore(state.path("emailEvents"));
    subscriptions.restore(state.path("subscriptions"));
  }
}
