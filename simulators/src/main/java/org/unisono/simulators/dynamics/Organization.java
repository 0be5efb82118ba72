package org.unisono.simulators.dynamics;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.unisono.simulators.Fault;
import org.unisono.simulators.Faults;
import org.unisono.simulators.Journal;
import org.unisono.simulators.Json;
import org.unisono.simulators.SimulatedClock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// One organisation: its stores, wired together.
final class Organization {
  static final String BUSINESS_UNIT = "0a0a0a0a-0000-4000-8000-000000000001";
  static final String ID = "0a0a0a0a-0000-4000-8000-000000000002";

  final URI baseUrl;
  final Faults faults;
  final Journal journal;
  final SimulatedClock clock;
  final String user = new UUID(0x5f2d4a409b640f7fL, 0x8a536d0f1b6f7c01L).toString();
  final Tables tables = new Tables();
  final Sessions sessions;
  final ServiceLimits limits;
  final Records records;
  final Aftermath aftermath = new Aftermath();
  final Processes processes;
  final Steps steps;
  final ExecutionContexts contexts;
  final Callers callers;
  final BulkDeletes bulkDeletes;
  final MarketingLists lists;
  final Writes writes;
  final AlternateKeys keys;
  final Distributions distributions;
  final Replies replies;

  Organization(URI baseUrl, Faults faults, Journal journal, SimulatedClock clock) {
    this.baseUrl = baseUrl;
    this.faults = faults;
    this.journal = journal;
    this.clock = clock;
    sessions = new Sessions(clock);
    limits = new ServiceLimits(clock);
    records = new Records(faults, clock);
    lists = new MarketingLists(this);
    keys = new AlternateKeys(this);
    distributions = new Distributions(this);
    replies = new Replies(this);
    writes = new Writes(this);
    processes = new Processes(this);
    steps = new Steps(this);
    contexts = new ExecutionContexts(this);
    callers = new Callers(this);
    bulkDeletes = new BulkDeletes(this);
  }

  /// Also the rows of tables that only join others. Runs that are due have been carried on.
  List<ObjectNode> all(Table table) {
    distributions.settle();
    bulkDeletes.settle();
    return switch (table.name()) {
      case "listmember" -> lists.memberRows();
      case "campaignitem", "campaignactivityitem" -> lists.itemRows(table);
      default -> records.all(table);
    };
  }

  /// Narrowed rights hide every other row.
  List<ObjectNode> visible(Table table) {
    var all = all(table);
    return faults.isOn(Fault.RIGHTS_NARROWED)
        ? all.stream().filter(r -> Json.text(r, table.key()).hashCode() % 2 == 0).toList()
        : all;
  }

  boolean isRemoved(Table table, Column column) {
    var name = table.name() + "." + column.name();
    return faults
        .text(Fault.REMOVED_FIELD, "campaign.promotioncodename")
        .filter(name::equals)
        .isPresent();
  }

  /// What follows from a write: totals of the campaign, and processes and webhooks that listen.
  void written(Table table, ObjectNode row, String message, Set<String> changed) {
    if (table.name().equals("campaignactivity")) {
      var campaigns = tables.named("campaign");
      records
          .find(campaigns, Json.text(row, "_regardingobjectid_value"))
          .ifPresent(
              campaign -> {
                Defaults.fill(campaigns, campaign, this);
                records.touch(campaign);
              });
    }
    if (table.name().equals("email") && message.equals("create")) {
      replies.arrived(row);
    }
    processes.fire(table, row, message, changed);
    steps.written(table, row, message, changed);
  }

  /// `callsPer300Seconds`, and `distributionSeconds` that a distribution stays in each state.
  void automate(ObjectNode switches) {
    var rest = switches.deepCopy();
    if (rest.remove("distributionSeconds") instanceof JsonNode seconds) {
      distributions.stepsTake(seconds.asInt());
    }
    if (rest.remove("certificatePublicKey") instanceof JsonNode key) {
      sessions.assertion.trust(key.asString());
    }
    limits.set(rest);
  }

  ObjectNode state() {
    var state = Json.object();
    state.set("records", records.state());
    state.set("keys", tables.keys());
    return (ObjectNode) state.set("lists", lists.state());
  }

  void restore(JsonNode state) {
    records.restore(state.path("records"), tables);
    lists.restore(state.path("lists"));
    tables.restoreKeys(state.path("keys"));
    steps.plant();
  }
}
