package org.unisono.simulators.salesforce;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;
import org.unisono.simulators.VendorRefusal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Several calls in one: `composite` (25, results can be referred to), `composite/graph` (up to 75
/// such, of 500 together) and `composite/batch`.
final class CompositeCalls {
  private static final int MOST = 25;
  private static final int MOST_GRAPHS = 75;
  private static final int MOST_NODES = 500;
  private static final Pattern REFERENCE = Pattern.compile("@\\{([A-Za-z0-9_]+)\\.([^}]+)}");

  private final Org org;
  private final Routes routes;

  CompositeCalls(Org org, Routes routes) {
    this.org = org;
    this.routes = routes;
  }

  void register() {
    routes
        .post("/services/data/{v}/composite", this::composite)
        .post("/services/data/{v}/composite/graph", this::graphs)
        .post("/services/data/{v}/composite/batch", this::batch);
  }

  private Reply composite(Request request) {
    var body = request.json();
    checkSize(body.path("compositeRequest"));
    if (!body.path("allOrNone").asBoolean(false)) {
      return Reply.ok(run(request, body.path("compositeRequest")));
    }
    try {
      return Reply.ok(
          org.records.allOrNothing(() -> strict(run(request, body.path("compositeRequest")))));
    } catch (Halted halted) {
      return Reply.ok(halted.answer);
    }
  }

  private ObjectNode run(Request request, JsonNode parts) {
    Map<String, JsonNode> results = new HashMap<>();
    var answer = Json.object();
    var answers = answer.putArray("compositeResponse");
    for (JsonNode part : parts) {
      var reply = reply(request, part, results);
      var result = bodyOf(reply);
      var reference = Json.text(part, "referenceId");
      results.put(reference, result);
      var shown = answers.addObject();
      shown.set("body", result);
      shown.set("httpHeaders", Json.of(reply.headers()));
      shown.put("httpStatusCode", reply.status()).put("referenceId", reference);
    }
    return answer;
  }

  private Reply reply(Request request, JsonNode part, Map<String, JsonNode> results) {
    try {
      var url = resolved(Json.text(part, "url"), results);
      var sub = resolved(Json.write(part.path("body")), results);
      return call(request, Json.text(part, "method"), url, part.has("body") ? sub : "");
    } catch (SalesforceRefused wrongReference) {
      return wrongReference.reply();
    }
  }

  /// `@{ref.id}` and `@{ref.records[0].Id}` stand for parts of earlier results.
  private static String resolved(String text, Map<String, JsonNode> results) {
    return REFERENCE
        .matcher(text)
        .replaceAll(
            match -> {
              var result = results.getOrDefault(match.group(1), Json.object());
              var pointer = "/" + match.group(2).replace('.', '/').replaceAll("\\[(\\d+)]", "/$1");
              var value = result.at(pointer);
              if (value.isMissingNode()) {
                throw SalesforceRefused.bad(
                    "PROCESSING_HALTED",
                    "Invalid reference specified. No value for %s found in %s"
                        .formatted(match.group(2), match.group(1)));
              }
              return Matcher.quoteReplacement(value.asString(""));
            });
  }

  /// Several lists of calls, each of which is done whole or not at all, whatever becomes of the
  /// others.
  private Reply graphs(Request request) {
    var graphs = request.json().path("graphs");
    var ids = graphs.valueStream().map(g -> Json.text(g, "graphId")).toList();
    int nodes = graphs.valueStream().mapToInt(g -> g.path("compositeRequest").size()).sum();
    boolean fits = !ids.isEmpty() && ids.size() <= MOST_GRAPHS && nodes <= MOST_NODES;
    if (!fits) {
      throw SalesforceRefused.bad(
          "LIMIT_EXCEEDED", "A request has 1 to 75 graphs, of 500 nodes together");
    }
    if (ids.contains("") || Set.copyOf(ids).size() < ids.size()) {
      throw SalesforceRefused.bad("INVALID_INPUT", "Each graph needs a graphId of its own");
    }
    var body = Json.object();
    var answers = body.putArray("graphs");
    graphs.forEach(graph -> answers.add(graph(request, graph)));
    return Reply.ok(body);
  }

  private ObjectNode graph(Request request, JsonNode graph) {
    var answer = Json.object().put("graphId", Json.text(graph, "graphId"));
    var parts = graph.path("compositeRequest");
    try {
      answer.set("graphResponse", org.records.allOrNothing(() -> strict(run(request, parts))));
      return answer.put("isSuccessful", true);
    } catch (Halted halted) {
      answer.set("graphResponse", halted.answer);
      return answer.put("isSuccessful", false);
    }
  }

  private static ObjectNode strict(ObjectNode answer) {
    for (JsonNode part : answer.path("compositeResponse")) {
      if (part.path("httpStatusCode").asInt() >= 400) {
        var halted =
            SalesforceRefused.bad(
                "PROCESSING_HALTED",
                "The transaction was rolled back since another operation in the same transaction failed.");
        for (JsonNode other : answer.path("compositeResponse")) {
          if (other.path("httpStatusCode").asInt() < 400) {
            ((ObjectNode) other).put("httpStatusCode", 400).set("body", bodyOf(halted.reply()));
          }
        }
        throw new Halted(answer);
      }
    }
    return answer;
  }

  private Reply batch(Request request) {
    var parts = request.json().path("batchRequests");
    checkSize(parts);
    var answer = Json.object();
    var results = Json.array();
    boolean failed = false;
    for (JsonNode part : parts) {
      var url = Json.text(part, "url");
      var path = url.startsWith("/services") ? url : "/services/data/" + url.replaceFirst("^/", "");
      var body = part.has("richInput") ? Json.write(part.path("richInput")) : "";
      var reply = call(request, Json.text(part, "method"), path, body);
      failed |= reply.status() >= 400;
      results.addObject().put("statusCode", reply.status()).set("result", bodyOf(reply));
    }
    answer.put("hasErrors", failed);
    return Reply.ok(answer.set("results", results));
  }

  private Reply call(Request outer, String method, String url, String body) {
    var inner = Request.of(method, url, outer.headers(), body);
    try {
      return routes
          .answer(inner)
          .orElseGet(
              () -> SalesforceRefused.notFound("The requested resource does not exist").reply());
    } catch (VendorRefusal refused) {
      return refused.reply();
    }
  }

  private static JsonNode bodyOf(Reply reply) {
    return reply.body().isEmpty() ? Json.parse("null") : Json.parse(reply.body());
  }

  private static void checkSize(JsonNode parts) {
    if (!parts.isArray() || parts.size() > MOST) {
      throw new SalesforceRefused(
          400, "LIMIT_EXCEEDED", "A composite request has 1 to 25 parts", List.of());
    }
  }

  /// Carries the answer out of an undone transaction.
  private static final class Halted extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient ObjectNode answer;

    Halted(ObjectNode answer) {
      super("halted", null, false, false);
      this.answer = answer;
    }
  }
}
