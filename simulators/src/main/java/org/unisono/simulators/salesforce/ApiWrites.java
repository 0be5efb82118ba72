package org.unisono.simulators.salesforce;

import org.unisono.simulators.Fault;
import org.unisono.simulators.Faults;
import org.unisono.simulators.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Writes that come in through an API call: the caller's rights and the faults apply.
final class ApiWrites {
  enum Effect {
    CREATED,
    UPDATED
  }

  /// What an upsert did.
  record Upserted(String id, Effect effect) {}

  private final Schema schema;
  private final Records records;
  private final Writes writes;
  private final RowAccess access;
  private final Faults faults;

  ApiWrites(Schema schema, Records records, Writes writes, RowAccess access, Faults faults) {
    this.schema = schema;
    this.records = records;
    this.writes = writes;
    this.access = access;
    this.faults = faults;
  }

  String create(String type, ObjectNode values) {
    checkRights();
    return create(schema.type(type), values);
  }

  private String create(SObjectType type, ObjectNode values) {
    access.checkParents(type, values);
    return writes.create(type, values);
  }

  void update(String type, String id, ObjectNode values) {
    checkRights();
    update(schema.type(type), id, values);
  }

  private void update(SObjectType type, String id, ObjectNode values) {
    access.checkOwn(id);
    records.find(type.name(), id).ifPresent(row -> access.checkParents(type, row));
    writes.update(type, id, values);
  }

  void delete(String type, String id) {
    checkRights();
    var object = schema.type(type);
    access.checkOwn(id);
    records.find(object.name(), id).ifPresent(row -> access.checkParents(object, row));
    writes.delete(object, id);
  }

  /// Finds the row by an external id (or `Id`) and changes it, else creates one with that id.
  /// Refuses where the field is no external id, and where two rows have the same one.
  Upserted upsert(String type, String field, String value, ObjectNode values) {
    checkRights();
    var object = schema.type(type);
    if (field.equalsIgnoreCase("Id")) {
      update(object, value, values);
      return new Upserted(SalesforceIds.full(value), Effect.UPDATED);
    }
    var external =
        object
            .field(field)
            .filter(f -> f.has(SObjectField.Flag.EXTERNAL))
            .orElseThrow(
                () ->
                    SalesforceRefused.notFound(
                        "Provided external ID field does not exist or is not accessible: "
                            + field));
    var found = records.by(object.name(), external.name(), value);
    if (found.size() > 1) {
      throw new MultipleChoices(found.stream().map(r -> Json.text(r, "Id")).toList());
    }
    if (found.isEmpty()) {
      var fresh = values.deepCopy().put(external.name(), value);
      return new Upserted(create(object, fresh), Effect.CREATED);
    }
    var id = Json.text(found.getFirst(), "Id");
    update(object, id, updatable(object, found.getFirst(), values));
    return new Upserted(id, Effect.UPDATED);
  }

  /// An upsert may repeat the fixed references of a row that exists, as long as they agree.
  private static ObjectNode updatable(SObjectType type, ObjectNode row, ObjectNode values) {
    var left = Json.object();
    for (var entry : values.properties()) {
      boolean same =
          type.field(entry.getKey())
              .filter(f -> f.has(SObjectField.Flag.CREATE))
              .map(f -> sameId(row.path(f.name()), entry.getValue()))
              .orElse(false);
      if (!same) {
        left.set(entry.getKey(), entry.getValue());
      }
    }
    return left;
  }

  private static boolean sameId(JsonNode stored, JsonNode given) {
    return SalesforceIds.full(stored.asString()).equals(SalesforceIds.full(given.asString()));
  }

  /// Throws for the rows that [Fault#PARTIAL_BATCH_FAILURE] hits: the third, the sixth …
  void checkBatchRow(int position) {
    if (position % 3 == 2 && faults.isOn(Fault.PARTIAL_BATCH_FAILURE)) {
      throw SalesforceRefused.bad(
          "UNABLE_TO_LOCK_ROW", "unable to obtain exclusive access to this record");
    }
  }

  private void checkRights() {
    if (faults.isOn(Fault.RIGHTS_NARROWED)) {
      throw SalesforceRefused.noRight();
    }
  }
}
