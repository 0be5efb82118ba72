package org.unisono.simulators.marketo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.unisono.simulators.Json;
import org.unisono.simulators.SimulatedClock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// People. Marketo itself keeps no address unique: who creates under a lookup field finds doubles.
final class Leads {
  private static final String EMAIL = "email";

  private final LeadFields fields;
  private final Activities activities;
  private final SimulatedClock clock;
  private final Map<Long, ObjectNode> all = new LinkedHashMap<>();
  private final Map<String, TreeSet<Long>> byEmail = new HashMap<>();
  private long made = 1_000;

  /// The name of the company that another system knows by this id.
  Function<String, Optional<String>> companies = id -> Optional.empty();

  Leads(LeadFields fields, Activities activities, SimulatedClock clock) {
    this.fields = fields;
    this.activities = activities;
    this.clock = clock;
  }

  List<ObjectNode> all() {
    return List.copyOf(all.values());
  }

  Optional<ObjectNode> find(long id) {
    return Optional.ofNullable(all.get(id));
  }

  ObjectNode require(long id) {
    return find(id)
        .orElseThrow(() -> new MarketoRefused("1004", "Lead '%d' not found".formatted(id)));
  }

  /// Texts are compared without regard to case.
  List<ObjectNode> where(String field, List<String> values) {
    if (!fields.isKnown(field)) {
      throw MarketoRefused.invalid("Invalid filterType '%s'".formatted(field));
    }
    if (field.equals("id")) {
      return values.stream()
          .filter(v -> v.matches("\\d{1,18}"))
          .flatMap(v -> find(Long.parseLong(v)).stream())
          .toList();
    }
    var wanted = values.stream().map(Leads::folded).collect(Collectors.toSet());
    if (field.equals(EMAIL) && !wanted.contains("")) {
      return wanted.stream()
          .flatMap(w -> byEmail.getOrDefault(w, new TreeSet<>()).stream())
          .sorted()
          .flatMap(id -> find(id).stream())
          .toList();
    }
    return all.values().stream().filter(l -> wanted.contains(folded(Json.text(l, field)))).toList();
  }

  static String folded(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  ObjectNode create(ObjectNode values) {
    var checked = checked(values);
    var now = MarketoTime.text(clock.stamp());
    var lead = Json.object().put("id", ++made).put("createdAt", now).put("updatedAt", now);
    lead.put("unsubscribed", false).put("marketingSuspended", false);
    lead.put("blackListed", false).put("emailInvalid", false);
    lead.setAll(checked);
    companies.apply(Json.text(lead, Companies.EXTERNAL)).ifPresent(n -> lead.put("company", n));
    keep(lead);
    activities.add(Activities.NEW_LEAD, made, 0, "", Map.of("Source Type", "Web service API"));
    return lead;
  }

  /// Logs one activity for each value that becomes another.
  void update(long id, ObjectNode values) {
    var checked = checked(values);
    var lead = require(id);
    var company = Json.text(checked.has(Companies.EXTERNAL) ? checked : lead, Companies.EXTERNAL);
    var name = companies.apply(company);
    if (name.isPresent() && checked.has("company")) {
      throw new MarketoRefused("1021", "Company update not allowed");
    }
    name.ifPresent(n -> checked.put("company", n));
    changed(lead, checked);
  }

  /// The company has this name now.
  void named(ObjectNode lead, String company) {
    changed(lead, Json.object().put("company", company));
  }

  private void changed(ObjectNode lead, ObjectNode checked) {
    long id = lead.path("id").asLong();
    boolean changed = false;
    release(lead);
    for (var entry : checked.properties()) {
      var name = entry.getKey();
      var before = Json.text(lead, name);
      var after = Json.text(checked, name);
      if (!before.equals(after)) {
        changed = true;
        lead.set(name, entry.getValue());
        var attributes = Map.of("Old Value", before, "New Value", after);
        activities.add(Activities.CHANGE_VALUE, id, fields.idOf(name), name, attributes);
      }
    }
    hold(lead);
    if (changed) {
      lead.put("updatedAt", MarketoTime.text(clock.stamp()));
    }
  }

  private void keep(ObjectNode lead) {
    all.put(lead.path("id").asLong(), lead);
    hold(lead);
  }

  private void hold(ObjectNode lead) {
    byEmail
        .computeIfAbsent(folded(Json.text(lead, EMAIL)), e -> new TreeSet<>())
        .add(lead.path("id").asLong());
  }

  private void release(ObjectNode lead) {
    byEmail
        .getOrDefault(folded(Json.text(lead, EMAIL)), new TreeSet<>())
        .remove(lead.path("id").asLong());
  }

  private void drop(long id) {
    release(require(id));
    all.remove(id);
  }

  private ObjectNode checked(ObjectNode values) {
    var checked = Json.object();
    for (var entry : values.properties()) {
      fields.requireWritable(entry.getKey());
      var value = entry.getValue();
      fields.requireType(entry.getKey(), value);
      if (fields.isFlag(entry.getKey())) {
        checked.put(entry.getKey(), value.asString("").matches("(?i)true|1"));
      } else {
        checked.put(entry.getKey(), value.isNull() ? null : value.asString());
      }
    }
    return checked;
  }

  void delete(long id) {
    drop(id);
    activities.add(Activities.DELETE, id, 0, "", Map.of());
  }

  /// The losers are gone, without a deletion in the log.
  void merge(long winner, List<Long> losers) {
    require(winner);
    new ArrayList<>(losers).forEach(this::require);
    losers.forEach(this::drop);
    var attributes = Map.of("Merge IDs", losers, "Master Updated", false);
    activities.add(Activities.MERGE, winner, winner, "", attributes);
  }

  ObjectNode state() {
    return (ObjectNode) Json.object().put("made", made).set("all", Json.array(all.values()));
  }

  void restore(JsonNode state) {
    all.clear();
    byEmail.clear();
    made = state.path("made").asLong();
    state.path("all").forEach(l -> keep((ObjectNode) l));
  }
}
