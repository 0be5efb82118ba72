package org.unisono.simulators.pardot;

import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;
import tools.jackson.databind.node.ObjectNode;

/// Query, read, create, change and delete on every object; what an object does not take is 405.
final class ObjectCalls {
  private final Unit unit;
  private final Shown shown;
  private final Queries queries;

  ObjectCalls(Unit unit) {
    this.unit = unit;
    this.shown = new Shown(unit);
    this.queries = new Queries(unit, shown);
  }

  void register(Routes api) {
    for (var kind : Kind.values()) {
      var at = PardotVendor.AT + kind.plural();
      api.get(at, r -> read(() -> queries.page(kind, r)));
      api.get(at + "/{id}", r -> read(() -> one(kind, r, unit.table(kind).require(r.var("id")))));
      api.post(at, r -> create(kind, r));
      api.patch(at + "/{id}", r -> change(kind, r));
      api.delete(at + "/{id}", r -> delete(kind, r));
    }
    var prospects = PardotVendor.AT + "prospects/";
    api.post(prospects + "do/upsertLatestByEmail", this::upsert);
    api.post(prospects + "{id}/do/undelete", this::undelete);
    api.post(PardotVendor.AT + "campaigns/{id}/do/connectSalesforceCampaign", this::connect);
  }

  private Reply read(java.util.function.Supplier<Reply> answer) {
    unit.sync.runIfDue();
    return answer.get();
  }

  private Reply one(Kind kind, Request request, ObjectNode row) {
    return Reply.ok(shown.row(kind, row, shown.fields(kind, request)));
  }

  private static void allow(Kind kind, String method) {
    if (!kind.allows(method)) {
      throw PardotRefused.of(405, 60, "This operation is not supported for " + kind.plural());
    }
  }

  private static ObjectNode writable(Kind kind, ObjectNode values) {
    for (var entry : values.properties()) {
      if (!kind.has(entry.getKey())) {
        throw PardotRefused.invalid("Unknown field: " + entry.getKey());
      }
    }
    values.remove("id");
    values.remove("isDeleted");
    return values;
  }

  private Reply create(Kind kind, Request request) {
    allow(kind, "POST");
    shown.fields(kind, request);
    var values = writable(kind, request.object());
    var row =
        switch (kind) {
          case PROSPECTS -> unit.createProspect(values);
          case LIST_MEMBERSHIPS -> unit.subscribe(values);
          default -> unit.table(kind).add(values);
        };
    var reply = one(kind, request, row);
    return new Reply(201, reply.contentType(), reply.body(), reply.headers());
  }

  private Reply change(Kind kind, Request request) {
    allow(kind, "PATCH");
    shown.fields(kind, request);
    var row = unit.table(kind).require(request.var("id"));
    unit.table(kind).change(row, writable(kind, request.object()));
    return one(kind, request, row);
  }

  private Reply delete(Kind kind, Request request) {
    allow(kind, "DELETE");
    var id = request.var("id");
    var row = unit.table(kind).require(id);
    if (kind == Kind.LIST_MEMBERSHIPS) {
      unit.table(kind).purge(id);
    } else {
      unit.table(kind).change(row, Json.object().put("isDeleted", true));
    }
    return Reply.empty(204);
  }

  /// `{matchEmail, prospect, fields}`; the latest active prospect with the address, or a new one.
  private Reply upsert(Request request) {
    var body = request.object();
    var email = Json.text(body, "matchEmail");
    var given = body.path("prospect") instanceof ObjectNode node ? node : Json.object();
    var values = writable(Kind.PROSPECTS, given);
    var asked = body.path("fields").valueStream().map(f -> f.asString()).toList();
    var query = new java.util.HashMap<>(request.query());
    if (!asked.isEmpty()) {
      query.put("fields", String.join(",", asked));
    }
    var whole =
        new Request(request.method(), request.path(), query, request.headers(), "", request.vars());
    shown.fields(Kind.PROSPECTS, whole);
    var known = unit.prospectsAt(email);
    if (known.isEmpty()) {
      if (!values.has("email")) {
        values.put("email", email);
      }
      return one(Kind.PROSPECTS, whole, unit.createProspect(values));
    }
    var row = known.getLast();
    unit.table(Kind.PROSPECTS).change(row, values);
    return one(Kind.PROSPECTS, whole, row);
  }

  private Reply undelete(Request request) {
    var row =
        unit.table(Kind.PROSPECTS).find(request.var("id")).orElseThrow(PardotRefused::missing);
    unit.table(Kind.PROSPECTS).change(row, Json.object().put("isDeleted", false));
    return Reply.empty(204);
  }

  private Reply connect(Request request) {
    var row = unit.table(Kind.CAMPAIGNS).require(request.var("id"));
    if (!Json.text(row, "salesforceId").isEmpty()) {
      throw PardotRefused.invalid("The campaign is already connected to Salesforce.");
    }
    var id = Json.text(request.object(), "salesforceId");
    var theirs = unit.organisation.find("Campaign", id).orElseThrow(PardotRefused::missing);
    // The sync may have made a campaign for it meanwhile; one campaign stands for it from now on.
    var table = unit.table(Kind.CAMPAIGNS);
    table.where("salesforceId", id).forEach(r -> table.purge(Json.text(r, "id")));
    table.change(row, Json.object().put("salesforceId", id).put("name", Json.text(theirs, "Name")));
    return one(Kind.CAMPAIGNS, request, row);
  }
}
