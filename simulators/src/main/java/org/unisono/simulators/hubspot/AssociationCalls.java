package org.unisono.simulators.hubspot;

import java.util.function.Consumer;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Associations v4: one by one, and in batches.
final class AssociationCalls {
  private static final String ALL = "/crm/v4/objects/{from}/{id}/associations/{to}";
  private static final String BATCH = "/crm/v4/associations/{from}/{to}/batch";

  private final Portal portal;

  AssociationCalls(Portal portal) {
    this.portal = portal;
  }

  void register(Routes routes) {
    routes
        .put("/crm/v4/objects/{from}/{id}/associations/default/{to}/{toId}", this::link)
        .put(ALL + "/{toId}", this::link)
        .get(ALL, this::list)
        .delete(ALL + "/{toId}", this::unlink)
        .post(BATCH + "/associate/default", r -> batch(r, portal.associations::add))
        .post(BATCH + "/create", r -> batch(r, portal.associations::add))
        .post(BATCH + "/read", this::read)
        .post(BATCH + "/archive", this::archive);
  }

  private Reply link(Request request) {
    var link = of(request, request.var("id"), request.var("toId"));
    check(link);
    portal.associations.add(link);
    var body = Json.object().put("status", "COMPLETE");
    body.putArray("results").add(result(link));
    var now = HubSpotTime.text(portal.clock.instant());
    return Reply.ok(body.put("startedAt", now).put("completedAt", now));
  }

  private void check(Associations.Link link) {
    portal.objects.require(link.from(), "", link.fromId());
    portal.objects.require(link.to(), "", link.toId());
  }

  private static ObjectNode result(Associations.Link link) {
    var result = Json.object();
    result.putObject("from").put("id", link.fromId());
    result.putObject("to").put("id", link.toId());
    result.set("associationSpec", spec(link));
    return result;
  }

  private static ObjectNode spec(Associations.Link link) {
    return Json.object()
        .put("associationCategory", "HUBSPOT_DEFINED")
        .put("associationTypeId", Associations.typeId(link.from(), link.to()));
  }

  private Reply list(Request request) {
    var from = CrmType.of(request.var("from"));
    var links = portal.associations.of(from, request.var("id"), CrmType.of(request.var("to")));
    return Reply.ok(
        portal.pages.byOffset(request, links.stream().map(this::seen).toList(), 100, l -> l));
  }

  private ObjectNode seen(Associations.Link link) {
    var seen = Json.object().put("toObjectId", link.toId());
    seen.putArray("associationTypes")
        .addObject()
        .put("category", "HUBSPOT_DEFINED")
        .put("typeId", Associations.typeId(link.from(), link.to()))
        .putNull("label");
    return seen;
  }

  private Reply unlink(Request request) {
    portal.associations.remove(of(request, request.var("id"), request.var("toId")));
    return Reply.empty(204);
  }

  private Reply batch(Request request, Consumer<Associations.Link> act) {
    return new Batch(portal, 2_000)
        .each(
            request,
            201,
            input -> {
              var fromId = Json.text(input.path("from"), "id");
              var link = of(request, fromId, Json.text(input.path("to"), "id"));
              check(link);
              act.accept(link);
              return result(link);
            });
  }

  private Reply read(Request request) {
    return new Batch(portal, 1_000)
        .each(
            request,
            200,
            input -> {
              var from = CrmType.of(request.var("from"));
              var to = CrmType.of(request.var("to"));
              var id = Json.text(input, "id");
              var found = Json.object();
              found.putObject("from").put("id", id);
              var links = portal.associations.of(from, id, to);
              found.set("to", links.stream().map(this::seen).collect(Json.toArray()));
              return found;
            });
  }

  private Reply archive(Request request) {
    for (JsonNode input : request.json().path("inputs")) {
      for (JsonNode to : input.path("to")) {
        var fromId = Json.text(input.path("from"), "id");
        portal.associations.remove(of(request, fromId, Json.text(to, "id")));
      }
    }
    return Reply.empty(204);
  }

  private static Associations.Link of(Request request, String fromId, String toId) {
    return new Associations.Link(
        CrmType.of(request.var("from")), fromId, CrmType.of(request.var("to")), toId);
  }
}
