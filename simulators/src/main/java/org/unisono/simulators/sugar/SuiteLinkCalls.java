package org.unisono.simulators.sugar;

import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;
import tools.jackson.databind.node.ObjectNode;

/// Relationships, one record in a call.
final class SuiteLinkCalls {
  private final Crm crm;
  private final SuiteLists lists;
  private final SuiteCalls records;

  SuiteLinkCalls(Crm crm, SuiteLists lists, SuiteCalls records) {
    this.crm = crm;
    this.lists = lists;
    this.records = records;
  }

  void register(Routes routes, String base) {
    var path = base + "/V8/module/{module}/{id}/relationships";
    routes
        .get(path + "/{link}", this::list)
        .post(path, this::add)
        .post(path + "/{link}", this::add)
        .delete(path + "/{link}/{related}", this::remove);
  }

  private static CrmLink link(CrmModule module, String name) {
    return CrmLink.of(module, name)
        .orElseThrow(
            () ->
                new SuiteRefused(
                    "Cannot load relationship %s for module %s".formatted(name, module.object())));
  }

  private Reply list(Request request) {
    var module = SuiteCalls.module(request.var("module"));
    var row = records.require(module, request.var("id"));
    var link = link(module, request.var("link"));
    var all = crm.links.related(link, Json.text(row, "id"));
    var body = lists.document(request, link.target(), all);
    if (body.path("data").isEmpty()) {
      var text =
          "There is no relationship set in %s module with %s link field"
              .formatted(module.object(), link.name());
      body.putObject("meta").put("message", text);
    } else if (body.path("meta") instanceof ObjectNode meta) {
      meta.put(
          "total-records",
          SuiteFilter.parse(crm, link.target(), request.query()).apply(crm.visible(all)).size());
    }
    return Reply.ok(body);
  }

  private Reply add(Request request) {
    var module = SuiteCalls.module(request.var("module"));
    var row = records.require(module, request.var("id"));
    var data = request.object().path("data");
    var target = SuiteCalls.module(Json.text(data, "type"));
    var link =
        request.var("link").isEmpty() ? guessed(module, target) : link(module, request.var("link"));
    var other = records.require(link.target(), Json.text(data, "id"));
    crm.link(link, Json.text(row, "id"), Json.text(other, "id"));
    return told(
        "%s with id %s has been added to %s with id %s",
        link.target().object(), Json.text(other, "id"), module.object(), Json.text(row, "id"));
  }

  private static CrmLink guessed(CrmModule module, CrmModule target) {
    return CrmLink.between(module, target)
        .orElseThrow(
            () ->
                new SuiteRefused(
                    "There is no relationship between %s and %s"
                        .formatted(module.object(), target.object())));
  }

  private Reply remove(Request request) {
    var module = SuiteCalls.module(request.var("module"));
    var row = records.require(module, request.var("id"));
    var link = link(module, request.var("link"));
    var other = request.var("related");
    var id = Json.text(row, "id");
    if (crm.links.related(link, id).stream().noneMatch(r -> Json.text(r, "id").equals(other))) {
      throw new SuiteRefused(
          "Module with %s id is not related to %s".formatted(other, module.object()));
    }
    crm.unlink(link, id, other);
    return told(
        "Relationship has been deleted between %s with id %s and %s with id %s",
        module.object(), id, link.target().object(), other);
  }

  private static Reply told(String text, Object... names) {
    var meta = Json.object().put("message", text.formatted(names));
    return Reply.ok(Json.object().set("meta", meta));
  }
}
