package org.unisono.simulators.sugar;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;
import tools.jackson.databind.node.ObjectNode;

/// What is linked with a record: list, count, add one or many, take out.
final class SugarLinkCalls {
  private final Crm crm;
  private final SugarRows rows;
  private final SugarCalls records;

  SugarLinkCalls(Crm crm, SugarRows rows, SugarCalls records) {
    this.crm = crm;
    this.rows = rows;
    this.records = records;
  }

  void register(Routes routes) {
    var links = "/rest/{version}/{module}/{id}/link";
    routes
        .post(links, this::addMany)
        .get(links + "/{link}/filter", this::list)
        .get(links + "/{link}/count", this::count)
        .get(links + "/{link}", this::list)
        .post(links + "/{link}", this::createRelated)
        .post(links + "/{link}/{related}", this::addOne)
        .put(links + "/{link}/{related}", this::addOne)
        .delete(links + "/{link}/{related}", this::remove);
  }

  private static CrmLink link(CrmModule module, String name) {
    return CrmLink.of(module, name)
        .orElseThrow(
            () ->
                new SugarRefused(404, "not_found", "Could not find a relationship named: " + name));
  }

  private List<ObjectNode> related(Request request, CrmLink link) {
    return crm.links.related(link, request.var("id"));
  }

  private Reply list(Request request) {
    var module = SugarCalls.module(request);
    records.require(module, request.var("id"));
    var link = link(module, request.var("link"));
    return Reply.ok(records.page(request, link.target(), related(request, link)));
  }

  private Reply count(Request request) {
    var module = SugarCalls.module(request);
    records.require(module, request.var("id"));
    var link = link(module, request.var("link"));
    return Reply.ok(records.counted(request, link.target(), related(request, link)));
  }

  private Reply addMany(Request request) {
    var module = SugarCalls.module(request);
    var row = records.require(module, request.var("id"));
    var body = request.object();
    var link = link(module, Json.text(body, "link_name"));
    var added = new ArrayList<ObjectNode>();
    for (var id : body.path("ids")) {
      added.add(
          records.require(link.target(), id.isValueNode() ? id.asString() : Json.text(id, "id")));
    }
    added.forEach(other -> crm.link(link, request.var("id"), Json.text(other, "id")));
    return both(module, row, link, added);
  }

  private Reply addOne(Request request) {
    var module = SugarCalls.module(request);
    var row = records.require(module, request.var("id"));
    var link = link(module, request.var("link"));
    var other = records.require(link.target(), request.var("related"));
    crm.link(link, request.var("id"), request.var("related"));
    return both(module, row, link, List.of(other));
  }

  private Reply createRelated(Request request) {
    var module = SugarCalls.module(request);
    var row = records.require(module, request.var("id"));
    var link = link(module, request.var("link"));
    var made = records.made(link.target(), "", request.object());
    crm.link(link, request.var("id"), Json.text(made, "id"));
    return both(module, row, link, List.of(made));
  }

  private Reply remove(Request request) {
    var module = SugarCalls.module(request);
    var row = records.require(module, request.var("id"));
    var link = link(module, request.var("link"));
    var other =
        related(request, link).stream()
            .filter(r -> Json.text(r, "id").equals(request.var("related")))
            .findFirst()
            .orElseThrow(() -> SugarRefused.notFound(request.var("related")));
    crm.unlink(link, request.var("id"), request.var("related"));
    return both(module, row, link, List.of(other));
  }

  private Reply both(CrmModule module, ObjectNode row, CrmLink link, List<ObjectNode> others) {
    var body = Json.object();
    body.set("record", rows.show(module, row, Set.of()));
    return Reply.ok(
        body.set(
            "related_records",
            Json.array(others.stream().map(o -> rows.show(link.target(), o, Set.of())).toList())));
  }
}
