package org.unisono.simulators.marketo;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;

/// Static lists and who is on them.
final class ListCalls {
  private final Instance instance;

  ListCalls(Instance instance) {
    this.instance = instance;
  }

  void register(Paths paths) {
    paths
        .get("/rest/v1/lists.json", r -> page(r))
        .get("/rest/v1/lists/{id}", r -> Envelope.of(instance.lists.require(AssetCalls.id(r))))
        .get("/rest/v1/lists/{id}/leads.json", this::members)
        .post("/rest/v1/lists/{id}/leads.json", r -> each(r, l -> add(r, l)))
        .delete("/rest/v1/lists/{id}/leads.json", r -> each(r, l -> remove(r, l)))
        .get("/rest/v1/lists/{id}/leads/ismember.json", r -> each(r, l -> isMember(r, l)));
  }

  private Reply page(Request request) {
    var all = instance.visible(instance.lists.all());
    return Reply.ok(instance.positions.tokensOnly(request, all));
  }

  private Reply members(Request request) {
    var rows =
        instance.lists.members(AssetCalls.id(request)).stream()
            .flatMap(id -> instance.leads.find(id).stream())
            .toList();
    return Reply.ok(instance.positions.page(request, rows));
  }

  private String add(Request request, long lead) {
    return instance.lists.add(AssetCalls.id(request), lead);
  }

  private String remove(Request request, long lead) {
    return instance.lists.remove(AssetCalls.id(request), lead);
  }

  private String isMember(Request request, long lead) {
    boolean member = instance.lists.members(AssetCalls.id(request)).contains(lead);
    return member ? "memberof" : "notmemberof";
  }

  private Reply each(Request request, Function<Long, String> work) {
    var result = Json.array();
    for (long id : ids(request)) {
      try {
        instance.leads.require(id);
        result.add(Json.object().put("id", id).put("status", work.apply(id)));
      } catch (MarketoRefused refused) {
        result.add(Envelope.skipped(refused).put("id", id));
      }
    }
    return Reply.ok(Envelope.success().set("result", result));
  }

  private static List<Long> ids(Request request) {
    var inQuery =
        Stream.of(request.param("id").orElse("").split(","))
            .filter(i -> i.matches("\\d{1,18}"))
            .map(Long::valueOf)
            .toList();
    var ids =
        inQuery.isEmpty() && request.body().startsWith("{")
            ? LeadCalls.ids(request.object().path("input"))
            : inQuery;
    if (ids.isEmpty() || ids.size() > 300) {
      throw MarketoRefused.invalid("1 to 300 ids");
    }
    return ids;
  }
}
