package org.unisono.simulators.hubspot;

import java.util.List;
import java.util.Locale;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Lists: made, found, renamed, deleted and brought back.
final class ListCalls {
  private static final int MOST_FOUND = 500;

  private final Portal portal;

  ListCalls(Portal portal) {
    this.portal = portal;
  }

  void register(Routes routes) {
    for (var base : List.of("/crm/v3/lists", "/crm/lists/{date}")) {
      routes
          .post(base, r -> Reply.ok(list(portal.lists.create(r.object()))))
          .get(base, this::several)
          .post(base + "/search", this::search)
          .get(base + "/object-type-id/{type}/name/{name}", this::named)
          .get(base + "/{id}", r -> read(r, portal.lists.require(r.var("id"))))
          .delete(base + "/{id}", this::delete)
          .put(base + "/{id}/restore", this::restore)
          .put(base + "/{id}/update-list-name", this::rename)
          .put(base + "/{id}/update-list-filters", this::refilter);
    }
  }

  private static ObjectNode list(ObjectNode list) {
    return (ObjectNode) Json.object().set("list", list);
  }

  /// The filters only where they are asked for.
  private static Reply read(Request request, ObjectNode list) {
    if (!request.param("includeFilters").orElse("").equals("true")) {
      list.remove("filterBranch");
    }
    return Reply.ok(list(list));
  }

  private Reply several(Request request) {
    var ids = ObjectCalls.names(request.param("listIds").orElse(""));
    var found = portal.lists.all().stream().filter(l -> ids.contains(Json.text(l, "listId")));
    return Reply.ok(Json.object().set("lists", found.collect(Json.toArray())));
  }

  private Reply search(Request request) {
    var asked = request.object();
    var query = Json.text(asked, "query");
    var types = asked.path("processingTypes").valueStream().map(JsonNode::asString).toList();
    var ids = asked.path("listIds").valueStream().map(JsonNode::asString).toList();
    var hits =
        portal.lists.all().stream()
            .filter(
                l ->
                    Json.text(l, "name")
                        .toLowerCase(Locale.ROOT)
                        .contains(query.toLowerCase(Locale.ROOT)))
            .filter(l -> types.isEmpty() || types.contains(Json.text(l, "processingType")))
            .filter(
                l ->
                    !asked.has("objectTypeId")
                        || Json.text(l, "objectTypeId").equals(Json.text(asked, "objectTypeId")))
            .filter(l -> ids.isEmpty() || ids.contains(Json.text(l, "listId")))
            .toList();
    int from = Math.min(hits.size(), asked.path("offset").asInt(0));
    int count = asked.has("count") ? Math.min(MOST_FOUND, asked.path("count").asInt()) : 20;
    int end = Math.min(hits.size(), from + count);
    var body = Json.object().put("offset", end).put("hasMore", end < hits.size());
    body.put("total", hits.size());
    var lists = body.putArray("lists");
    hits.subList(from, end).forEach(hit -> lists.add(found(hit)));
    return Reply.ok(body);
  }

  private static ObjectNode found(ObjectNode list) {
    var size = list.path("size").asString();
    list.remove(List.of("size", "filterBranch"));
    list.putObject("additionalProperties").put("hs_list_size", size);
    return list;
  }

  private Reply named(Request request) {
    var found = portal.lists.named(CrmType.of(request.var("type")), request.var("name"));
    return read(
        request,
        found.orElseThrow(() -> HubSpotRefused.notFound("List does not exist with that name.")));
  }

  private Reply delete(Request request) {
    portal.lists.delete(request.var("id"));
    return Reply.empty(204);
  }

  private Reply restore(Request request) {
    portal.lists.bringBack(request.var("id"));
    return Reply.empty(204);
  }

  private Reply rename(Request request) {
    var name = request.param("listName").orElse("");
    var list = portal.lists.set(request.var("id"), "name", Json.of(name));
    return Reply.ok(Json.object().set("updatedList", list));
  }

  private Reply refilter(Request request) {
    var branch = request.object().path("filterBranch");
    var list = portal.lists.set(request.var("id"), "filterBranch", branch);
    return Reply.ok(Json.object().set("updatedList", list));
  }
}
