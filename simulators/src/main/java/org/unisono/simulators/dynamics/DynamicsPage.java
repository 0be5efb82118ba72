package org.unisono.simulators.dynamics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.unisono.simulators.Json;
import org.unisono.simulators.Page;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;
import tools.jackson.databind.node.ObjectNode;

/// The page on which a person plays the Dynamics user.
final class DynamicsPage {
  private static final int SHOWN = 200;
  private static final String TITLE = "Dynamics 365 simulator";

  private final Organization org;

  DynamicsPage(Organization org) {
    this.org = org;
  }

  Routes routes() {
    return new Routes()
        .get("/", r -> page())
        .post("/page/campaign", r -> change("campaign", r, r.form().getOrDefault("name", "")))
        .post("/page/response", r -> choose("campaignresponse", "responsecode", r))
        .post("/page/status", r -> choose("campaign", "statuscode", r))
        .post("/page/process", r -> choose("workflow", "statecode", r))
        .post("/page/lead", r -> optOut("lead", r))
        .post("/page/contact", r -> optOut("contact", r));
  }

  private Reply page() {
    return new Page(TITLE)
        .section("Campaigns", campaigns())
        .section("Campaign responses", chosen("campaignresponse", "responsecode", "/page/response"))
        .section("Leads", people("lead"))
        .section("Contacts", people("contact"))
        .section("Processes", chosen("workflow", "statecode", "/page/process"))
        .journal(org.journal, org.faults)
        .reply();
  }

  private List<ObjectNode> rows(String table) {
    return org.records.all(org.tables.named(table)).stream().limit(SHOWN).toList();
  }

  private String campaigns() {
    var rows = new ArrayList<List<String>>();
    for (var campaign : rows("campaign")) {
      var id = Page.hidden("id", Json.text(campaign, "campaignid"));
      var name = Page.input("Name", "name", Json.text(campaign, "name"));
      rows.add(
          List.of(
              Page.form("/page/campaign", id + name, "Rename"),
              Page.form(
                  "/page/status", id + options("campaign", "statuscode", campaign), "Set status")));
    }
    return Page.table(List.of("Name", "Status reason"), rows);
  }

  private String options(String table, String name, ObjectNode row) {
    var column = org.tables.named(table).column(name).orElseThrow();
    return Page.choice(
        name, "value", List.copyOf(column.options().values()), Values.formatted(column, row));
  }

  private String chosen(String table, String column, String path) {
    var of = org.tables.named(table);
    var rows = new ArrayList<List<String>>();
    for (var row : rows(table)) {
      var form = Page.hidden("id", Json.text(row, of.key())) + options(table, column, row);
      rows.add(List.of(Page.escape(Json.text(row, of.title())), Page.form(path, form, "Set")));
    }
    return Page.table(List.of("Name", "Change"), rows);
  }

  private String people(String kind) {
    var rows = new ArrayList<List<String>>();
    for (var person : rows(kind)) {
      var form =
          Page.hidden("id", Json.text(person, kind + "id"))
              + Page.choice(
                  "No bulk e-mail",
                  "value",
                  List.of("false", "true"),
                  Json.text(person, "donotbulkemail"));
      rows.add(
          List.of(
              Page.escape(Json.text(person, "fullname")),
              Page.escape(Json.text(person, "emailaddress1")),
              Page.form("/page/" + kind, form, "Set no bulk e-mail")));
    }
    return Page.table(List.of("Name", "E-mail", "Consent"), rows);
  }

  private Reply change(String table, Request request, String name) {
    return attempt(table, request, Map.of("name", name));
  }

  private Reply choose(String table, String name, Request request) {
    var wanted = request.form().getOrDefault("value", "");
    var column = org.tables.named(table).column(name).orElseThrow();
    int value =
        column.options().entrySet().stream()
            .filter(e -> e.getValue().equals(wanted))
            .map(Map.Entry::getKey)
            .findFirst()
            .orElse(-1);
    return attempt(table, request, Map.of(name, value));
  }

  private Reply optOut(String table, Request request) {
    boolean out = request.form().getOrDefault("value", "").equals("true");
    return attempt(table, request, Map.of("donotbulkemail", out));
  }

  private Reply attempt(String table, Request request, Map<String, ?> values) {
    var of = org.tables.named(table);
    try {
      var row = org.records.require(of, request.form().getOrDefault("id", ""));
      org.writes.update(of, row, Json.object(values));
      org.journal.changed();
      return Reply.seeOther("/");
    } catch (DynamicsRefused refused) {
      var back = "<p>%s</p><p><a href=\"/\">Back</a></p>".formatted(Page.escape(refused.text()));
      return new Page(TITLE).section("Not saved", back).reply();
    }
  }
}
