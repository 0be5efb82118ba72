package org.unisono.simulators.marketo;

import java.net.URI;
import java.util.List;
import org.unisono.simulators.Fault;
import org.unisono.simulators.Faults;
import org.unisono.simulators.Journal;
import org.unisono.simulators.Json;
import org.unisono.simulators.SimulatedClock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// One Marketo subscription: its stores, wired together.
final class Instance {
  final URI baseUrl;
  final Faults faults;
  final Journal journal;
  final SimulatedClock clock;
  final Sessions sessions;
  final CallLimits limits;
  final Offsets offsets;
  final Positions positions;
  final Activities activities;
  final LeadFields fields;
  final Leads leads;
  final Programs programs;
  final SmartCampaigns campaigns;
  final MemberFields memberFields = new MemberFields();
  final Members members;
  final StaticLists lists;
  final Opportunities opportunities;
  final Companies companies;
  final CustomObjects customObjects;
  final Codes codes = new Codes();
  final Partitions partitions = new Partitions();
  final Statistics statistics;
  final Tokens tokens = new Tokens();
  final Assets assets;
  final BulkLimits bulkLimits = new BulkLimits();
  final JobQueue imports;
  final JobQueue exports;

  /// Whether the instance is linked with a CRM in such a way that it shows no opportunities.
  boolean crmSync;

  /// Whether the subscription has custom objects.
  boolean hasCustomObjects = true;

  Instance(URI baseUrl, Faults faults, Journal journal, SimulatedClock clock) {
    this.baseUrl = baseUrl;
    this.faults = faults;
    this.journal = journal;
    this.clock = clock;
    sessions = new Sessions(clock);
    statistics = new Statistics(clock);
    limits = new CallLimits(clock);
    assets = new Assets(baseUrl, clock);
    offsets = new Offsets(faults, sessions);
    positions = new Positions(faults, sessions);
    activities = new Activities(clock, faults, sessions);
    fields = new LeadFields(faults);
    leads = new Leads(fields, activities, clock);
    programs = new Programs(baseUrl, clock);
    campaigns = new SmartCampaigns(journal, clock);
    members = new Members(memberFields, programs, leads, activities, campaigns, clock);
    lists = new StaticLists(activities, clock);
    opportunities = new Opportunities(leads, activities, clock);
    companies = new Companies(leads, clock);
    customObjects = new CustomObjects(clock);
    imports = JobQueue.ofImports(clock, new Imports(this)::run);
    exports = JobQueue.ofExports(clock, new Exports(this)::run);
  }

  void automate(ObjectNode switches) {
    for (var entry : switches.properties()) {
      if (entry.getKey().equals("crmSync")) {
        crmSync = entry.getValue().asBoolean();
        continue;
      }
      if (entry.getKey().equals("customObjects")) {
        hasCustomObjects = entry.getValue().asBoolean();
        continue;
      }
      boolean known =
          codes.set(entry.getKey(), entry.getValue().asString(""))
              || limits.set(entry.getKey(), entry.getValue())
              || bulkLimits.set(entry.getKey(), entry.getValue());
      if (!known) {
        throw new IllegalArgumentException("no such automation: " + entry.getKey());
      }
    }
  }

  /// What bulk jobs have done by now is done before a call is answered.
  void jobsMoveOn() {
    imports.moveOn();
    exports.moveOn();
  }

  /// Narrowed rights hide every other record.
  List<ObjectNode> visible(List<ObjectNode> rows) {
    return faults.isOn(Fault.RIGHTS_NARROWED)
        ? rows.stream().filter(r -> r.path("id").asLong() % 2 == 0).toList()
        : rows;
  }

  void delete(long lead) {
    leads.delete(lead);
    members.forget(lead);
    lists.forget(lead);
    opportunities.forget(lead);
  }

  void merge(long winner, List<Long> losers) {
    leads.merge(winner, losers);
    for (long loser : losers) {
      members.moved(loser, winner);
      opportunities.moved(loser, winner);
      lists.forget(loser);
    }
  }

  ObjectNode state() {
    var state = Json.object();
    state.set("activities", activities.state());
    state.set("leads", leads.state());
    state.set("programs", programs.state());
    state.set("campaigns", campaigns.state());
    state.set("members", members.state());
    state.set("memberFields", memberFields.state());
    state.set("companies", companies.state());
    state.set("opportunities", opportunities.state());
    state.set("partitions", partitions.state());
    state.set("customObjects", customObjects.state());
    state.set("tokens", tokens.state());
    state.set("imports", imports.state());
    state.set("exports", exports.state());
    return (ObjectNode) state.set("lists", lists.state());
  }

  void restore(JsonNode state) {
    activities.restore(state.path("activities"));
    leads.restore(state.path("leads"));
    programs.restore(state.path("programs"));
    campaigns.restore(state.path("campaigns"));
    members.restore(state.path("members"));
    memberFields.restore(state.path("memberFields"));
    companies.restore(state.path("companies"));
    lists.restore(state.path("lists"));
    if (state.has("opportunities")) {
      opportunities.restore(state.path("opportunities"));
    }
    partitions.restore(state.path("partitions"));
    customObjects.restore(state.path("customObjects"));
    tokens.restore(state.path("tokens"));
    imports.restore(state.path("imports"));
    exports.restore(state.path("exports"));
  }
}
