package org.unisono.simulators.sugar;

import java.util.List;
import java.util.Set;
import org.unisono.simulators.Fault;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;
import tools.jackson.databind.node.ObjectNode;

/// Upserts by `sync_key`, which an administrator alone may call.
final class SugarSyncCalls {
  private final Crm crm;
  private final SugarRows rows;
  private final SugarCalls records;

  SugarSyncCalls(Crm crm, SugarRows rows, SugarCalls records) {
    this.crm = crm;
    this.rows = rows;
    this.records = records;
  }

  void register(Routes routes) {
    var keyed = "/rest/{version}/{module}/sync_key/{key}";
    var integrated = "/rest/{version}/integrate/{module}/sync_key/{key}";
    for (var path : new String[] {keyed, integrated}) {
      routes
          .get(path, this::read)
          .patch(path, this::upsert)
          .put(path, this::upsert)
          .delete(path, this::delete);
    }
    routes
        .put("/rest/{version}/integrate/{module}/{id}/sync_key/{key}", this::set)
        .post("/rest/{version}/{module}/{key}/link_by_sync_keys/{link}/{other}", this::link);
  }

  private void requireAdministrator() {
    if (crm.faults.isOn(Fault.RIGHTS_NARROWED)) {
      throw new SugarRefused(403, "not_authorized", "Only administrators may do this.");
    }
  }

  private Reply read(Request request) {
    requireAdministrator();
    var module = SugarCalls.module(request);
    return keyed(module, request.var("key")).stream()
        .findFirst()
        .map(row -> Reply.ok(rows.show(module, row, SugarCalls.wanted(request))))
        .orElseThrow(() -> SugarRefused.notFound(request.var("key")));
  }

  private Reply delete(Request request) {
    requireAdministrator();
    var module = SugarCalls.module(request);
    var row = required(module, request.var("key"));
    crm.delete(module, row);
    return Reply.ok(Json.object().put("record", Json.text(row, "id")));
  }

  private ObjectNode required(CrmModule module, String key) {
    return keyed(module, key).stream().findFirst().orElseThrow(() -> SugarRefused.notFound(key));
  }

  /// Two records that are known by their keys are linked.
  private Reply link(Request request) {
    requireAdministrator();
    var module = SugarCalls.module(request);
    var link =
        CrmLink.of(module, request.var("link"))
            .orElseThrow(() -> SugarRefused.notFound(request.var("link")));
    var row = required(module, request.var("key"));
    var other = required(link.target(), request.var("other"));
    crm.link(link, Json.text(row, "id"), Json.text(other, "id"));
    var body = Json.object();
    body.set("record", rows.show(module, row, Set.of()));
    return Reply.ok(body.set("related_record", rows.show(link.target(), other, Set.of())));
  }

  private List<ObjectNode> keyed(CrmModule module, String key) {
    return crm.records.live(module).stream()
        .filter(r -> Json.text(r, "sync_key").equals(key))
        .toList();
  }

  private Reply upsert(Request request) {
    var module = SugarCalls.module(request);
    var found = keyed(module, request.var("key"));
    var given = request.object().put("sync_key", request.var("key"));
    if (found.isEmpty()) {
      return told(201, records.made(module, Json.text(given, "id"), given));
    }
    crm.update(module, found.getFirst(), records.values(module, given));
    return told(200, found.getFirst());
  }

  private static Reply told(int status, ObjectNode row) {
    return Reply.json(status, Json.object().put("record", Json.text(row, "id")));
  }

  private Reply set(Request request) {
    var module = SugarCalls.module(request);
    var row = records.require(module, request.var("id"));
    crm.update(module, row, Json.object().put("sync_key", request.var("key")));
    return Reply.ok(
        Json.object().put("success", true).set("record", rows.show(module, row, Set.of())));
  }
}
