package org.unisono.simulators.activecampaign;

import java.util.List;
import org.unisono.simulators.Fault;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;
import tools.jackson.databind.node.ObjectNode;

/// Contacts: search, create, change, upsert by address, deletion.
final class ContactCalls {
  private final Site site;
  private final ContactSearch search;

  ContactCalls(Site site) {
    this.site = site;
    search = new ContactSearch(site);
  }

  void register(Routes routes) {
    routes
        .get("/api/3/contacts", this::list)
        .post("/api/3/contacts", this::create)
        .post("/api/3/contact/sync", this::sync)
        .get("/api/3/contacts/{id}", this::read)
        .put("/api/3/contacts/{id}", this::update)
        .delete("/api/3/contacts/{id}", this::delete)
        .get("/api/3/contacts/{id}/contactTags", r -> of(r, "contactTags", site.tagging.rows))
        .get("/api/3/contacts/{id}/contactLists", r -> of(r, "contactLists", site.lists.rows))
        .get("/api/3/contacts/{id}/fieldValues", r -> of(r, "fieldValues", site.contacts.values))
        .get(
            "/api/3/contacts/{id}/contactAutomations",
            r -> of(r, "contactAutomations", site.automations.runs));
  }

  private Reply list(Request request) {
    var body = site.pages.body(request, "contacts", search.found(request).shown(this::shown));
    var include = List.of(request.param("include").orElse("").split(","));
    if (include.contains("fieldValues")) {
      side(body, "fieldValues", site.contacts.values);
    }
    if (include.contains("contactLists")) {
      side(body, "contactLists", site.lists.rows);
    }
    return Reply.ok(body);
  }

  /// Rows of the page's contacts, beside them.
  private static void side(ObjectNode body, String name, Rows rows) {
    var beside = body.putArray(name);
    for (var contact : body.path("contacts")) {
      rows.where("contact", Json.text(contact, "id")).forEach(beside::add);
    }
  }

  private static String text(ObjectNode row, String field) {
    return Json.text(row, field);
  }

  private ObjectNode shown(ObjectNode contact) {
    var shown = contact.deepCopy();
    site.faults
        .text(Fault.REMOVED_FIELD, "contacts.phone")
        .filter(f -> f.startsWith("contacts."))
        .ifPresent(f -> shown.remove(f.substring("contacts.".length())));
    var values = shown.putArray("fieldValues");
    site.contacts
        .values
        .where("contact", text(contact, "id"))
        .forEach(v -> values.add(v.get("id")));
    return shown;
  }

  private Reply read(Request request) {
    var contact = site.contacts.all.require(request.var("id"));
    var body = Json.object();
    body.set("contact", shown(contact));
    var id = request.var("id");
    body.set("fieldValues", Json.array(site.contacts.values.where("contact", id)));
    body.set("contactLists", Json.array(site.lists.rows.where("contact", id)));
    return Reply.ok(body);
  }

  private Reply create(Request request) {
    return whole(201, site.contacts.create(request.object().path("contact")));
  }

  private Reply update(Request request) {
    var given = request.object().path("contact");
    return whole(200, site.contacts.update(request.var("id"), given));
  }

  private Reply sync(Request request) {
    var given = request.object().path("contact");
    var known = site.contacts.at(Json.text(given, "email"));
    return known.isEmpty()
        ? whole(201, site.contacts.create(given))
        : whole(200, site.contacts.update(text(known.get(), "id"), given));
  }

  private Reply whole(int status, ObjectNode contact) {
    var body = Json.object();
    var values = site.contacts.values.where("contact", text(contact, "id"));
    body.set("fieldValues", Json.array(values));
    body.set("contact", shown(contact));
    return Reply.json(status, body);
  }

  private Reply delete(Request request) {
    site.deleteContact(request.var("id"));
    return Reply.ok(Json.object());
  }

  private Reply of(Request request, String plural, Rows rows) {
    site.contacts.all.require(request.var("id"));
    var body = Json.object();
    body.set(plural, Json.array(rows.where("contact", request.var("id"))));
    return Reply.ok(body);
  }
}
