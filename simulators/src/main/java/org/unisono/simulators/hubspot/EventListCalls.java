package org.unisono.simulators.hubspot;

import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;

/// Which lists belong to a marketing event.
final class EventListCalls {
  private final Portal portal;

  EventListCalls(Portal portal) {
    this.portal = portal;
  }

  void register(Routes routes) {
    for (var base : EventCalls.BASES) {
      var own = base + "/associations/{id}/lists";
      var external = base + "/associations/{account}/{external}/lists";
      routes
          .get(own, this::list)
          .put(own + "/{list}", this::tie)
          .delete(own + "/{list}", this::untie)
          .get(external, this::list)
          .put(external + "/{list}", this::tie)
          .delete(external + "/{list}", this::untie);
    }
  }

  private String event(Request request) {
    var event =
        request.var("id").isEmpty()
            ? portal.events.require(request.var("account"), request.var("external"))
            : portal.events.require(request.var("id"));
    return Json.text(event, "objectId");
  }

  private Reply list(Request request) {
    var lists = Json.array();
    portal.events.lists(event(request)).forEach(id -> lists.add(portal.lists.require(id)));
    return Reply.ok(Json.object().put("total", lists.size()).set("results", lists));
  }

  private Reply tie(Request request) {
    portal.lists.require(request.var("list"));
    portal.events.lists(event(request)).add(request.var("list"));
    return Reply.empty(204);
  }

  private Reply untie(Request request) {
    portal.events.lists(event(request)).remove(request.var("list"));
    return Reply.empty(204);
  }
}
