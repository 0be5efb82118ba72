package org.unisono.simulators.sugar;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Many records at once: record lists, mass updates; and doubles and histories of records.
final class SugarManyCalls {
  private final Crm crm;
  private final SugarRows rows;
  private final SugarCalls records;
  private final Map<String, List<String>> lists = new LinkedHashMap<>();

  SugarManyCalls(Crm crm, SugarRows rows, SugarCalls records) {
    this.crm = crm;
    this.rows = rows;
    this.records = records;
  }

  void register(Routes routes) {
    var module = "/rest/{version}/{module}";
    routes
        .post(module + "/record_list", this::keep)
        .get(module + "/record_list/{list}", this::kept)
        .delete(module + "/record_list/{list}", this::forget)
        .post(module + "/{id}/link/{link}/add_record_list/{list}", this::addList)
        .put(module + "/MassUpdate", this::change)
        .delete(module + "/MassUpdate", this::delete)
        .post(module + "/duplicateCheck", this::doubles)
        .get(module + "/{id}/audit", this::history);
  }

  private static List<String> ids(JsonNode node) {
    return node.valueStream().map(JsonNode::asString).toList();
  }

  private Reply keep(Request request) {
    var id = UUID.randomUUID().toString();
    lists.put(id, ids(request.object().path("records")));
    return shown(request, id);
  }

  private Reply kept(Request request) {
    return shown(request, request.var("list"));
  }

  private List<String> require(String id) {
    var list = lists.get(id);
    if (list == null) {
      throw SugarRefused.notFound(id + " in module: RecordLists");
    }
    return list;
  }

  private Reply shown(Request request, String id) {
    var body = Json.object().put("id", id).put("assigned_user_id", "1");
    body.put("module_name", SugarCalls.module(request).module());
    return Reply.ok(body.set("records", Json.of(require(id))));
  }

  private Reply forget(Request request) {
    require(request.var("list"));
    lists.remove(request.var("list"));
    return Reply.ok(Json.parse("true"));
  }

  /// Those that there are are linked, and the others told.
  private Reply addList(Request request) {
    var module = SugarCalls.module(request);
    var row = records.require(module, request.var("id"));
    var link =
        CrmLink.of(module, request.var("link"))
            .orElseThrow(
                () ->
                    new SugarRefused(
                        404,
                        "not_found",
                        "Could not find a relationship named: " + request.var("link")));
    var body = Json.object();
    body.set("record", rows.show(module, row, Set.of()));
    var told = body.putObject("related_records");
    var good = told.putArray("success");
    var bad = told.putArray("error");
    for (var id : require(request.var("list"))) {
      boolean there = crm.records.find(link.target(), id).isPresent();
      (there ? good : bad).add(id);
      if (there) {
        crm.link(link, request.var("id"), id);
      }
    }
    return Reply.ok(body);
  }

  private List<ObjectNode> chosen(CrmModule module, ObjectNode parameters) {
    if (!parameters.path("uid").isArray()) {
      throw new SugarRefused(422, "missing_parameter", "You must mass update at least one record");
    }
    var found = new ArrayList<ObjectNode>();
    for (var id : ids(parameters.path("uid"))) {
      crm.records.find(module, id).ifPresent(found::add);
    }
    return crm.visible(found);
  }

  private static ObjectNode parameters(Request request) {
    return request.object().path("massupdate_params") instanceof ObjectNode given
        ? given
        : Json.object();
  }

  private Reply change(Request request) {
    var module = SugarCalls.module(request);
    var parameters = parameters(request);
    var values = records.values(module, parameters);
    chosen(module, parameters).forEach(row -> crm.update(module, row, values));
    return Reply.ok(Json.object().put("status", "done"));
  }

  private Reply delete(Request request) {
    var module = SugarCalls.module(request);
    chosen(module, parameters(request)).forEach(row -> crm.delete(module, row));
    return Reply.ok(Json.object().put("status", "done"));
  }

  /// The rules of a fresh installation: people by both names, others by their name.
  private Reply doubles(Request request) {
    var module = SugarCalls.module(request);
    var given = request.object();
    var fields = module.isPerson() ? List.of("first_name", "last_name") : List.of("name");
    var found =
        crm.visible(crm.records.live(module)).stream()
            .filter(r -> fields.stream().allMatch(f -> same(r, given, f)))
            .map(r -> rows.show(module, r, Set.of()))
            .toList();
    var body = Json.object().put("next_offset", -1);
    return Reply.ok(body.set("records", Json.array(found)));
  }

  private static boolean same(ObjectNode row, ObjectNode given, String field) {
    var wanted = Json.text(given, field);
    return !wanted.isEmpty() && Json.text(row, field).equalsIgnoreCase(wanted);
  }

  private Reply history(Request request) {
    var module = SugarCalls.module(request);
    var row = records.require(module, request.var("id"));
    var body = Json.object().put("next_offset", -1);
    return Reply.ok(
        body.set(
            "records",
            row.has(CrmRecords.AUDIT) ? row.path(CrmRecords.AUDIT).deepCopy() : Json.array()));
  }
}
