package org.unisono.simulators.sugar;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;
import tools.jackson.databind.node.ObjectNode;

/// What the screens are made of: columns of lists, fields of searches, what a user prefers; and the
/// description of the API.
final class SuiteLayouts {
  private final Crm crm;
  private final Routes routes;

  SuiteLayouts(Crm crm, Routes routes) {
    this.crm = crm;
    this.routes = routes;
  }

  void register(String base) {
    routes
        .get(base + "/V8/listview/columns/{module}", this::columns)
        .get(base + "/V8/search-defs/module/{module}", this::searches)
        .get(base + "/V8/user-preferences/{id}", this::preferences)
        .get(base + "/V8/meta/swagger.json", r -> description(base));
  }

  private List<CrmModule.Field> shown(CrmModule module) {
    return crm.fields(module).stream().filter(f -> !f.name().equals("sync_key")).toList();
  }

  /// A bare list, unlike all other answers.
  private Reply columns(Request request) {
    var module = SuiteCalls.module(request.var("module"));
    var all = Json.array();
    for (var field : shown(module)) {
      boolean title = field.name().matches("name|last_name");
      all.addObject()
          .put("fieldName", field.name().toUpperCase(Locale.ROOT))
          .put("width", "10%")
          .put("label", field.name())
          .put("link", title)
          .put("default", title || field.name().matches("status|date_entered"))
          .put("module", "")
          .put("id", "")
          .put("sortable", !field.isElsewhere())
          .put("customCode", "");
    }
    return Reply.ok(all);
  }

  private Reply searches(Request request) {
    var module = SuiteCalls.module(request.var("module"));
    var attributes = Json.object().put("module", module.module());
    attributes.putObject("templateMeta").put("maxColumns", "3");
    var basic = attributes.putArray("basic");
    var advanced = attributes.putArray("advanced");
    var fields = attributes.putObject("fields");
    for (var field : shown(module)) {
      var shape = Json.object().put("name", field.name()).put("label", field.name());
      if (field.name().matches("name|first_name|last_name")) {
        basic.add(shape.deepCopy());
      }
      advanced.add(shape);
      fields.putObject(field.name()).put("query_type", "default").put("vname", field.name());
    }
    return document("SearchDefs", null, attributes);
  }

  private Reply preferences(Request request) {
    var id = SuiteCalls.id(request.var("id"));
    if (crm.records.find(CrmModule.USERS, id).isEmpty()) {
      throw new SuiteRefused("Users module with id %s is not found".formatted(id));
    }
    var attributes = Json.object();
    attributes
        .putObject("global")
        .put("timezone", "UTC")
        .put("datef", "m/d/Y")
        .put("timef", "H:i")
        .put("currency", "-99");
    return document("UserPreference", id, attributes);
  }

  private static Reply document(String type, @Nullable String id, ObjectNode attributes) {
    var data = Json.object().put("type", type).put("id", id);
    data.set("attributes", attributes);
    return Reply.ok(Json.object().set("data", data));
  }

  private Reply description(String base) {
    var body = Json.object().put("openapi", "3.0.0");
    body.putObject("info").put("title", "SuiteCRM V8 API").put("version", "V8");
    body.putArray("servers").addObject().put("url", base + "/V8");
    var paths = body.putObject("paths");
    var head = " " + base + "/V8";
    for (var template : routes.templates()) {
      int at = template.indexOf(head);
      if (at > 0) {
        paths
            .withObject("/" + template.substring(at + head.length()).replace("/", "~1"))
            .putObject(template.substring(0, at).toLowerCase(Locale.ROOT));
      }
    }
    return Reply.ok(body);
  }
}
