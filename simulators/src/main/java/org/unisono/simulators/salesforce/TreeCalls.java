package org.unisono.simulators.salesforce;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Up to 200 new records with their children in one call, all or none; each has a `referenceId` of
/// the caller's, by which the answer names it.
final class TreeCalls {
  private static final int MOST = 200;
  private static final int LEVELS = 5;
  private static final int TYPES = 5;

  private final Org org;

  TreeCalls(Org org) {
    this.org = org;
  }

  void register(Routes routes) {
    routes.post("/services/data/{v}/composite/tree/{type}", this::plant);
  }

  private Reply plant(Request request) {
    var type = org.schema.type(request.var("type")).name();
    var roots = request.json().path("records");
    var references = new HashSet<String>();
    var types = new HashSet<String>();
    for (var root : roots) {
      check(root, type, 1, references, types);
    }
    if (references.isEmpty() || references.size() > MOST || types.size() > TYPES) {
      throw SalesforceRefused.bad(
          "INVALID_INPUT", "A tree has 1 to 200 records, of 5 types at most");
    }
    try {
      var made =
          org.records.allOrNothing(
              () -> {
                var results = Json.array();
                for (var root : roots) {
                  grow((ObjectNode) root, type, results);
                }
                return results;
              });
      return Reply.json(201, told(false, made));
    } catch (Withered withered) {
      var failure = Json.object().put("referenceId", withered.reference);
      failure.set("errors", Json.array(List.of(withered.reason.inCollection())));
      return Reply.json(400, told(true, Json.array(List.of(failure))));
    }
  }

  private static ObjectNode told(boolean hasErrors, ArrayNode results) {
    var body = Json.object().put("hasErrors", hasErrors);
    return (ObjectNode) body.set("results", results);
  }

  private static void check(
      JsonNode row, String type, int level, Set<String> references, Set<String> types) {
    var attributes = row.path("attributes");
    var reference = Json.text(attributes, "referenceId");
    if (!Json.text(attributes, "type").equalsIgnoreCase(type)) {
      throw SalesforceRefused.bad("INVALID_INPUT", "Each record needs its type: " + type);
    }
    if (reference.isEmpty() || !references.add(reference)) {
      throw SalesforceRefused.bad(
          "INVALID_INPUT", "Each record needs a referenceId of its own: " + reference);
    }
    if (level > LEVELS) {
      throw SalesforceRefused.bad("INVALID_INPUT", "A tree has at most 5 levels");
    }
    types.add(type);
    for (var entry : row.properties()) {
      for (var child : entry.getValue().path("records")) {
        check(child, relation(type, entry.getKey()).child(), level + 1, references, types);
      }
    }
  }

  private static ChildRelation relation(String type, String name) {
    return ChildRelation.find(type, name)
        .orElseThrow(
            () ->
                SalesforceRefused.bad(
                    "INVALID_FIELD", "No such relation '%s' on %s".formatted(name, type)));
  }

  private String grow(ObjectNode row, String type, ArrayNode results) {
    var values = Json.object();
    for (var entry : row.properties()) {
      if (!entry.getValue().has("records")) {
        values.set(entry.getKey(), entry.getValue());
      }
    }
    var reference = Json.text(row.path("attributes"), "referenceId");
    var id = create(type, values, reference);
    results.addObject().put("referenceId", reference).put("id", id);
    for (var entry : row.properties()) {
      for (var child : entry.getValue().path("records")) {
        var relation = relation(type, entry.getKey());
        var under = (ObjectNode) child.deepCopy();
        grow(under.put(relation.field(), id), relation.child(), results);
      }
    }
    return id;
  }

  private String create(String type, ObjectNode values, String reference) {
    try {
      return org.apiWrites.create(type, values);
    } catch (SalesforceRefused refused) {
      throw new Withered(reference, refused);
    }
  }

  /// Carries the first failure out of an undone transaction.
  private static final class Withered extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String reference;
    private final transient SalesforceRefused reason;

    Withered(String reference, SalesforceRefused reason) {
      super("withered", null, false, false);
      this.reference = reference;
      this.reason = reason;
    }
  }
}
