package org.unisono.simulators.pardot;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.function.Supplier;
import java.util.stream.Stream;
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
  private final Mailings mailings;
  private final FolderContents contents;

  ObjectCalls(Unit unit) {
    this.unit = unit;
    this.shown = new Shown(unit);
    this.queries = new Queries(unit, shown);
    this.mailings = new Mailings(unit);
    this.contents = new FolderContents(unit);
  }

  void register(Routes api) {
    for (var kind : Kind.values()) {
      var at = kind.at();
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
    mailings.runDue();
    if (kind == Kind.FOLDER_CONTENTS) {
      contents.follow();
    }
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
          default -> made(kind, values);
        };
    var reply = one(kind, request, row);
    return new Reply(201, reply.contentType(), reply.body(), reply.headers());
  }

  private ObjectNode made(Kind kind, ObjectNode values) {
    kind.required().forEach(field -> Bodies.required(values, field));
    checkName(kind, values);
    unit.checkCampaign(values);
    if (kind == Kind.DYNAMIC_CONTENTS) {
      var field = Json.text(values, "basedOnProspectApiFieldId");
      if (!Kind.PROSPECTS.has(field)) {
        throw Bodies.invalid("basedOnProspectApiFieldId");
      }
      values.put("basedOn", field.endsWith("__c") ? "custom" : "default");
    }
    return unit.table(kind).add(values);
  }

  /// Of these two each has a name of its own.
  private void checkName(Kind kind, ObjectNode values) {
    boolean unique = kind == Kind.DYNAMIC_CONTENTS || kind == Kind.TAGS;
    if (unique && !unit.table(kind).where("name", Json.text(values, "name")).isEmpty()) {
      throw Bodies.invalid("name");
    }
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
    if (!Json.text(values, "name").equalsIgnoreCase(Json.text(row, "name"))) {
      checkName(kind, values);
    }
    unit.table(kind).change(row, values);
    return one(kind, request, row);
  }

  private Reply delete(Kind kind, Request request) {
    allow(kind, "DELETE");
    var row = unit.table(kind).require(id(request));
    unit.writeRules.checkCall();
    if (isUsed(kind, Json.text(row, "id"))) {
      throw PardotRefused.of(
          400, 108, "This Asset cannot be deleted because it is being used in other places.");
    }
    unit.table(kind).change(row, Json.object().put("isDeleted", true));
    return Reply.empty(204);
  }

  private boolean isUsed(Kind kind, String id) {
    return switch (kind) {
      case LISTS -> !unit.programsOf(id).isEmpty();
      case LAYOUT_TEMPLATES ->
          Stream.of(Kind.FORMS, Kind.LANDING_PAGES)
              .anyMatch(k -> !unit.table(k).where("layoutTemplateId", id).isEmpty());
      default -> false;
    };
  }
}
