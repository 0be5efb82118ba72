package org.unisono.simulators.dynamics;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.unisono.simulators.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Who is on which list, and which list belongs to which campaign.
final class MarketingLists {
  private static final Map<Integer, String> KINDS = Map.of(1, "account", 2, "contact", 4, "lead");

  private final Organization org;
  private final Map<String, Map<String, String>> members = new LinkedHashMap<>();
  private final Map<String, Map<String, String>> items = new LinkedHashMap<>();

  MarketingLists(Organization org) {
    this.org = org;
  }

  private Table table() {
    return org.tables.named("list");
  }

  Table kind(String list) {
    var row = org.records.require(table(), list);
    return org.tables.named(KINDS.getOrDefault(row.path("createdfromcode").asInt(), "contact"));
  }

  /// Adds a row of the list's own kind; answers the id of the membership, the same when they are
  /// on it already.
  String add(String list, String member) {
    requireOpen(list);
    var kind = kind(list);
    if (org.records.find(kind, member).isEmpty()) {
      throw new DynamicsRefused(
          400, "0x80040217", "%s With Id = %s Does Not Exist".formatted(kind.label(), member));
    }
    var all = members.computeIfAbsent(list, l -> new LinkedHashMap<>());
    var id = all.computeIfAbsent(member, m -> UUID.randomUUID().toString());
    count(list);
    return id;
  }

  void remove(String list, String member) {
    requireOpen(list);
    members.getOrDefault(list, Map.of()).remove(member);
    count(list);
  }

  private void requireOpen(String list) {
    var row = org.records.require(table(), list);
    if (row.path("type").asBoolean()) {
      throw new DynamicsRefused(400, "0x8004f701", "Members of a dynamic list are not written.");
    }
    if (row.path("lockstatus").asBoolean() || row.path("statecode").asInt() == 1) {
      throw new DynamicsRefused(400, "0x80040324", "The marketing list is locked.");
    }
  }

  private void count(String list) {
    var row = org.records.require(table(), list);
    row.put("membercount", of(list).size());
    org.records.touch(row);
  }

  Set<String> of(String list) {
    return Set.copyOf(members.getOrDefault(list, Map.of()).keySet());
  }

  /// In the order in which they came.
  List<ObjectNode> rows(String list, Table kind) {
    return members.getOrDefault(list, Map.of()).keySet().stream()
        .flatMap(id -> org.records.find(kind, id).stream())
        .toList();
  }

  String addItem(String campaign, String item) {
    org.records.require(org.tables.named("campaign"), campaign);
    return items
        .computeIfAbsent(campaign, c -> new LinkedHashMap<>())
        .computeIfAbsent(item, i -> UUID.randomUUID().toString());
  }

  void removeItem(String campaign, String item) {
    items.getOrDefault(campaign, new LinkedHashMap<>()).remove(item);
  }

  List<ObjectNode> ofCampaign(String campaign) {
    return items.getOrDefault(campaign, Map.of()).keySet().stream()
        .flatMap(id -> org.records.find(table(), id).stream())
        .toList();
  }

  /// Who was merged away leaves the place to the one who stays.
  void moved(String loser, String winner) {
    members.values().stream()
        .filter(list -> list.remove(loser) != null)
        .forEach(list -> list.putIfAbsent(winner, UUID.randomUUID().toString()));
  }

  void forget(String id) {
    members.remove(id);
    items.remove(id);
    members.values().forEach(list -> list.remove(id));
    items.values().forEach(list -> list.remove(id));
  }

  ObjectNode state() {
    var state = Json.object();
    state.set("members", Json.of(members));
    return (ObjectNode) state.set("items", Json.of(items));
  }

  void restore(JsonNode state) {
    restore(state.path("members"), members);
    restore(state.path("items"), items);
  }

  private static void restore(JsonNode node, Map<String, Map<String, String>> into) {
    into.clear();
    for (var entry : node.properties()) {
      var inner = new LinkedHashMap<String, String>();
      entry.getValue().properties().forEach(e -> inner.put(e.getKey(), e.getValue().asString()));
      into.put(entry.getKey(), inner);
    }
  }
}
