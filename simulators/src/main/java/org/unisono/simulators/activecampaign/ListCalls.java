package org.unisono.simulators.activecampaign;

import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;

/// Lists, subscriptions, and custom fields.
final class ListCalls {
  private final Site site;

  ListCalls(Site site) {
    this.site = site;
  }

  void register(Routes routes) {
    routes
        .get("/api/3/lists", r -> site.pages.page(r, "lists", site.lists.all))
        .post("/api/3/lists", this::create)
        .get("/api/3/lists/{id}", this::read)
        .post("/api/3/contactLists", this::subscribe)
        .get("/api/3/fields", r -> site.pages.page(r, "fields", site.contacts.fields))
        .post("/api/3/fields", this::createField)
        .get("/api/3/fieldValues", this::values);
  }

  private Reply create(Request request) {
    var given = request.object().path("list");
    for (var field : new String[] {"name", "stringid", "sender_url", "sender_reminder"}) {
      if (Json.text(given, field).isEmpty()) {
        throw ActiveCampaignRefused.value(
            "The %s was not provided.".formatted(field), "field_missing", field);
      }
    }
    var list = site.lists.create(Json.text(given, "name"), Json.text(given, "stringid"));
    return Reply.json(201, Json.object().set("list", list));
  }

  private Reply read(Request request) {
    return Reply.ok(Json.object().set("list", site.lists.all.require(request.var("id"))));
  }

  private Reply subscribe(Request request) {
    var given = request.object().path("contactList");
    var row =
        site.lists.set(
            Json.text(given, "contact"), Json.text(given, "list"), Json.text(given, "status"));
    return Reply.ok(Json.object().set("contactList", row));
  }

  private Reply createField(Request request) {
    var given = request.object().path("field");
    var field =
        site.contacts.field(
            Json.text(given, "title"), Json.text(given, "type"), Json.text(given, "perstag"));
    return Reply.json(201, Json.object().set("field", field));
  }

  private Reply values(Request request) {
    var field = request.param("filters[fieldid]");
    var value = request.param("filters[val]");
    var found =
        value
            .map(v -> site.contacts.values.where("value", v))
            .orElseGet(site.contacts.values::all)
            .stream()
            .filter(v -> field.isEmpty() || Json.text(v, "field").equals(field.get()))
            .toList();
    return site.pages.page(request, "fieldValues", found);
  }
}
