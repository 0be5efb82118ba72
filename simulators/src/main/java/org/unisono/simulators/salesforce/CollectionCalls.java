package org.unisono.simulators.salesforce;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/// Up to 200 records in one call, each with its own outcome, in the order of the request.
final class CollectionCalls {
  private static final String ALL = "/services/data/{v}/composite/sobjects";
  private static final int MOST = 200;

  private final Org org;

  CollectionCalls(Org org) {
    this.org = org;
  }

  void register(Routes routes) {
    routes
        .post(ALL, r -> each(r, this::create))
        .patch(ALL, r -> each(r, this::update))
        .delete(ALL, this::deleteAll)
        .patch(
            ALL + "/{type}/{field}",
            r -> each(r, row -> upsert(r.var("type"), r.var("field"), row)))
        .get(
            ALL + "/{type}",
            r -> retrieve(r, r.param("ids").orElse(""), r.param("fields").orElse("")))
        .post(ALL + "/{type}", this::retrieveByBody);
  }

  private ObjectNode create(ObjectNode row) {
    return success(org.apiWrites.create(typeOf(row), row));
  }

  private ObjectNode update(ObjectNode row) {
    var id = Json.text(row, row.has("Id") ? "Id" : "id");
    if (id.isEmpty()) {
      throw SalesforceRefused.bad("MISSING_ARGUMENT", "Id not specified in an update call");
    }
    var values = row.deepCopy();
    values.remove(List.of("Id", "id"));
    org.apiWrites.update(typeOf(row), id, values);
    return success(id);
  }

  private ObjectNode upsert(String type, String field, ObjectNode row) {
    var values = row.deepCopy();
    values.remove(field);
    try {
      var done = org.apiWrites.upsert(type, field, Json.text(row, field), values);
      return success(done.id()).put("created", done.effect() == ApiWrites.Effect.CREATED);
    } catch (MultipleChoices several) {
      throw SalesforceRefused.bad("DUPLICATE_VALUE", String.valueOf(several.getMessage()), field);
    }
  }

  private static String typeOf(ObjectNode row) {
    return Json.text(row.path("attributes"), "type");
  }

  private static ObjectNode success(String id) {
    var outcome = Json.object().put("id", id).put("success", true);
    return (ObjectNode) outcome.set("errors", Json.array());
  }

  private Reply each(Request request, Function<ObjectNode, ObjectNode> write) {
    var rows = new ArrayList<ObjectNode>();
    for (JsonNode row : request.json().path("records")) {
      rows.add((ObjectNode) row);
    }
    boolean allOrNone = request.json().path("allOrNone").asBoolean(false);
    return Reply.ok(outcomes(rows, write, allOrNone));
  }

  private Reply deleteAll(Request request) {
    var ids = ids(request.param("ids").orElse(""));
    boolean allOrNone = request.param("allOrNone").orElse("").equals("true");
    return Reply.ok(outcomes(ids, this::delete, allOrNone));
  }

  private ObjectNode delete(String id) {
    var type =
        org.schema
            .ofId(id)
            .orElseThrow(() -> SalesforceRefused.bad("MALFORMED_ID", "malformed id " + id));
    org.apiWrites.delete(type.name(), id);
    return success(id);
  }

  private <T> ArrayNode outcomes(List<T> rows, Function<T, ObjectNode> write, boolean allOrNone) {
    if (rows.size() > MOST) {
      throw SalesforceRefused.bad(
          "EXCEEDED_MAX_SIZE_REQUEST", "The request has more than 200 records");
    }
    if (!allOrNone) {
      // One transaction, though a row that fails leaves the others.
      return org.records.allOrNothing(() -> outcomes(rows, write));
    }
    try {
      return org.records.allOrNothing(() -> strict(outcomes(rows, write)));
    } catch (RolledBack rolledBack) {
      return rolledBack.outcomes;
    }
  }

  private <T> ArrayNode outcomes(List<T> rows, Function<T, ObjectNode> write) {
    var outcomes = Json.array();
    for (int i = 0; i < rows.size(); i++) {
      try {
        org.apiWrites.checkBatchRow(i);
        var row = rows.get(i);
        outcomes.add(org.records.allOrNothing(() -> write.apply(row)));
      } catch (SalesforceRefused refused) {
        var outcome = Json.object().put("success", false);
        outcomes.add(outcome.set("errors", Json.array(List.of(refused.inCollection()))));
      }
    }
    return outcomes;
  }

  private static ArrayNode strict(ArrayNode outcomes) {
    boolean failed = Stream.of(outcomes).flatMap(ArrayNode::valueStream).anyMatch(o -> !ok(o));
    if (!failed) {
      return outcomes;
    }
    var rolledBack =
        SalesforceRefused.bad(
                "ALL_OR_NONE_OPERATION_ROLLED_BACK",
                "Record rolled back because not all records were valid and the request was using AllOrNone header")
            .inCollection();
    var told = Json.array();
    for (JsonNode outcome : outcomes) {
      var failure = Json.object().put("success", false);
      told.add(ok(outcome) ? failure.set("errors", Json.array(List.of(rolledBack))) : outcome);
    }
    throw new RolledBack(told);
  }

  private static boolean ok(JsonNode outcome) {
    return outcome.path("success").asBoolean();
  }

  private Reply retrieveByBody(Request request) {
    var ids = request.json().path("ids").valueStream().map(JsonNode::asString).toList();
    var fields = request.json().path("fields").valueStream().map(JsonNode::asString).toList();
    return retrieve(request, String.join(",", ids), String.join(",", fields));
  }

  private Reply retrieve(Request request, String ids, String fields) {
    var type = org.schema.type(request.var("type"));
    var paths = ids(fields).stream().map(f -> FieldPath.resolve(org.schema, type, f)).toList();
    var records = Json.array();
    for (var id : ids(ids)) {
      var row = org.records.find(type.name(), id).filter(org.reads::isVisible);
      JsonNode shown =
          row.<JsonNode>map(
                  r ->
                      org.queries.shown(
                          Queries.Found.of(type, paths, List.of(r)), r, request.var("v")))
              .orElse(NullNode.getInstance());
      records.add(shown);
    }
    return Reply.ok(records);
  }

  private static List<String> ids(String commaSeparated) {
    return Arrays.stream(commaSeparated.split(","))
        .map(String::trim)
        .filter(s -> !s.isEmpty())
        .toList();
  }

  /// Carries the outcomes out of an undone transaction.
  private static final class RolledBack extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient ArrayNode outcomes;

    RolledBack(ArrayNode outcomes) {
      super("rolled back", null, false, false);
      this.outcomes = outcomes;
    }
  }
}
