package org.unisono.simulators.salesforce;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.unisono.simulators.Json;
import org.unisono.simulators.VendorRefusal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What the organisation's own administrators put in the way of a save: triggers that fail,
/// validation rules and duplicate rules, asked in this order.
final class Guards implements Writes.Guard {
  private static final String ALERT = "Use one of these records?";

  /// One thing in the way.
  ///
  /// @param wish as it was switched on
  /// @param where the rows that it is about
  private record Guard(ObjectNode wish, SObjectType type, Predicate<ObjectNode> where) {
    String text(String member) {
      return Json.text(wish, member);
    }
  }

  private final Schema schema;
  private final Reads reads;
  private final Queries queries;
  private final Map<String, List<Guard>> all = new LinkedHashMap<>();
  private boolean duplicatesAllowed;

  Guards(Schema schema, Reads reads, Queries queries) {
    this.schema = schema;
    this.reads = reads;
    this.queries = queries;
    Stream.of("failingTriggers", "validationRules", "duplicateRules")
        .forEach(kind -> all.put(kind, List.of()));
  }

  boolean has(String kind) {
    return all.containsKey(kind);
  }

  /// These and no others of the kind stand from now on.
  ///
  /// @throws IllegalArgumentException where a condition or an object is none
  void set(String kind, JsonNode wishes) {
    var guards = new ArrayList<Guard>();
    for (var wish : wishes) {
      guards.add(guard((ObjectNode) wish));
    }
    all.put(kind, guards);
  }

  private Guard guard(ObjectNode wish) {
    try {
      var type = schema.type(Json.text(wish, "object"));
      var where = Json.text(wish, "where");
      Predicate<ObjectNode> every = row -> true;
      return new Guard(wish, type, where.isEmpty() ? every : queries.where(type, where));
    } catch (VendorRefusal wrong) {
      throw new IllegalArgumentException(wrong.getMessage(), wrong);
    }
  }

  void describe(ObjectNode to) {
    all.forEach(
        (kind, guards) -> to.set(kind, Json.array(guards.stream().map(Guard::wish).toList())));
  }

  /// Does the work, and lets it save duplicates that a rule only warns of.
  <T> T allowing(boolean duplicates, Supplier<T> work) {
    duplicatesAllowed = duplicates;
    try {
      return work.get();
    } finally {
      duplicatesAllowed = false;
    }
  }

  @Override
  public void check(SObjectType type, @Nullable ObjectNode before, ObjectNode row) {
    for (var trigger : of("failingTriggers", type, row)) {
      fail(trigger, before == null ? "BeforeInsert" : "BeforeUpdate");
    }
    for (var rule : of("validationRules", type, row)) {
      var field = rule.text("field");
      throw SalesforceRefused.bad(
          "FIELD_CUSTOM_VALIDATION_EXCEPTION",
          rule.text("message"),
          field.isEmpty() ? new String[0] : new String[] {field});
    }
    for (var rule : of("duplicateRules", type, row)) {
      seekTwin(rule, before, row);
    }
  }

  @Override
  public void checkDelete(SObjectType type, ObjectNode row) {
    for (var trigger : of("failingTriggers", type, row)) {
      fail(trigger, "BeforeDelete");
    }
  }

  private List<Guard> of(String kind, SObjectType type, ObjectNode row) {
    return all.getOrDefault(kind, List.of()).stream()
        .filter(g -> g.type().name().equals(type.name()) && g.where().test(row))
        .toList();
  }

  private static void fail(Guard trigger, String event) {
    if (!trigger.text("event").isEmpty() && !trigger.text("event").equals(event)) {
      return;
    }
    var name = trigger.text("name");
    throw SalesforceRefused.bad(
        "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY",
        "%1$s: execution of %2$s%n%ncaused by: System.NullPointerException: Attempt to de-reference a null object%n%nTrigger.%1$s: line 3, column 1"
            .formatted(name, event)
            .replace("\r", ""));
  }

  /// A rule that blocks cannot be passed; one that allows can, by the header.
  private void seekTwin(Guard rule, @Nullable ObjectNode before, ObjectNode row) {
    boolean warns = rule.text("action").equalsIgnoreCase("Allow");
    var field = rule.text("field");
    var value = Json.text(row, field);
    boolean kept = before != null && Json.text(before, field).equalsIgnoreCase(value);
    if (value.isEmpty() || kept || (warns && duplicatesAllowed)) {
      return;
    }
    var twins =
        reads.records().all(rule.type().name()).stream()
            .filter(r -> Json.text(r, field).equalsIgnoreCase(value))
            .filter(r -> !Json.text(r, "Id").equals(Json.text(row, "Id")))
            .toList();
    if (!twins.isEmpty()) {
      throw SalesforceRefused.bad("DUPLICATES_DETECTED", ALERT)
          .with("duplicateResut", found(rule, warns, twins));
    }
  }

  /// The vendor's own spelling of the member leaves an l out.
  private ObjectNode found(Guard rule, boolean warns, List<ObjectNode> twins) {
    var type = rule.type().name();
    var name = rule.text("name").isEmpty() ? "Standard_" + type : rule.text("name");
    var result =
        Json.object()
            .put("allowSave", warns)
            .put("duplicateRule", name + "_Duplicate_Rule")
            .put("duplicateRuleEntityType", type)
            .put("errorMessage", ALERT);
    var match = result.putArray("matchResults").addObject().put("entityType", type);
    match.set("errors", Json.array());
    match.put("matchEngine", "ExactMatchEngine");
    var records = match.putArray("matchRecords");
    for (var twin : twins) {
      var one = records.addObject();
      one.set("additionalInformation", Json.array());
      one.set("fieldDiffs", Json.array());
      var record = one.put("matchConfidence", 100.0).putObject("record");
      var id = Json.text(twin, "Id");
      record.set("attributes", reads.attributes(type, id, "v60.0"));
      record.put("Id", id);
    }
    match.put("rule", name + "_Match_Rule").put("size", twins.size()).put("success", true);
    return result;
  }
}
