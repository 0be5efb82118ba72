package org.unisono.simulators.hubspot;

import java.util.List;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;
import tools.jackson.databind.JsonNode;

/// The members of lists.
final class MembershipCalls {
  private static final int MOST = 100_000;

  private final Portal portal;

  MembershipCalls(Portal portal) {
    this.portal = portal;
  }

  void register(Routes routes) {
    for (var base : List.of("/crm/v3/lists", "/crm/lists/{date}")) {
      var members = base + "/{id}/memberships";
      routes
          .get(members, this::byRecord)
          .get(members + "/join-order", this::byJoining)
          .put(members + "/add", r -> change(r, ids(r.json()), List.of()))
          .put(members + "/remove", r -> change(r, List.of(), ids(r.json())))
          .put(members + "/add-and-remove", this::both)
          .put(members + "/add-from/{source}", this::addFrom)
          .delete(members, this::clear)
          .post(base + "/records/memberships/batch/read", this::ofRecords)
          .get(base + "/records/{type}/{record}/memberships", this::ofRecord);
    }
  }

  private Reply byRecord(Request request) {
    var rows = portal.lists.byRecord(request.var("id"));
    var body = portal.pages.byId(request, rows, "recordId", 100, row -> row);
    return Reply.ok(body.put("total", rows.size()));
  }

  private Reply byJoining(Request request) {
    var rows = portal.lists.byJoining(request.var("id"));
    var body = portal.pages.byOffset(request, rows, 100, row -> row);
    return Reply.ok(body.put("total", rows.size()));
  }

  private Reply both(Request request) {
    var body = request.object();
    return change(request, ids(body.path("recordIdsToAdd")), ids(body.path("recordIdsToRemove")));
  }

  private Reply change(Request request, List<String> toAdd, List<String> toRemove) {
    if (toAdd.size() + toRemove.size() > MOST) {
      throw HubSpotRefused.invalid("At most 100000 records in one call");
    }
    return Reply.ok(portal.lists.change(request.var("id"), toAdd, toRemove));
  }

  private Reply addFrom(Request request) {
    var source = List.copyOf(portal.lists.members(request.var("source")).keySet());
    portal.lists.change(request.var("id"), source, List.of());
    return Reply.empty(204);
  }

  private Reply clear(Request request) {
    var all = List.copyOf(portal.lists.members(request.var("id")).keySet());
    portal.lists.change(request.var("id"), List.of(), all);
    return Reply.empty(204);
  }

  private Reply ofRecord(Request request) {
    var type = CrmType.of(request.var("type"));
    var holding = portal.lists.holding(type, request.var("record"));
    return Reply.ok(Json.object().put("total", holding.size()).set("results", Json.array(holding)));
  }

  private Reply ofRecords(Request request) {
    return new Batch(portal, 100)
        .each(
            request,
            200,
            input -> {
              var type = CrmType.of(Json.text(input, "objectTypeId"));
              var id = Json.text(input, "recordId");
              var row = Json.object().put("objectTypeId", type.typeId()).put("recordId", id);
              row.set("recordListMemberships", Json.array(portal.lists.holding(type, id)));
              return row;
            });
  }

  private static List<String> ids(JsonNode array) {
    return array.valueStream().map(JsonNode::asString).toList();
  }
}
