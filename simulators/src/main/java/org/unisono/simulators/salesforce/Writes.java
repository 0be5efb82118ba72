package org.unisono.simulators.salesforce;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.unisono.simulators.Json;
import org.unisono.simulators.SimulatedClock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.ObjectNode;

/// Creates, changes and deletes rows by the fields' types and the objects' rules.
final class Writes {
  private final Schema schema;
  private final Records records;
  private final SimulatedClock clock;
  private final Map<String, ObjectRules> rules = new HashMap<>();
  private Listener listener = (type, row, change) -> {};
  private Guard guard = Guard.NONE;
  private String userId = "";

  Writes(Schema schema, Records records, SimulatedClock clock) {
    this.schema = schema;
    this.records = records;
    this.clock = clock;
  }

  /// Told of every write of a person or of the API; `Create`, `Update`, `Delete`.
  @FunctionalInterface
  interface Listener {
    void wrote(String type, ObjectNode row, String change);
  }

  void heardBy(Listener ear) {
    listener = ear;
  }

  /// Asked of each row before it is saved.
  interface Guard {
    Guard NONE = new Guard() {};

    /// @param before null for a new row
    default void check(SObjectType type, @Nullable ObjectNode before, ObjectNode row) {}

    default void checkDelete(SObjectType type, ObjectNode row) {}
  }

  void guardedBy(Guard checks) {
    guard = checks;
  }

  void rule(String type, ObjectRules rule) {
    rules.put(type, rule);
  }

  /// Whose name stands in `CreatedById`, and who owns what names no owner.
  void actAs(String user) {
    userId = user;
  }

  String create(SObjectType type, ObjectNode values) {
    var row = Json.object().put("Id", records.nextId(type.name()));
    defaults(type, row);
    apply(type, row, values, Verb.CREATE);
    required(type, row);
    var now = SalesforceTime.text(clock.stamp());
    row.put("IsDeleted", false).put("CreatedDate", now).put("CreatedById", userId);
    touch(row, now);
    rule(type).beforeCreate(row);
    guard.check(type, null, row);
    records.put(type.name(), row);
    rule(type).afterCreate(row);
    listener.wrote(type.name(), row, "Create");
    return Json.text(row, "Id");
  }

  void update(SObjectType type, String id, ObjectNode values) {
    var before = live(type, id);
    var after = before.deepCopy();
    apply(type, after, values, Verb.UPDATE);
    required(type, after);
    touch(after, SalesforceTime.text(clock.stamp()));
    rule(type).beforeUpdate(before, after);
    guard.check(type, before, after);
    records.put(type.name(), after);
    rule(type).afterUpdate(before, after);
    listener.wrote(type.name(), after, "Update");
  }

  void delete(SObjectType type, String id) {
    var row = live(type, id);
    guard.checkDelete(type, row);
    rule(type).beforeDelete(row);
    listener.wrote(type.name(), row, "Delete");
    records.remove(
        type.name(),
        Json.text(row, "Id"),
        SalesforceTime.text(clock.stamp()),
        rule(type).afterlife());
  }

  /// Changes what only the system may, such as a member's response.
  void system(String type, String id, ObjectNode values) {
    var row = live(schema.type(type), id).deepCopy();
    row.setAll(values);
    touch(row, SalesforceTime.text(clock.stamp()));
    records.put(type, row);
  }

  private ObjectNode live(SObjectType type, String id) {
    if (!SalesforceIds.isId(id)) {
      throw SalesforceRefused.bad("MALFORMED_ID", "malformed id " + id, "Id");
    }
    return records
        .find(type.name(), id)
        .orElseThrow(
            () ->
                records.findDeleted(type.name(), id).isPresent()
                    ? new SalesforceRefused(
                        404, "ENTITY_IS_DELETED", "entity is deleted", List.of())
                    : SalesforceRefused.notFound(
                        "Provided external ID field does not exist or is not accessible: " + id));
  }

  private enum Verb {
    CREATE,
    UPDATE
  }

  private void apply(SObjectType type, ObjectNode row, ObjectNode values, Verb verb) {
    for (var entry : values.properties()) {
      if (entry.getValue() instanceof ObjectNode named
          && type.relation(entry.getKey()).isPresent()) {
        var hop = type.relation(entry.getKey()).get();
        apply(type, row, Json.object().put(hop.name(), byExternalId(hop, named)), verb);
      } else if (!entry.getKey().equals("attributes")) {
        var field = type.field(entry.getKey()).orElseThrow(() -> unknown(type, entry.getKey()));
        boolean allowed = verb == Verb.CREATE ? field.isCreateable() : field.isUpdateable();
        if (!allowed) {
          throw notWritable(field);
        }
        var stored = Coercion.store(field, entry.getValue());
        checkReference(field, stored);
        row.set(field.name(), stored);
      }
    }
  }

  /// A parent may be named by an external id of its own.
  private String byExternalId(SObjectField hop, ObjectNode named) {
    for (var entry : named.properties()) {
      var field = schema.type(hop.target()).field(entry.getKey());
      if (field.isPresent() && field.get().has(SObjectField.Flag.EXTERNAL)) {
        var value = entry.getValue().asString("");
        var found = records.by(hop.target(), field.get().name(), value);
        if (found.size() != 1) {
          throw SalesforceRefused.bad(
              "INVALID_FIELD",
              "Foreign key external ID: %s not found for field %s in entity %s"
                  .formatted(value, field.get().name(), hop.target()));
        }
        return Json.text(found.getFirst(), "Id");
      }
    }
    throw SalesforceRefused.bad(
        "INVALID_FIELD", "No external id names the parent " + hop.relationship());
  }

  private void checkReference(SObjectField field, JsonNode value) {
    if (field.type() == FieldType.REFERENCE && !value.isNull()) {
      var target =
          records
              .find(field.target(), value.asString())
              .orElseThrow(
                  () ->
                      SalesforceRefused.bad(
                          "INVALID_CROSS_REFERENCE_KEY",
                          "invalid cross reference id",
                          field.name()));
      if (field.name().equals("OwnerId") && !target.path("IsActive").asBoolean(true)) {
        var text = "operation performed with inactive user [%s] as owner";
        throw SalesforceRefused.bad(
            "INACTIVE_OWNER_OR_USER", text.formatted(value.asString()), field.name());
      }
    }
  }

  private void defaults(SObjectType type, ObjectNode row) {
    for (var field : type.fields()) {
      if (field.type() == FieldType.BOOLEAN) {
        row.set(field.name(), BooleanNode.FALSE);
      }
    }
    if (type.field("OwnerId").isPresent()) {
      row.put("OwnerId", userId);
    }
    if (type.name().equals("User")) {
      row.put("UserType", "Standard");
    }
  }

  private static void required(SObjectType type, ObjectNode row) {
    var missing =
        type.fields().stream()
            .filter(f -> f.has(SObjectField.Flag.REQUIRED) && Json.text(row, f.name()).isEmpty())
            .map(SObjectField::name)
            .toArray(String[]::new);
    if (missing.length > 0) {
      throw SalesforceRefused.bad(
          "REQUIRED_FIELD_MISSING",
          "Required fields are missing: [" + String.join(", ", missing) + "]",
          missing);
    }
  }

  private void touch(ObjectNode row, String now) {
    row.put("LastModifiedDate", now).put("LastModifiedById", userId).put("SystemModstamp", now);
  }

  private ObjectRules rule(SObjectType type) {
    return rules.getOrDefault(type.name(), ObjectRules.NONE);
  }

  static SalesforceRefused unknown(SObjectType type, String field) {
    return SalesforceRefused.bad(
        "INVALID_FIELD", "No such column '%s' on sobject of type %s".formatted(field, type.name()));
  }

  private static SalesforceRefused notWritable(SObjectField field) {
    return SalesforceRefused.bad(
        "INVALID_FIELD_FOR_INSERT_UPDATE",
        "Unable to create/update fields: %s. Please check the security settings of this field and verify that it is read/write for your profile or permission set."
            .formatted(field.name()),
        field.name());
  }
}
