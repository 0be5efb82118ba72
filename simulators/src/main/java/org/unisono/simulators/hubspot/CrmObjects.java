package org.unisono.simulators.hubspot;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.unisono.simulators.Json;
import org.unisono.simulators.SimulatedClock;
import org.unisono.simulators.SortedIds;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Contacts, companies and deals. A row is `{id, properties, createdAt, updatedAt, archived}`.
final class CrmObjects {
  private static final int ID_BITS = 22;
  private static final long LARGEST_ID = (1L << ID_BITS) - 1;
  private static final String MERGED_IDS = "hs_merged_object_ids";
  private static final String MORE_EMAILS = "hs_additional_emails";

  private final Properties properties;
  private final SimulatedClock clock;
  private final Workflows workflows;
  private final Happening.Witness witness;
  private final Map<CrmType, Map<String, ObjectNode>> rows = new EnumMap<>(CrmType.class);
  private final Map<CrmType, SortedIds> live = new EnumMap<>(CrmType.class);
  private final Map<CrmType, SortedIds> inTime = new EnumMap<>(CrmType.class);
  private final Map<String, String> unique = new HashMap<>();

  /// The id of what was merged → the record that it became.
  private final Map<String, String> merged = new LinkedHashMap<>();
  private long lastId = 100;

  CrmObjects(
      Properties properties, SimulatedClock clock, Workflows workflows, Happening.Witness witness) {
    this.properties = properties;
    this.clock = clock;
    this.workflows = workflows;
    this.witness = witness;
  }

  /// Live ones, by ascending id.
  List<ObjectNode> all(CrmType type) {
    var ids = ids(live, type);
    var all = new ArrayList<ObjectNode>(ids.size());
    for (long id : ids.part(0, ids.size())) {
      all.add(row(type, id));
    }
    return all;
  }

  /// Live ones, by ascending id, as they are while they are looked at.
  List<ObjectNode> listed(CrmType type) {
    return ids(live, type).from(0, id -> row(type, id));
  }

  /// Live ones that were changed in the span, by the moment of change and then by id.
  ///
  /// @param from the first millisecond of it
  /// @param end the last millisecond of it
  List<ObjectNode> changed(CrmType type, long from, long end) {
    var keys = ids(inTime, type);
    int first = keys.upTo(timeKey(from, 0) - 1);
    int behind = Math.max(first, keys.upTo(timeKey(end + 1, 0) - 1));
    return keys.from(first, key -> row(type, key & LARGEST_ID)).subList(0, behind - first);
  }

  private ObjectNode row(CrmType type, long id) {
    return Objects.requireNonNull(rows(type).get(String.valueOf(id)));
  }

  private static SortedIds ids(Map<CrmType, SortedIds> of, CrmType type) {
    return of.computeIfAbsent(type, t -> new SortedIds());
  }

  private static long timeKey(long millis, long id) {
    return (millis << ID_BITS) | id;
  }

  private static long timeKey(ObjectNode row) {
    var at = HubSpotTime.parse(Json.text(row, "updatedAt"));
    return timeKey(at.toEpochMilli(), Long.parseLong(Json.text(row, "id")));
  }

  List<ObjectNode> archived(CrmType type) {
    return rows(type).values().stream().filter(CrmObjects::isArchived).toList();
  }

  /// Ids of records that were merged lead to what they became.
  Optional<ObjectNode> find(CrmType type, String id) {
    var now = id;
    while (merged.containsKey(type + "|" + now)) {
      now = merged.get(type + "|" + now);
    }
    return Optional.ofNullable(rows(type).get(now)).filter(r -> !isArchived(r));
  }

  /// By `hs_object_id`, or by another property that is unique. Refuses a property that is not.
  Optional<ObjectNode> find(CrmType type, String idProperty, String value) {
    if (idProperty.isEmpty() || idProperty.equals("hs_object_id")) {
      return find(type, value);
    }
    if (properties.find(type.plural(), idProperty).filter(p -> p.has("unique")).isEmpty()) {
      throw HubSpotRefused.invalid("Property '%s' is not unique".formatted(idProperty));
    }
    return Optional.ofNullable(unique.get(key(type, idProperty, value)))
        .flatMap(id -> find(type, id));
  }

  ObjectNode require(CrmType type, String idProperty, String value) {
    return find(type, idProperty, value)
        .orElseThrow(() -> HubSpotRefused.notFound("resource not found"));
  }

  /// Refuses a value of a unique property that another row has: 409 with that row's id.
  ObjectNode create(CrmType type, JsonNode values) {
    var checked = properties.checked(type.plural(), values);
    checkUnique(type, "", checked);
    var id = String.valueOf(++lastId);
    var now = HubSpotTime.text(clock.stamp());
    var row = Json.object().put("id", id).put("archived", false);
    var own = row.putObject("properties").put("hs_object_id", id).put("createdate", now);
    if (type == CrmType.CONTACTS) {
      own.put("lifecyclestage", "lead").put("hs_email_optout", "");
    }
    own.setAll(checked);
    row.put("createdAt", now);
    return heard(type, null, store(type, row, now));
  }

  ObjectNode update(CrmType type, String id, JsonNode values) {
    var checked = properties.checked(type.plural(), values);
    var before = require(type, "", id);
    checkUnique(type, Json.text(before, "id"), checked);
    var row = before.deepCopy();
    var own = (ObjectNode) row.path("properties");
    keepStage(own, checked);
    own.setAll(checked);
    return heard(
        type, before.path("properties"), store(type, row, HubSpotTime.text(clock.stamp())));
  }

  /// Two records become a new one with an id of its own: it has the values of the first, and of the
  /// second what the first lacks. They themselves are neither listed nor archived any more.
  ObjectNode merge(CrmType type, String primary, String other) {
    var first = require(type, "", primary);
    var second = require(type, "", other);
    var ids = List.of(Json.text(first, "id"), Json.text(second, "id"));
    if (ids.getFirst().equals(ids.getLast())) {
      throw HubSpotRefused.invalid("Cannot merge a record with itself");
    }
    var id = String.valueOf(++lastId);
    var row = Json.object().put("id", id).put("archived", false);
    var own = row.putObject("properties");
    own.setAll((ObjectNode) second.path("properties"));
    first
        .path("properties")
        .properties()
        .forEach(
            p -> {
              if (!p.getValue().asString("").isEmpty()) {
                own.set(p.getKey(), p.getValue());
              }
            });
    own.put("hs_object_id", id);
    own.put(MERGED_IDS, joined(List.of(first, second), MERGED_IDS, ids));
    var address = Json.text(second.path("properties"), "email");
    own.put(MORE_EMAILS, joined(List.of(first, second), MORE_EMAILS, List.of(address)));
    var made = List.of(Json.text(first, "createdAt"), Json.text(second, "createdAt"));
    row.put("createdAt", Collections.min(made));
    for (var gone : List.of(first, second)) {
      forget(type, gone);
      rows(type).remove(Json.text(gone, "id"));
      merged.put(type + "|" + Json.text(gone, "id"), id);
    }
    return store(type, row, HubSpotTime.text(clock.stamp()));
  }

  private static String joined(List<ObjectNode> rows, String property, List<String> more) {
    var all = new LinkedHashSet<String>();
    rows.forEach(r -> all.addAll(List.of(Json.text(r.path("properties"), property).split(";"))));
    all.addAll(more);
    all.remove("");
    return String.join(";", all);
  }

  private ObjectNode heard(CrmType type, @Nullable JsonNode before, ObjectNode row) {
    if (type == CrmType.CONTACTS) {
      workflows.written(before, row.path("properties"), Json.text(row, "id"));
    }
    var id = Json.text(row, "id");
    var after = row.path("properties");
    if (before == null) {
      witness.saw(Happening.of(type, id, Happening.Kind.CREATED));
    }
    for (var name : after.propertyNames()) {
      if (before == null || !Json.text(before, name).equals(Json.text(after, name))) {
        witness.saw(Happening.changed(type, id, name, after));
      }
    }
    return row;
  }

  /// Sets what only HubSpot itself may.
  void system(CrmType type, String id, String property, String value) {
    find(type, id)
        .ifPresent(
            found -> {
              var row = found.deepCopy();
              ((ObjectNode) row.path("properties")).put(property, value);
              store(type, row, HubSpotTime.text(clock.stamp()));
              witness.saw(Happening.changed(type, id, property, row.path("properties")));
            });
  }

  void archive(CrmType type, String id) {
    find(type, id)
        .ifPresent(
            found -> {
              var row = found.deepCopy().put("archived", true);
              row.put("archivedAt", HubSpotTime.text(clock.stamp()));
              forget(type, found);
              rows(type).put(Json.text(row, "id"), row);
            });
  }

  /// Refuses who is not archived, or whose unique value somebody else has by now.
  void bringBack(CrmType type, String id) {
    var found = rows(type).get(id);
    if (found == null || !isArchived(found)) {
      throw HubSpotRefused.notFound("resource not found");
    }
    checkUnique(type, id, (ObjectNode) found.path("properties"));
    var row = found.deepCopy().put("archived", false);
    row.remove("archivedAt");
    store(type, row, HubSpotTime.text(clock.stamp()));
  }

  void erase(CrmType type, String id) {
    find(type, id).ifPresent(row -> forget(type, row));
    rows(type).remove(id);
  }

  /// A life-cycle stage moves forward only; a way back is dropped without a word, unless the stage
  /// is cleared first.
  private void keepStage(ObjectNode own, ObjectNode checked) {
    var stages =
        properties.find("contacts", "lifecyclestage").map(Property::options).orElse(List.of());
    int now = stages.indexOf(Json.text(own, "lifecyclestage"));
    int wanted = stages.indexOf(Json.text(checked, "lifecyclestage"));
    if (wanted >= 0 && wanted < now) {
      checked.remove("lifecyclestage");
    }
  }

  private ObjectNode store(CrmType type, ObjectNode row, String now) {
    var id = Json.text(row, "id");
    find(type, id).ifPresent(before -> forget(type, before));
    var own = (ObjectNode) row.path("properties");
    own.put(type.modified(), now);
    if (type == CrmType.DEALS) {
      var stage = Json.text(own, "dealstage");
      own.put("hs_is_closed_won", String.valueOf(stage.equals("closedwon")));
      own.put("hs_is_closed", String.valueOf(stage.startsWith("closed")));
    }
    row.put("updatedAt", now);
    rows(type).put(id, row);
    ids(live, type).add(Long.parseLong(id));
    ids(inTime, type).add(timeKey(row));
    for (var property : uniques(type)) {
      var value = Json.text(row.path("properties"), property);
      if (!value.isEmpty()) {
        unique.put(key(type, property, value), id);
      }
    }
    for (var address : Json.text(row.path("properties"), MORE_EMAILS).split(";")) {
      unique.putIfAbsent(key(type, "email", address), id);
    }
    return row;
  }

  private void forget(CrmType type, ObjectNode row) {
    ids(live, type).remove(Long.parseLong(Json.text(row, "id")));
    ids(inTime, type).remove(timeKey(row));
    for (var property : uniques(type)) {
      var value = Json.text(row.path("properties"), property);
      unique.remove(key(type, property, value), Json.text(row, "id"));
    }
    for (var address : Json.text(row.path("properties"), MORE_EMAILS).split(";")) {
      unique.remove(key(type, "email", address), Json.text(row, "id"));
    }
  }

  private void checkUnique(CrmType type, String ownId, ObjectNode values) {
    for (var property : uniques(type)) {
      var value = Json.text(values, property);
      var holder = unique.get(key(type, property, value));
      if (!value.isEmpty() && holder != null && !holder.equals(ownId)) {
        throw HubSpotRefused.conflict(
            "%s already exists. Existing ID: %s".formatted(type.capital(), holder));
      }
    }
  }

  private List<String> uniques(CrmType type) {
    return properties.of(type.plural()).stream()
        .filter(p -> p.has("unique"))
        .map(Property::name)
        .toList();
  }

  private static String key(CrmType type, String property, String value) {
    return type + "|" + property + "|" + value.toLowerCase(Locale.ROOT);
  }

  private static boolean isArchived(ObjectNode row) {
    return row.path("archived").asBoolean();
  }

  private Map<String, ObjectNode> rows(CrmType type) {
    return rows.computeIfAbsent(type, t -> new LinkedHashMap<>());
  }

  ObjectNode state() {
    var state = Json.object().put("lastId", lastId);
    var became = state.putObject("merged");
    merged.forEach((was, now) -> became.put(was, now));
    rows.forEach((type, of) -> state.set(type.plural(), Json.array(new ArrayList<>(of.values()))));
    return state;
  }

  void restore(JsonNode state) {
    rows.clear();
    unique.clear();
    live.clear();
    inTime.clear();
    lastId = state.path("lastId").asLong();
    merged.clear();
    state.path("merged").properties().forEach(m -> merged.put(m.getKey(), m.getValue().asString()));
    for (var type : CrmType.values()) {
      for (JsonNode row : state.path(type.plural())) {
        var object = (ObjectNode) row;
        if (isArchived(object)) {
          rows(type).put(Json.text(row, "id"), object);
        } else {
          store(type, object, Json.text(row, "updatedAt"));
        }
      }
    }
  }
}
