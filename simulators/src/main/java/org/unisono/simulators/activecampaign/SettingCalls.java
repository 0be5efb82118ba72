package org.unisono.simulators.activecampaign;

import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;

/// The choices of custom fields, where the fields are shown, and forms, scores and templates, which
/// are made in the vendor's own pages.
final class SettingCalls {
  private final Site site;

  SettingCalls(Site site) {
    this.site = site;
  }

  void register(Routes routes) {
    routes
        .post("/api/3/fieldOption/bulk", this::options)
        .get("/api/3/fields/{id}/options", this::optionsOf)
        .get("/api/3/fields/{id}", r -> one(r, "field", site.contacts.fields))
        .put("/api/3/fields/{id}", this::changeField)
        .delete("/api/3/fields/{id}", this::deleteField)
        .get("/api/3/fieldRels", r -> site.pages.page(r, "fieldRels", site.contacts.relations))
        .post("/api/3/fieldRels", this::relate)
        .delete("/api/3/fieldRels/{id}", r -> gone(r, site.contacts.relations))
        .delete("/api/3/lists/{id}", this::deleteList)
        .get("/api/3/forms", r -> site.pages.page(r, "forms", site.forms))
        .get("/api/3/forms/{id}", r -> one(r, "form", site.forms))
        .get("/api/3/scores", r -> site.pages.page(r, "scores", site.scores))
        .get("/api/3/scores/{id}", r -> one(r, "score", site.scores))
        .get("/api/3/templates/{id}", r -> one(r, "template", site.templates));
  }

  private static Reply one(Request request, String name, Rows rows) {
    return Reply.ok(Json.object().set(name, rows.require(request.var("id"))));
  }

  private static Reply gone(Request request, Rows rows) {
    rows.remove(request.var("id"));
    return Reply.ok(Json.object());
  }

  private Reply options(Request request) {
    var body = Json.object();
    var made = body.putArray("fieldOptions");
    for (var given : request.object().path("fieldOptions")) {
      site.contacts.fields.require(Json.text(given, "field"));
      var option = Json.object().put("field", Json.text(given, "field"));
      for (var name : new String[] {"value", "label"}) {
        option.put(name, Json.text(given, name));
      }
      option.put("orderid", given.path("orderid").asString("0"));
      option.put("isdefault", given.path("isdefault").asBoolean(false) ? "1" : "0");
      made.add(site.contacts.options.add(option));
    }
    return Reply.json(201, body);
  }

  private Reply optionsOf(Request request) {
    var id = Json.text(site.contacts.fields.require(request.var("id")), "id");
    var rows = site.contacts.options.where("field", id);
    return Reply.ok(Json.object().set("fieldOptions", Json.array(rows)));
  }

  private Reply changeField(Request request) {
    var field = site.contacts.fields.require(request.var("id"));
    var given = request.object().path("field");
    for (var name : new String[] {"title", "descript", "isrequired", "visible"}) {
      if (given.has(name)) {
        field.put(name, Json.text(given, name));
      }
    }
    return Reply.ok(Json.object().set("field", field));
  }

  /// With the values that contacts have in it.
  private Reply deleteField(Request request) {
    var id = request.var("id");
    site.contacts.fields.remove(id);
    drop(site.contacts.values, "field", id);
    drop(site.contacts.options, "field", id);
    drop(site.contacts.relations, "field", id);
    return Reply.ok(Json.object());
  }

  private static void drop(Rows rows, String field, String value) {
    rows.where(field, value).forEach(r -> rows.remove(Json.text(r, "id")));
  }

  /// The list 0 is every list.
  private Reply relate(Request request) {
    var given = request.object().path("fieldRel");
    var field = Json.text(given, "field");
    site.contacts.fields.require(field);
    var list = given.path("relid").asString("0");
    if (!list.equals("0")) {
      site.lists.all.require(list);
    }
    var row = Json.object().put("field", field).put("relid", list).put("dorder", "0");
    row.put("cdate", Stamp.local(site.clock.stamp()));
    return Reply.json(201, Json.object().set("fieldRel", site.contacts.relations.add(row)));
  }

  private Reply deleteList(Request request) {
    site.lists.all.remove(request.var("id"));
    drop(site.lists.rows, "list", request.var("id"));
    return Reply.ok(Json.object());
  }
}
