package org.unisono.simulators.dynamics;

import java.util.Map;
import java.util.Optional;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;
import tools.jackson.databind.node.ObjectNode;

/// Rows and collections: read, made, changed (or made) under an id, deleted.
final class RecordCalls {
  private static final String NO_LIST_MEMBERS = "Associate is not supported for ListMember entity.";

  private final Organization org;
  private final Shown shown;
  private final Queries queries;
  private final MetadataCalls metadata;

  RecordCalls(Organization org, MetadataCalls metadata) {
    this.org = org;
    this.metadata = metadata;
    shown = new Shown(org);
    queries = new Queries(org, shown);
  }

  void register(Routes routes) {
    routes
        .get(Paths.at("/{target}"), this::get)
        .post(Paths.at("/{target}"), this::post)
        .patch(Paths.at("/{target}"), this::patch)
        .delete(Paths.at("/{target}"), this::delete)
        .get(Paths.at("/{target}/{property}"), this::property)
        .post(Paths.at("/{target}/{property}/$ref"), this::associate)
        .delete(Paths.at("/{target}/{property}/$ref"), this::disassociate);
  }

  private Reply get(Request request) {
    var target = Target.of(request.var("target"));
    if (target.set().equals("EntityDefinitions")) {
      return metadata.definition(target);
    }
    var table = org.tables.ofSet(target.set());
    if (!target.isRow()) {
      return queries.answer(table, org.visible(table), request);
    }
    var row =
        org.visible(table).stream()
            .filter(r -> Json.text(r, table.key()).equals(target.id()))
            .findFirst()
            .orElseThrow(() -> DynamicsRefused.missing(table, target.id()));
    return Reply.ok(shown.row(table, row, request)).with("OData-Version", "4.0");
  }

  private Reply property(Request request) {
    var target = Target.of(request.var("target"));
    var table = org.tables.ofSet(target.set());
    var name = request.var("property");
    if (name.equals("$count")) {
      return queries.count(table, org.visible(table), request);
    }
    if (!table.name().equals("systemuser")) {
      org.records.require(table, target.id());
    }
    var related = shown.related(table, target.id(), name);
    if (related == null) {
      throw DynamicsRefused.noSegment(name);
    }
    var visible = org.visible(related.table());
    var rows = related.rows().stream().filter(visible::contains).toList();
    return queries.answer(related.table(), rows, request);
  }

  private Reply post(Request request) {
    var table = table(request);
    var body = request.object();
    var row = org.writes.create(table, body, Json.text(body, table.key()));
    return made(table, row, request, 201);
  }

  private Table table(Request request) {
    return org.tables.ofSet(Target.of(request.var("target")).set());
  }

  /// An upsert, unless a header forbids one half of it.
  private Reply patch(Request request) {
    var target = Target.of(request.var("target"));
    var table = org.tables.ofSet(target.set());
    Optional<ObjectNode> known = org.records.find(table, target.id());
    if (known.isEmpty()) {
      if (!request.header("if-match").isEmpty()) {
        throw DynamicsRefused.missing(table, target.id());
      }
      return made(table, org.writes.create(table, request.object(), target.id()), request, 201);
    }
    if (request.header("if-none-match").equals("*")) {
      throw new DynamicsRefused(
          412, "0x80040237", "A record with matching key values already exists.");
    }
    var expected = request.header("if-match");
    var version = "W/\"" + known.get().path("versionnumber").asLong() + "\"";
    if (!expected.isEmpty() && !expected.equals("*") && !expected.equals(version)) {
      throw new DynamicsRefused(
          412, "0x80060882", "The version of the existing record doesn't match.");
    }
    org.writes.update(table, known.get(), request.object());
    return made(table, known.get(), request, 200);
  }

  private Reply made(Table table, ObjectNode row, Request request, int status) {
    var id = Json.text(row, table.key());
    var address = org.baseUrl + "/api/data/v9.2/" + table.set() + "(" + id + ")";
    var reply =
        request.header("prefer").contains("return=representation")
            ? Reply.json(status, shown.row(table, row, request))
            : Reply.empty(204);
    return reply.with(Map.of("OData-EntityId", address, "OData-Version", "4.0"));
  }

  private Reply delete(Request request) {
    var target = Target.of(request.var("target"));
    org.writes.delete(org.tables.ofSet(target.set()), target.id());
    return Reply.empty(204);
  }

  private Reply associate(Request request) {
    var name = request.var("property");
    if (name.matches("list(contact|lead|account)_association")) {
      throw new DynamicsRefused(400, "0x80040265", NO_LIST_MEMBERS);
    }
    requireLists(name);
    var link = Json.text(request.object(), "@odata.id");
    var list = Target.of(link.substring(link.lastIndexOf('/') + 1));
    org.records.require(org.tables.ofSet(list.set()), list.id());
    org.lists.addItem(Target.of(request.var("target")).id(), list.id());
    return Reply.empty(204);
  }

  private Reply disassociate(Request request) {
    var list = Target.of(request.var("property"));
    requireLists(list.set());
    org.lists.removeItem(Target.of(request.var("target")).id(), list.id());
    return Reply.empty(204);
  }

  private static void requireLists(String navigation) {
    if (!navigation.equals("campaignlist_association")) {
      throw DynamicsRefused.noSegment(navigation);
    }
  }
}
