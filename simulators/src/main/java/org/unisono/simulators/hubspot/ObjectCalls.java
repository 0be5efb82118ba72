package org.unisono.simulators.hubspot;

import java.util.Arrays;
import java.util.List;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// One contact, company or deal per call.
final class ObjectCalls {
  private final Portal portal;

  ObjectCalls(Portal portal) {
    this.portal = portal;
  }

  void register(Routes routes) {
    for (var base : List.of("/crm/v3/objects/{type}", "/crm/objects/{date}/{type}")) {
      routes
          .post(base + "/merge", this::merge)
          .post(base + "/gdpr-delete", this::erase)
          .get(base, this::list)
          .post(base, this::create)
          .get(base + "/{id}", this::read)
          .patch(base + "/{id}", this::update)
          .delete(base + "/{id}", this::archive);
    }
  }

  private Reply list(Request request) {
    var type = CrmType.of(request.var("type"));
    boolean archived = request.param("archived").orElse("").equals("true");
    var rows = archived ? portal.objects.archived(type) : portal.objects.listed(type);
    var seen = portal.seesAll() ? rows : rows.stream().filter(portal::isVisible).toList();
    return Reply.ok(portal.pages.byId(request, seen, "id", 10, row -> shown(request, type, row)));
  }

  private Reply create(Request request) {
    var type = CrmType.of(request.var("type"));
    var row = portal.objects.create(type, request.object().path("properties"));
    for (JsonNode link : request.object().path("associations")) {
      portal.associations.link(type, Json.text(row, "id"), link);
    }
    return Reply.json(201, portal.shown(type, row, List.of()));
  }

  private Reply read(Request request) {
    var type = CrmType.of(request.var("type"));
    var row = row(request, type);
    if (!portal.isVisible(row)) {
      throw HubSpotRefused.notFound("resource not found");
    }
    return Reply.ok(shown(request, type, row));
  }

  private Reply update(Request request) {
    var type = CrmType.of(request.var("type"));
    var id = Json.text(row(request, type), "id");
    var row = portal.objects.update(type, id, request.object().path("properties"));
    return Reply.ok(portal.shown(type, row, List.of()));
  }

  private Reply archive(Request request) {
    portal.remove(CrmType.of(request.var("type")), request.var("id"));
    return Reply.empty(204);
  }

  private ObjectNode row(Request request, CrmType type) {
    var idProperty = request.param("idProperty").orElse("");
    return portal.objects.require(type, idProperty, request.var("id"));
  }

  private Reply merge(Request request) {
    var type = CrmType.of(request.var("type"));
    var winner = Json.text(request.object(), "primaryObjectId");
    var loser = Json.text(request.object(), "objectIdToMerge");
    return Reply.ok(portal.shown(type, portal.merge(type, winner, loser), List.of()));
  }

  private Reply erase(Request request) {
    var type = CrmType.of(request.var("type"));
    var body = request.object();
    var found =
        portal.objects.find(type, Json.text(body, "idProperty"), Json.text(body, "objectId"));
    found.ifPresent(row -> portal.erase(type, Json.text(row, "id")));
    return Reply.empty(204);
  }

  private ObjectNode shown(Request request, CrmType type, ObjectNode row) {
    return portal.shown(type, row, names(request.param("properties").orElse("")));
  }

  static List<String> names(String commaSeparated) {
    return Arrays.stream(commaSeparated.split(","))
        .map(String::trim)
        .filter(name -> !name.isEmpty())
        .toList();
  }
}
