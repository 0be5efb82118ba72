package org.unisono.simulators.pardot;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.function.Supplier;
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
      api.get(at, r -> read(kind, () -> queries.page(kind, r)));
      api.get(at + "/{id}", r -> read(kind, () -> found(kind, r)));
      api.post(at, r -> create(kind, r));
      api.patch(at + "/{id}", r -> change(kind, r));
      api.delete(at + "/{id}", r -> delete(kind, r));
    }
  }

  private Reply read(Kind kind, Supplier<Reply> answer) {
    unit.abilities.require(kind);
    unit.sync.runIfDue();
    return answer.get();
  }

  private Reply found(Kind kind, Request request) {
    var row = unit.table(kind).require(id(request));
    unit.abilities.require(kind, row);
    return isKnown(request, row) ? Reply.empty(304) : one(kind, request, row);
  }

  /// Whether the row did not change since the caller read it.
  private static boolean isKnown(Request request, ObjectNode row) {
    var since = request.header("If-Modified-Since");
    try {
      return !since.isEmpty()
          && !OffsetDateTime.parse(Json.text(row, "updatedAt"))
              .isAfter(OffsetDateTime.parse(since, DateTimeFormatter.RFC_1123_DATE_TIME));
    } catch (DateTimeException unreadable) {
      return false;
    }
  }

  private static String id(Request request) {
    var id = request.var("id");
    if (!id.matches("\\d{1,18}")) {
      throw PardotRefused.of(400, 16, "Invalid ID");
    }
    return id;
  }

  private Reply one(Kind kind, Request request, ObjectNode row) {
    return Reply.ok(shown.row(kind, row, shown.fields(kind, request)));
  }

  private static void allow(Kind kind, String method) {
    if (!kind.allows(method)) {
      throw PardotRefused.of(405, 60, "This operation is not supported for " + kind.plural());
    }
  }

  static ObjectNode writable(Kind kind, ObjectNode values) {
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
    var values = writable(kind, Bodies.of(request));
    unit.writeRules.checkCall();
    unit.writeRules.checkRoom(kind, unit.table(kind));
    var row =
        switch (kind) {
          case PROSPECTS -> unit.createProspect(values);
          case LIST_MEMBERSHIPS -> unit.subscribe(values);
          case LISTS -> named(kind, values);
          case FOLDERS, FORMS, FORM_HANDLERS, LANDING_PAGES, EMAIL_TEMPLATES, CUSTOM_REDIRECTS ->
              named(kind, values);
          default -> unit.table(kind).add(values);
        };
    var reply = one(kind, request, row);
    return new Reply(201, reply.contentType(), reply.body(), reply.headers());
  }

  /// An asset belongs to a campaign.
  private ObjectNode named(Kind kind, ObjectNode values) {
    Bodies.required(values, "name");
    if (kind.isAsset()) {
      Bodies.required(values, "campaignId");
    }
    unit.checkCampaign(values);
    return unit.table(kind).add(values);
  }

  private Reply change(Kind kind, Request request) {
    allow(kind, "PATCH");
    shown.fields(kind, request);
    var row = unit.table(kind).require(id(request));
    var values = writable(kind, Bodies.of(request));
    unit.writeRules.checkCall();
    if (kind == Kind.PROSPECTS) {
      unit.checkProspect(values);
    }
    unit.checkCampaign(values);
    unit.table(kind).change(row, values);
    return one(kind, request, row);
  }

  private Reply delete(Kind kind, Request request) {
    allow(kind, "DELETE");
    var row = unit.table(kind).require(id(request));
    unit.writeRules.checkCall();
    if (kind == Kind.LISTS && !unit.programsOf(Json.text(row, "id")).isEmpty()) {
      throw PardotRefused.of(
          400, 108, "This Asset cannot be deleted because it is being used in other places.");
    }
    unit.table(kind).change(row, Json.object().put("isDeleted", true));
    return Reply.empty(204);
  }
}
