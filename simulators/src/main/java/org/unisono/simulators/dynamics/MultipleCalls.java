package org.unisono.simulators.dynamics;

import java.util.function.BiConsumer;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Many rows of one table in a call: all of them are written, or none.
final class MultipleCalls {
  private static final String ACTION = "/{target}/Microsoft.Dynamics.CRM.";

  private final Organization org;

  MultipleCalls(Organization org) {
    this.org = org;
  }

  void register(Routes routes) {
    routes
        .post(Paths.at(ACTION + "CreateMultiple"), this::create)
        .post(Paths.at(ACTION + "UpdateMultiple"), this::update)
        .post(Paths.at(ACTION + "UpsertMultiple"), this::upsert);
  }

  private Reply create(Request request) {
    var ids = Json.array();
    each(
        request,
        (table, row) ->
            ids.add(
                Json.text(
                    org.writes.create(table, row, Json.text(row, table.key())), table.key())));
    return Reply.ok(answer(ids)).with("OData-Version", "4.0");
  }

  private ObjectNode answer(ArrayNode ids) {
    var context =
        org.baseUrl + "/api/data/v9.2/$metadata#Microsoft.Dynamics.CRM.CreateMultipleResponse";
    return (ObjectNode) Json.object().put("@odata.context", context).set("Ids", ids);
  }

  private Reply update(Request request) {
    each(
        request,
        (table, row) -> {
          var target = target(table, row);
          org.writes.update(table, org.keys.require(table, target), plain(table, target, row));
        });
    return Reply.empty(204).with("OData-Version", "4.0");
  }

  private Reply upsert(Request request) {
    each(
        request,
        (table, row) -> {
          var target = target(table, row);
          var known = org.keys.find(table, target);
          if (known.isPresent()) {
            org.writes.update(table, known.get(), plain(table, target, row));
          } else {
            var id = target.alternate().isEmpty() ? target.id() : Json.text(row, table.key());
            org.writes.create(table, org.keys.asRow(table, target).setAll(row), id);
          }
        });
    return Reply.empty(204).with("OData-Version", "4.0");
  }

  /// The row that is meant: by `@odata.id` with any key, or by its own id.
  private static Target target(Table table, ObjectNode row) {
    var address = Json.text(row, "@odata.id");
    if (!address.isEmpty()) {
      return Target.of(address.substring(address.lastIndexOf('/') + 1));
    }
    var id = Json.text(row, table.key());
    if (id.isEmpty()) {
      throw DynamicsRefused.invalid("Each of the Targets needs its key.");
    }
    return Target.of("%s(%s)".formatted(table.set(), id));
  }

  private ObjectNode plain(Table table, Target target, ObjectNode row) {
    var body = row.deepCopy();
    org.keys.values(table, target).keySet().forEach(body::remove);
    return body;
  }

  private void each(Request request, BiConsumer<Table, ObjectNode> write) {
    var table = org.tables.ofSet(Target.of(request.var("target")).set());
    var targets = request.object().path("Targets");
    if (!targets.isArray() || targets.isEmpty()) {
      throw DynamicsRefused.invalid("The parameter 'Targets' is missing or empty.");
    }
    var undo = new Undo(org);
    try {
      int place = 0;
      for (var target : targets) {
        write.accept(table, typed(table, target));
        if (org.writes.isSpoilt(place++)) {
          throw new DynamicsRefused(500, "0x80040216", "An unexpected error occurred.");
        }
      }
      undo.keep();
    } catch (RuntimeException refused) {
      undo.back();
      throw refused;
    }
  }

  private static ObjectNode typed(Table table, JsonNode target) {
    var type =
        Json.text(target, "@odata.type").replaceFirst("^#?Microsoft\\.Dynamics\\.CRM\\.", "");
    if (target instanceof ObjectNode row && type.equals(table.name())) {
      return row;
    }
    throw new DynamicsRefused(
        400,
        "0x80048d19",
        "Each of the Targets needs an '@odata.type' of Microsoft.Dynamics.CRM.%s."
            .formatted(table.name()));
  }
}
