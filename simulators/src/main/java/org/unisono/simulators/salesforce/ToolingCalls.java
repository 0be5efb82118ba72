package org.unisono.simulators.salesforce;

import java.util.Set;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;

/// The little of the Tooling API that says what is automated: workflow rules, and the metadata of
/// one rule or one version of a flow at a time.
final class ToolingCalls {
  private static final String BASE = "/services/data/{v}/tooling";

  private final Org org;

  ToolingCalls(Org org) {
    this.org = org;
  }

  void register(Routes routes) {
    routes.get(BASE + "/query", this::query).get(BASE + "/sobjects/{type}/{id}", this::one);
  }

  private Reply query(Request request) {
    var found = org.queries.run(request.param("q").orElse(""), Queries.Scope.LIVE);
    if (!Set.of(Flows.RULE, Flows.FLOW).contains(found.type().name())) {
      throw SalesforceRefused.bad(
          "INVALID_TYPE", "sObject type '%s' is not supported.".formatted(found.type().name()));
    }
    var body = Json.object().put("size", found.rows().size()).put("done", true);
    var records = body.putArray("records");
    found.rows().forEach(row -> records.add(org.queries.shown(found, row, request.var("v"))));
    return Reply.ok(body.put("totalSize", found.rows().size()));
  }

  private Reply one(Request request) {
    var type = request.var("type");
    var id = request.var("id");
    var row =
        type.equals("Flow")
            ? org.flows.all().stream()
                .filter(f -> Json.text(f, "LatestVersionId").equals(id))
                .findFirst()
            : org.schema.find(type).flatMap(t -> org.records.find(t.name(), id));
    return row.map(r -> Json.object().put("Id", id).set("Metadata", r.path("Metadata")))
        .map(Reply::ok)
        .orElseThrow(() -> SalesforceRefused.notFound("The requested resource does not exist"));
  }
}
