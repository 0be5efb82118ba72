package org.unisono.simulators.sugar;

import java.util.Set;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;
import tools.jackson.databind.node.ObjectNode;

/// Records: list, read, create, change, delete.
final class SuiteCalls {
  private static final String GUID = "[0-9A-Za-z]{8}-([0-9A-Za-z]{1,4}-){3}[0-9A-Za-z]{1,12}";

  private final Crm crm;
  private final SuiteLists lists;
  private final SuiteRows rows;

  SuiteCalls(Crm crm, SuiteLists lists, SuiteRows rows) {
    this.crm = crm;
    this.lists = lists;
    this.rows = rows;
  }

  void register(Routes routes, String base) {
    routes
        .get(base + "/V8/module/{module}", this::list)
        .get(base + "/V8/module/{module}/{id}", this::read)
        .post(base + "/V8/module", this::create)
        .patch(base + "/V8/module", this::change)
        .delete(base + "/V8/module/{module}/{id}", this::delete);
  }

  static CrmModule module(String name) {
    return CrmModule.named(name)
        .filter(CrmModule::isSuite)
        .orElseThrow(() -> new SuiteRefused("Module with name %s is not found".formatted(name)));
  }

  static String id(String text) {
    if (!text.matches(GUID) && !text.matches("\\d+")) {
      throw new SuiteRefused("The option \"id\" with value \"%s\" is invalid.".formatted(text));
    }
    return text;
  }

  ObjectNode require(CrmModule module, String id) {
    return crm.visible(crm.records.find(module, id(id)).stream().toList()).stream()
        .findFirst()
        .orElseThrow(
            () ->
                new SuiteRefused(
                    "%s module with id %s is not found".formatted(module.module(), id)));
  }

  private Reply list(Request request) {
    var module = module(request.var("module"));
    return Reply.ok(lists.document(request, module, crm.records.live(module)));
  }

  private Reply read(Request request) {
    var module = module(request.var("module"));
    var row = require(module, request.var("id"));
    return document(200, module, row, lists.wanted(request, module));
  }

  private Reply document(int status, CrmModule module, ObjectNode row, Set<String> wanted) {
    return Reply.json(status, Json.object().set("data", rows.data(module, row, wanted)));
  }

  private Reply create(Request request) {
    var data = data(request);
    var module = module(Json.text(data, "type"));
    var id = Json.text(data, "id");
    if (!id.isEmpty() && crm.records.row(module, id(id)).isPresent()) {
      throw new SuiteRefused("Bean %s with id %s is already exist".formatted(module.module(), id));
    }
    if (crm.failsToCreate()) {
      throw SuiteRefused.database();
    }
    var row = crm.create(module, id, attributes(module, data));
    return document(201, module, row, Set.of());
  }

  /// A change is answered 201 too.
  private Reply change(Request request) {
    var data = data(request);
    var module = module(Json.text(data, "type"));
    var row = require(module, Json.text(data, "id"));
    crm.update(module, row, attributes(module, data));
    return document(201, module, row, Set.of());
  }

  private static ObjectNode data(Request request) {
    if (request.object().path("data") instanceof ObjectNode data && data.has("type")) {
      return data;
    }
    throw new SuiteRefused("The required option \"data\" is missing.");
  }

  /// Nothing is required, and no value of a list is checked: it stores what it gets.
  private ObjectNode attributes(CrmModule module, ObjectNode data) {
    var values = Json.object();
    for (var entry : data.path("attributes").properties()) {
      if (!crm.hasField(module, entry.getKey()) || entry.getKey().equals("sync_key")) {
        throw SuiteRefused.field(entry.getKey(), module);
      }
      var text =
          entry.getValue().isValueNode() ? Json.text(data.path("attributes"), entry.getKey()) : "";
      boolean moment = entry.getKey().startsWith("date_") || entry.getKey().endsWith("_date");
      values.set(
          entry.getKey(), moment ? Json.of(CrmTime.toRaw(text).orElse("")) : entry.getValue());
    }
    return values;
  }

  private Reply delete(Request request) {
    var module = module(request.var("module"));
    var row = require(module, request.var("id"));
    crm.delete(module, row);
    var text = "Record with id %s is deleted".formatted(Json.text(row, "id"));
    return Reply.ok(Json.object().set("meta", Json.object().put("message", text)));
  }
}
