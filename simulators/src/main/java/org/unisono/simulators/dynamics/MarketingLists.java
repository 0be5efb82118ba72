package org.unisono.simulators.dynamics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.unisono.simulators.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Who is on which list, and which list belongs to which campaign or activity.
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

  boolean isDynamic(String list) {
    return org.records.require(table(), list).path("type").asBoolean();
  }

  /// Adds a row of the list's own kind; answers the id of the membership, the same when they are
  /// on it already.
  String add(String list, String member) {
    requireOpen(list);
    var id = put(list, member);
    count(list);
    return id;
  }

  private String put(String list, String member) {
    var kind = kind(list);
    if (org.records.find(kind, member).isEmpty()) {
      throw new DynamicsRefused(
          400, "0x80040217", "%s With Id = %s Does Not Exist".formatted(kind.label(), member));
    }
    var all = members.computeIfAbsent(list, l -> new LinkedHashMap<>());
    return all.computeIfAbsent(member, m -> UUID.randomUUID().toString());
  }

  void remove(String list, String member) {
    requireOpen(list);
    members.getOrDefault(list, Map.of()).remove(member);
    count(list);
  }

  /// Who is on the one list comes onto the other, once.
  void copy(String from, String to) {
    requireOpen(to);
    if (!kind(from).equals(kind(to))) {
      throw new DynamicsRefused(
          400, "0x80040203", "The member is not of the type of the marketing list.");
    }
    current(from).forEach(m -> put(to, Json.text(m, kind(from).key())));
    count(to);
  }

  /// A new, locked list of those whom a dynamic one finds now; answers its id.
  String frozen(String list) {
    var row = org.records.require(table(), list);
    if (!row.path("type").asBoolean()) {
      throw DynamicsRefused.invalid("The list is static already.");
    }
    var values = Json.object().put("listname", Json.text(row, "listname") + " (static)");
    values.set("createdfromcode", row.path("createdfromcode"));
    var copy = org.writes.create(table(), values, "");
    var id = Json.text(copy, "listid");
    current(list).forEach(m -> put(id, Json.text(m, kind(list).key())));
    count(id);
    copy.put("lockstatus", true);
    return id;
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

  /// Inactive people are on a list and are not counted.
  private void count(String list) {
    var kind = kind(list);
    long active = rows(list, kind).stream().filter(r -> isActive(kind, r)).count();
    var row = org.records.require(table(), list);
    row.put("membercount", (int) active);
    org.records.touch(row);
  }

  static boolean isActive(Table kind, ObjectNode row) {
    return kind.name().equals("lead") || row.path("statecode").asInt() == 0;
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

  /// Who is on the list now: of a dynamic one, whom its query finds.
  List<ObjectNode> current(String list) {
    var row = org.records.require(table(), list);
    return row.path("type").asBoolean()
        ? new FetchRun(org).rows(kind(list), Json.text(row, "query"))
        : rows(list, kind(list));
  }

  /// The rows of `listmember`.
  List<ObjectNode> memberRows() {
    var rows = new ArrayList<ObjectNode>();
    members.forEach(
        (list, inside) ->
            inside.forEach(
                (member, id) ->
                    rows.add(
                        Json.object()
                            .put("listmemberid", id)
                            .put("_listid_value", list)
                            .put("_entityid_value", member)
                            .put("entitytype", kind(list).name()))));
    return rows;
  }

  /// The rows of `campaignitem` or `campaignactivityitem`.
  List<ObjectNode> itemRows(Table table) {
    boolean ofCampaigns = table.name().equals("campaignitem");
    var owners = org.tables.named(ofCampaigns ? "campaign" : "campaignactivity");
    var owner = ofCampaigns ? "_campaignid_value" : "_campaignactivityid_value";
    var item = ofCampaigns ? "_entityid_value" : "_itemid_value";
    var type = ofCampaigns ? "entitytype" : "itemobjecttypecode";
    var rows = new ArrayList<ObjectNode>();
    items.forEach(
        (id, inside) -> {
          if (org.records.find(owners, id).isPresent()) {
            inside.forEach(
                (list, row) ->
                    rows.add(
                        Json.object()
                            .put(table.key(), row)
                            .put(owner, id)
                            .put(item, list)
                            .put(type, "list")));
          }
        });
    return rows;
  }

  String addItem(String campaign, String item) {
    return addItem(org.tables.named("campaign"), campaign, item);
  }

  /// @param owners the campaigns, or their activities
  String addItem(Table owners, String owner, String item) {
    org.records.require(owners, owner);
    return items
        .computeIfAbsent(owner, c -> new LinkedHashMap<>())
        .computeIfAbsent(item, i -> UUID.randomUUID().toString());
  }

  void removeItem(String campaign, String item) {
    items.getOrDefault(campaign, new LinkedHashMap<>()).remove(item);
  }

  /// The lists of a campaign or of an activity.
  List<ObjectNode> ofCampaign(String campaign) {
    return items.getOrDefault(campaign, Map.of()).keySet().stream()
        .flatMap(id -> org.records.find(table(), id).stream())
        .toList();
  }

  /// The campaigns that the list belongs to.
  List<ObjectNode> campaignsOf(String list) {
    return items.entrySet().stream()
        .filter(e -> e.getValue().containsKey(list))
        .flatMap(e -> org.records.find(org.tables.named("campaign"), e.getKey()).stream())
        .toList();
  }

  /// The lists that somebody is on.
  List<ObjectNode> holding(String member) {
    return members.entrySet().stream()
        .filter(e -> e.getValue().containsKey(member))
        .flatMap(e -> org.records.find(table(), e.getKey()).stream())
        .toList();
  }

  /// Of the members given, only they stay on the list, or they leave it.
  void qualify(String list, Set<String> given, boolean override) {
    requireOpen(list);
    members
        .getOrDefault(list, new LinkedHashMap<>())
        .keySet()
        .removeIf(m -> given.contains(m) != override);
    count(list);
  }

  /// Takes the row that joins an item to a campaign away.
  void removeItemRow(String campaign, String row) {
    if (!items.getOrDefault(campaign, new LinkedHashMap<>()).values().remove(row)) {
      throw DynamicsRefused.missing(org.tables.named("campaignitem"), row);
    }
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
