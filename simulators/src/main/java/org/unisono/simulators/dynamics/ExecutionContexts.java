package org.unisono.simulators.dynamics;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.unisono.simulators.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What a step is told: who did what to which row, in the vendor's `RemoteExecutionContext`.
final class ExecutionContexts {
  private static final String CONTRACTS = ":http://schemas.microsoft.com/xrm/2011/Contracts";
  private static final String TYPE = "__type";
  private static final String NOBODY = new UUID(0, 0).toString();

  private final Organization org;

  ExecutionContexts(Organization org) {
    this.org = org;
  }

  ObjectNode of(ObjectNode step, String message, Table table, String row) {
    var context = Json.object();
    context.put("BusinessUnitId", Organization.BUSINESS_UNIT);
    context.put("CorrelationId", UUID.randomUUID().toString()).put("Depth", 1);
    context.put("InitiatingUserAzureActiveDirectoryObjectId", NOBODY);
    context.put("InitiatingUserId", org.user);
    context.putArray("InputParameters");
    context.put("IsExecutingOffline", false).put("IsInTransaction", false);
    context.put("IsOfflinePlayback", false).put("IsolationMode", 1);
    context.put("MessageName", message).put("Mode", 1);
    context.put("OperationCreatedOn", date(org.clock.instant()));
    context.put("OperationId", UUID.randomUUID().toString());
    context.put("OrganizationId", Organization.ID).put("OrganizationName", "unisono");
    context.putArray("OutputParameters");
    var owner = reference("sdkmessageprocessingstep", key(step));
    context.set("OwningExtension", owner.put("Name", Json.text(step, "name")));
    context.putNull("ParentContext");
    context.putArray("PostEntityImages");
    context.putArray("PreEntityImages");
    context.put("PrimaryEntityId", row).put("PrimaryEntityName", table.name());
    context.put("RequestId", UUID.randomUUID().toString()).put("SecondaryEntityName", "none");
    context.putArray("SharedVariables");
    return context.put("Stage", 40).put("UserId", org.callers.current());
  }

  private static String key(ObjectNode step) {
    return Json.text(step, "sdkmessageprocessingstepid");
  }

  void target(ObjectNode context, ObjectNode target) {
    input(context, "Target", target);
  }

  void input(ObjectNode context, String key, JsonNode value) {
    pair((ArrayNode) context.path("InputParameters"), key, value);
  }

  void output(ObjectNode context, String key, String value) {
    ((ArrayNode) context.path("OutputParameters")).addObject().put("key", key).put("value", value);
  }

  private static void pair(ArrayNode into, String key, JsonNode value) {
    into.addObject().put("key", key).set("value", value);
  }

  ObjectNode reference(String table, String id) {
    var reference = Json.object().put(TYPE, "EntityReference" + CONTRACTS).put("Id", id);
    reference.putArray("KeyAttributes");
    return reference.put("LogicalName", table).putNull("Name").putNull("RowVersion");
  }

  /// The row with nothing but what changed, and its key.
  ObjectNode only(Table table, ObjectNode row, Set<String> changed) {
    var some = Json.object();
    some.set(table.key(), row.path(table.key()));
    for (var column : table.columns()) {
      if (changed.contains(column.name())) {
        some.set(column.property(), row.path(column.property()));
      }
    }
    return some;
  }

  /// A row with its columns, each in the form of its type.
  ObjectNode entity(Table table, ObjectNode row) {
    var entity = Json.object().put(TYPE, "Entity" + CONTRACTS);
    var attributes = entity.putArray("Attributes");
    var formatted = entity.putNull("EntityState").putArray("FormattedValues");
    for (var column : table.columns()) {
      if (row.has(column.property())) {
        pair(attributes, column.name(), value(column, row.path(column.property())));
        var label = Values.formatted(column, row);
        if (!label.isEmpty()) {
          formatted.addObject().put("key", column.name()).put("value", label);
        }
      }
    }
    entity.put("Id", Json.text(row, table.key())).putArray("KeyAttributes");
    entity.put("LogicalName", table.name()).putArray("RelatedEntities");
    return entity.putNull("RowVersion");
  }

  private JsonNode value(Column column, JsonNode value) {
    if (value.isNull()) {
      return value;
    }
    return switch (column.type()) {
      case "picklist", "state", "status" -> wrapped("OptionSetValue", value);
      case "money" -> wrapped("Money", value);
      case "lookup" -> reference(column.target().table(), value.asString());
      case "date" -> dated(Instant.parse(value.asString() + "T00:00:00Z"));
      case "datetime" -> dated(Instant.parse(value.asString()));
      default -> value;
    };
  }

  private static ObjectNode wrapped(String type, JsonNode value) {
    return (ObjectNode) Json.object().put(TYPE, type + CONTRACTS).set("Value", value);
  }

  private static JsonNode dated(Instant at) {
    return Json.object().put("at", date(at)).path("at");
  }

  private static String date(Instant at) {
    return "/Date(" + at.toEpochMilli() + ")/";
  }
}
