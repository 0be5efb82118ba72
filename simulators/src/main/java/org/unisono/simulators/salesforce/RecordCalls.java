package org.unisono.simulators.salesforce;

import java.util.Arrays;
import java.util.List;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// One record per call: create, read, change, delete, and upsert by external id.
final class RecordCalls {
  private static final String ONE = "/services/data/{v}/sobjects/{type}/{id}";
  private static final String BY_EXTERNAL_ID = "/services/data/{v}/sobjects/{type}/{field}/{value}";

  private final Org org;

  RecordCalls(Org org) {
    this.org = org;
  }

  void register(Routes routes) {
    routes
        .post("/services/data/{v}/sobjects/{type}", this::create)
        .get(ONE, this::read)
        .patch(ONE, this::update)
        .delete(ONE, this::delete)
        .get(BY_EXTERNAL_ID, this::readByExternalId)
        .patch(BY_EXTERNAL_ID, this::upsert)
        .delete(BY_EXTERNAL_ID, this::deleteByExternalId)
        // Clients that cannot send PATCH say so in a parameter.
        .post(ONE, r -> r.param("_HttpMethod").orElse("").equals("PATCH") ? update(r) : unknown())
        .post(BY_EXTERNAL_ID, this::upsert);
  }

  private static Reply unknown() {
    return SalesforceRefused.notFound("The requested resource does not exist").reply();
  }

  private Reply create(Request request) {
    var type = request.var("type");
    var id = org.records.allOrNothing(() -> org.apiWrites.create(type, values(request)));
    var at = "/services/data/%s/sobjects/%s/%s".formatted(request.var("v"), type, id);
    return Reply.json(201, created(id)).with("Location", at);
  }

  private static ObjectNode created(String id) {
    var body = Json.object().put("id", id).put("success", true);
    return (ObjectNode) body.set("errors", Json.array());
  }

  private Reply read(Request request) {
    var type = org.schema.type(request.var("type"));
    var row = org.records.find(type.name(), request.var("id")).filter(org.reads::isVisible);
    var found =
        row.orElseThrow(() -> SalesforceRefused.notFound("The requested resource does not exist"));
    Preconditions.check(request, found);
    return Preconditions.isKnown(request, found)
        ? Reply.empty(304)
        : Reply.ok(shown(request, type, found));
  }

  private ObjectNode shown(Request request, SObjectType type, ObjectNode row) {
    var version = request.var("v");
    var asked = request.param("fields").orElse("");
    if (asked.isEmpty()) {
      return org.reads.whole(type, row, version);
    }
    var paths =
        Arrays.stream(asked.split(","))
            .map(name -> FieldPath.resolve(org.schema, type, name.trim()))
            .toList();
    var found = Queries.Found.of(type, paths, List.of(row));
    var shown = org.queries.shown(found, row, version);
    return shown.put("Id", Json.text(row, "Id"));
  }

  private Reply update(Request request) {
    return org.records.allOrNothing(
        () -> {
          checkUnchanged(request);
          org.apiWrites.update(request.var("type"), request.var("id"), values(request));
          return Reply.empty(204);
        });
  }

  private Reply delete(Request request) {
    return org.records.allOrNothing(
        () -> {
          checkUnchanged(request);
          org.apiWrites.delete(request.var("type"), request.var("id"));
          return Reply.empty(204);
        });
  }

  private void checkUnchanged(Request request) {
    org.records
        .find(org.schema.type(request.var("type")).name(), request.var("id"))
        .ifPresent(row -> Preconditions.check(request, row));
  }

  private Reply readByExternalId(Request request) {
    var type = org.schema.type(request.var("type"));
    if (SalesforceIds.isId(request.var("field"))) {
      return related(request, type);
    }
    return Reply.ok(shown(request, type, theOne(request)));
  }

  /// The parent or the children of a record, by the name of the relation.
  private Reply related(Request request, SObjectType type) {
    var missing = SalesforceRefused.notFound("The requested resource does not exist");
    var row = org.records.find(type.name(), request.var("field")).orElseThrow(() -> missing);
    var name = request.var("value");
    var hop = type.relation(name);
    if (hop.isPresent()) {
      var parent =
          FieldPath.parent(org.reads, type.name(), row, hop.get()).orElseThrow(() -> missing);
      return Reply.ok(shown(request, org.schema.type(hop.get().target()), parent));
    }
    var relation = ChildRelation.find(type.name(), name).orElseThrow(() -> missing);
    var fields = request.param("fields").orElse("FIELDS(ALL)");
    var soql =
        "SELECT %s FROM %s WHERE %s = '%s' LIMIT 200"
            .formatted(fields, relation.child(), relation.field(), Json.text(row, "Id"));
    var found = org.queries.run(soql, Queries.Scope.LIVE);
    var body = Json.object().put("totalSize", found.rows().size()).put("done", true);
    var records = body.putArray("records");
    found.rows().forEach(r -> records.add(org.queries.shown(found, r, request.var("v"))));
    return Reply.ok(body);
  }

  private Reply deleteByExternalId(Request request) {
    org.apiWrites.delete(request.var("type"), Json.text(theOne(request), "Id"));
    return Reply.empty(204);
  }

  private ObjectNode theOne(Request request) {
    var rows =
        org.records.by(
            org.schema.type(request.var("type")).name(),
            request.var("field"),
            request.var("value"));
    if (rows.size() > 1) {
      throw new MultipleChoices(rows.stream().map(r -> Json.text(r, "Id")).toList());
    }
    return rows.stream()
        .findFirst()
        .orElseThrow(() -> SalesforceRefused.notFound("The requested resource does not exist"));
  }

  private Reply upsert(Request request) {
    var done =
        org.records.allOrNothing(
            () ->
                org.apiWrites.upsert(
                    request.var("type"),
                    request.var("field"),
                    request.var("value"),
                    values(request)));
    boolean created = done.effect() == ApiWrites.Effect.CREATED;
    return Reply.json(created ? 201 : 200, created(done.id()).put("created", created));
  }

  private static ObjectNode values(Request request) {
    JsonNode body = request.json();
    if (body instanceof ObjectNode values) {
      return values;
    }
    throw SalesforceRefused.bad("JSON_PARSER_ERROR", "The HTTP entity body must be an object");
  }
}
