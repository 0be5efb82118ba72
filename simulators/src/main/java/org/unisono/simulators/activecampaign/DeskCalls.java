package org.unisono.simulators.activecampaign;

import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;
import tools.jackson.databind.node.ObjectNode;

/// Notes and tasks of deals and contacts, and accounts with their contacts.
final class DeskCalls {
  private final Site site;
  private final SalesDesk desk;

  DeskCalls(Site site) {
    this.site = site;
    desk = site.desk;
  }

  void register(Routes routes) {
    routes
        .post("/api/3/deals/{id}/notes", this::dealNote)
        .put("/api/3/deals/{id}/notes/{note}", r -> changeNote(r, r.var("note")))
        .get("/api/3/deals/{id}/notes", this::dealNotes)
        .post("/api/3/notes", this::note)
        .get("/api/3/notes/{id}", r -> one(200, "note", desk.notes.require(r.var("id"))))
        .put("/api/3/notes/{id}", r -> changeNote(r, r.var("id")))
        .delete("/api/3/notes/{id}", r -> gone(desk.notes, r));
    planned(routes, "dealTasks", desk.tasks);
    planned(routes, "dealTasktypes", desk.taskTypes);
    planned(routes, "accountContacts", desk.accountContacts);
    routes
        .post("/api/3/dealTasks", this::task)
        .put("/api/3/dealTasks/{id}", this::changeTask)
        .delete("/api/3/dealTasks/{id}", r -> gone(desk.tasks, r))
        .post("/api/3/dealTasktypes", this::taskType)
        .delete("/api/3/dealTasktypes/{id}", r -> gone(desk.taskTypes, r))
        .post("/api/3/accounts", r -> account(201, Json.object(), r))
        .put("/api/3/accounts/{id}", r -> account(200, site.accounts.require(r.var("id")), r))
        .delete("/api/3/accounts/{id}", r -> gone(site.accounts, r))
        .post("/api/3/accountContacts", this::belongs)
        .put("/api/3/accountContacts/{id}", this::jobTitle)
        .delete("/api/3/accountContacts/{id}", this::parts);
  }

  private void planned(Routes routes, String plural, Rows rows) {
    var singular = plural.substring(0, plural.length() - 1);
    routes
        .get("/api/3/" + plural, r -> page(r, plural, rows))
        .get("/api/3/" + plural + "/{id}", r -> read(r, singular, rows));
  }

  private Reply page(Request request, String plural, Rows rows) {
    site.requireSales();
    return site.pages.page(request, plural, rows);
  }

  private Reply read(Request request, String singular, Rows rows) {
    site.requireSales();
    return one(200, singular, rows.require(request.var("id")));
  }

  private static Reply one(int status, String name, ObjectNode row) {
    return Reply.json(status, Json.object().set(name, row));
  }

  private Reply gone(Rows rows, Request request) {
    rows.remove(request.var("id"));
    return Reply.ok(Json.object());
  }

  private Reply dealNote(Request request) {
    site.requireSales();
    var text = Json.text(request.object().path("note"), "note");
    return one(201, "note", desk.note("Deal", request.var("id"), text));
  }

  private Reply dealNotes(Request request) {
    site.requireSales();
    site.deals.all.require(request.var("id"));
    var rows =
        desk.notes.where("relid", request.var("id")).stream()
            .filter(n -> Json.text(n, "reltype").equals("Deal"))
            .toList();
    return site.pages.page(request, "notes", rows);
  }

  private Reply note(Request request) {
    var given = request.object().path("note");
    var note =
        desk.note(Json.text(given, "reltype"), Json.text(given, "relid"), Json.text(given, "note"));
    return one(201, "note", note);
  }

  private Reply changeNote(Request request, String id) {
    var note = desk.notes.require(id);
    note.put("note", Json.text(request.object().path("note"), "note"));
    return one(200, "note", note.put("mdate", Stamp.local(site.clock.stamp())));
  }

  private Reply task(Request request) {
    site.requireSales();
    return one(201, "dealTask", desk.task(request.object().path("dealTask")));
  }

  private Reply changeTask(Request request) {
    site.requireSales();
    var given = request.object().path("dealTask");
    return one(200, "dealTask", desk.changeTask(request.var("id"), given));
  }

  private Reply taskType(Request request) {
    site.requireSales();
    var title = Json.text(request.object().path("dealTasktype"), "title");
    return one(201, "dealTasktype", desk.taskType(title));
  }

  private Reply account(int status, ObjectNode account, Request request) {
    site.requireSales();
    return one(status, "account", desk.account(account, request.object().path("account")));
  }

  private Reply belongs(Request request) {
    site.requireSales();
    var given = request.object().path("accountContact");
    var row =
        desk.belongs(
            Json.text(given, "contact"), Json.text(given, "account"), Json.text(given, "jobTitle"));
    return one(201, "accountContact", row);
  }

  private Reply jobTitle(Request request) {
    site.requireSales();
    var title = Json.text(request.object().path("accountContact"), "jobTitle");
    return one(200, "accountContact", desk.jobTitle(request.var("id"), title));
  }

  private Reply parts(Request request) {
    site.requireSales();
    desk.parts(request.var("id"));
    return Reply.ok(Json.object());
  }
}
