package org.unisono.simulators.hubspot;

import java.util.List;
import java.util.function.Function;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Up to 100 contacts, companies or deals per call, each with its own outcome.
final class BatchCalls {
  private static final int MOST = 100;

  private final Portal portal;

  BatchCalls(Portal portal) {
    this.portal = portal;
  }

  void register(Routes routes) {
    for (var objects : List.of("/crm/v3/objects/{type}", "/crm/objects/{date}/{type}")) {
      var base = objects + "/batch";
      routes
          .post(base + "/read", this::read)
          .post(base + "/create", r -> each(r, 201, in -> create(r, in)))
          .post(base + "/update", r -> each(r, 200, in -> update(r, in)))
          .post(base + "/upsert", r -> each(r, 200, in -> upsert(r, in)))
          .post(base + "/archive", this::archive);
    }
  }

  private Reply each(Request request, int status, Function<JsonNode, ObjectNode> write) {
    return new Batch(portal, MOST).each(request, status, write);
  }

  private Reply read(Request request) {
    var type = CrmType.of(request.var("type"));
    var idProperty = Json.text(request.object(), "idProperty");
    var asked = request.object().path("properties").valueStream().map(JsonNode::asString).toList();
    return new Batch(portal, MOST)
        .read(
            request,
            id ->
                portal
                    .objects
                    .find(type, idProperty, id)
                    .filter(portal::isVisible)
                    .map(row -> portal.shown(type, row, asked)));
  }

  private ObjectNode create(Request request, JsonNode input) {
    var type = CrmType.of(request.var("type"));
    var row = portal.objects.create(type, input.path("properties"));
    for (JsonNode link : input.path("associations")) {
      portal.associations.link(type, Json.text(row, "id"), link);
    }
    return portal.shown(type, row, List.of());
  }

  private ObjectNode update(Request request, JsonNode input) {
    var type = CrmType.of(request.var("type"));
    var row = portal.objects.require(type, Json.text(input, "idProperty"), Json.text(input, "id"));
    var after = portal.objects.update(type, Json.text(row, "id"), input.path("properties"));
    return portal.shown(type, after, List.of());
  }

  private ObjectNode upsert(Request request, JsonNode input) {
    var type = CrmType.of(request.var("type"));
    var idProperty = Json.text(input, "idProperty");
    var found = portal.objects.find(type, idProperty, Json.text(input, "id"));
    if (found.isPresent()) {
      return update(request, input).put("new", false);
    }
    var values = (ObjectNode) input.path("properties").deepCopy();
    if (!idProperty.isEmpty()) {
      values.put(idProperty, Json.text(input, "id"));
    }
    return portal.shown(type, portal.objects.create(type, values), List.of()).put("new", true);
  }

  private Reply archive(Request request) {
    var type = CrmType.of(request.var("type"));
    for (JsonNode input : request.json().path("inputs")) {
      portal.remove(type, Json.text(input, "id"));
    }
    return Reply.empty(204);
  }
}
