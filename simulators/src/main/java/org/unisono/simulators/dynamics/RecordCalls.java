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
  private static final String WRITTEN_BY_NOBODY =
      "listmember|campaignitem|campaignactivityitem|bulkoperationlog|bulkdeleteoperation"
          + "|sdkmessage|sdkmessagefilter";
  private static final String NO_LIST_MEMBERS = "Associate is not supported for ListMember entity.";

  private final Organization org;
  private final Shown shown;
  private final Queries queries;
  private final MetadataCalls metadata;
  private final PropertyCalls properties;

  RecordCalls(Organization org, MetadataCalls metadata) {
    this.org = org;
    this.metadata = metadata;
    properties = new PropertyCalls(org);
    shown = new Shown(org);
    queries = new Queries(org, shown);
  }

  void register(Routes routes) {
    properties.register(routes);
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
    var known = org.visible(table);
    var row =
        org.keys
            .find(table, target)
            .filter(known::contains)
            .orElseThrow(() -> org.keys.missing(table, target));
    return Reply.ok(shown.row(table, row, request)).with("OData-Version", "4.0");
  }

  private Reply property(Request request) {
    var target = Target.of(request.var("target"));
    var table = org.tables.ofSet(target.set());
    var name = request.var("property");
    if (name.equals("$count")) {
      return queries.count(table, org.visible(table), request);
    }
    var id = table.name().equals("systemuser") ? target.id() : id(table, target);
    var related = shown.related(table, id, name);
    if (related == null) {
      return value(table, org.keys.require(table, target), name);
    }
    var visible = org.visible(related.table());
    var rows = related.rows().stream().filter(visible::contains).toList();
    return queries.answer(related.table(), rows, request);
  }

  private String id(Table table, Target target) {
    return Json.text(org.keys.require(table, target), table.key());
  }

  /// One column of one row, as `campaigns(…)/name`.
  private Reply value(Table table, ObjectNode row, String name) {
    var column = table.ofProperty(name).orElseThrow(() -> DynamicsRefused.noSegment(name));
    var value = row.path(column.property());
    return value.isMissingNode() || value.isNull()
        ? Reply.empty(204)
        : Reply.ok(Json.object().set("value", value)).with("OData-Version", "4.0");
  }

  private Reply post(Request request) {
    var target = Target.of(request.var("target"));
    if (target.isRow()) {
      throw new DynamicsRefused(405, "0x80060888", "The resource does not support POST.");
    }
    var table = table(request);
    requireWritable(table);
    if (table.name().equals("asyncoperation")) {
      throw notSupported(table);
    }
    var body = request.object();
    duplicates(table, body, request);
    var row = org.writes.create(table, body, Json.text(body, table.key()));
    return made(table, row, request, 201);
  }

  private Table table(Request request) {
    return org.tables.ofSet(Target.of(request.var("target")).set());
  }

  /// An upsert, unless a header forbids one half of it.
  private Reply patch(Request request) {
    var target = row(request);
    var table = org.tables.ofSet(target.set());
    requireWritable(table);
    Optional<ObjectNode> known = org.keys.find(table, target);
    if (known.isEmpty()) {
      if (!request.header("if-match").isEmpty()) {
        throw org.keys.missing(table, target);
      }
      return made(table, upserted(table, target, request.object()), request, 201);
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
    org.writes.update(table, known.get(), withoutKey(table, target, request.object()));
    return made(table, known.get(), request, 200);
  }

  /// A row made under the id, or with the key values, of the address.
  private ObjectNode upserted(Table table, Target target, ObjectNode body) {
    var values = org.keys.asRow(table, target);
    if (values.isEmpty()) {
      return org.writes.create(table, body, target.id());
    }
    return org.writes.create(table, values.setAll(body), Json.text(body, table.key()));
  }

  /// Values of the key itself may stand in the body too; they change nothing.
  private ObjectNode withoutKey(Table table, Target target, ObjectNode body) {
    body.remove(org.keys.asRow(table, target).propertyStream().map(Map.Entry::getKey).toList());
    return body;
  }

  /// Tables that only join others are written by actions, and some come with the organisation.
  private static void requireWritable(Table table) {
    if (table.name().matches(WRITTEN_BY_NOBODY)) {
      throw notSupported(table);
    }
  }

  private static DynamicsRefused notSupported(Table table) {
    return new DynamicsRefused(
        400,
        "0x80040800",
        "The 'Create' method does not support entities of type '%s'.".formatted(table.name()));
  }

  /// The rules of a fresh organisation: people with the same address are duplicates.
  private void duplicates(Table table, ObjectNode body, Request request) {
    boolean asked = request.header("mscrm.suppressduplicatedetection").equals("false");
    var email = Json.text(body, "emailaddress1");
    if (asked
        && !email.isEmpty()
        && org.records.all(table).stream()
            .anyMatch(r -> Json.text(r, "emailaddress1").equalsIgnoreCase(email))) {
      throw new DynamicsRefused(
          412,
          "0x80040333",
          "A record was not created or updated because a duplicate of the current record already"
              + " exists.");
    }
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

  /// A set as a whole is neither changed nor deleted.
  private static Target row(Request request) {
    var target = Target.of(request.var("target"));
    if (!target.isRow()) {
      throw new DynamicsRefused(
          405, "0x80060888", "The resource does not support " + request.method() + ".");
    }
    return target;
  }

  private Reply delete(Request request) {
    var target = row(request);
    var table = org.tables.ofSet(target.set());
    requireWritable(table);
    org.writes.delete(table, id(table, target));
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
    var owner = Target.of(request.var("target"));
    org.lists.addItem(org.tables.ofSet(owner.set()), owner.id(), list.id());
    return Reply.empty(204);
  }

  private Reply disassociate(Request request) {
    if (properties.isLookup(request)) {
      return properties.unpoint(request);
    }
    var list = Target.of(request.var("property"));
    requireLists(list.set());
    org.lists.removeItem(Target.of(request.var("target")).id(), list.id());
    return Reply.empty(204);
  }

  private static void requireLists(String navigation) {
    if (!navigation.matches("campaign(activity)?list_association")) {
      throw DynamicsRefused.noSegment(navigation);
    }
  }
}
