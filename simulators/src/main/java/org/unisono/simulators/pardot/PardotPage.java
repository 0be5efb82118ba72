package org.unisono.simulators.pardot;

import java.util.ArrayList;
import java.util.List;
import org.unisono.simulators.Json;
import org.unisono.simulators.Page;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;

/// The page on which a person plays the marketer and the visitor.
final class PardotPage {
  private static final int SHOWN = 200;

  private final Unit unit;

  PardotPage(Unit unit) {
    this.unit = unit;
  }

  Routes routes() {
    return new Routes()
        .get("/", r -> page())
        .post("/page/prospect", this::change)
        .post("/page/form", this::submit);
  }

  private Reply page() {
    return new Page("Account Engagement simulator")
        .section("Prospects", prospects())
        .section("Forms", submission())
        .journal(unit.journal, unit.faults)
        .reply();
  }

  private String prospects() {
    var rows = new ArrayList<List<String>>();
    for (var row : unit.table(Kind.PROSPECTS).alive().stream().limit(SHOWN).toList()) {
      var form =
          Page.hidden("id", Json.text(row, "id"))
              + Page.choice("What", "what", List.of("opt out", "assign"), "opt out");
      rows.add(
          List.of(
              Page.escape(Json.text(row, "email")),
              Page.escape(Json.text(row, "optedOut")),
              Page.escape(Json.text(row, "assignedToId")),
              Page.form("/page/prospect", form, "Change")));
    }
    return Page.table(List.of("E-mail", "Opted out", "Assigned to", "Change"), rows);
  }

  private String submission() {
    var forms = unit.table(Kind.FORMS).alive().stream().map(f -> Json.text(f, "name")).toList();
    var fields = Page.choice("Form", "form", forms, "") + Page.input("E-mail", "email", "");
    return Page.form("/page/form", fields, "Submit");
  }

  private Reply change(Request request) {
    var id = request.form().getOrDefault("id", "");
    var table = unit.table(Kind.PROSPECTS);
    if (table.find(id).isPresent()) {
      if (request.form().getOrDefault("what", "").equals("assign")) {
        unit.assign(id);
      } else {
        table.change(table.require(id), Json.object().put("optedOut", true));
      }
      unit.journal.changed();
    }
    return Reply.seeOther("/");
  }

  private Reply submit(Request request) {
    var forms = unit.table(Kind.FORMS).where("name", request.form().getOrDefault("form", ""));
    var email = request.form().getOrDefault("email", "");
    if (!forms.isEmpty() && email.contains("@")) {
      var form = forms.getFirst();
      var person =
          unit.latest(unit.prospectsAt(email))
              .orElseGet(() -> unit.createProspect(Json.object().put("email", email)));
      var row = Json.object().put("prospectId", person.path("id").asLong(0)).put("type", 4);
      row.put("typeName", "Form").put("details", Json.text(form, "name"));
      row.put("formId", form.path("id").asLong(0));
      row.put("campaignId", form.path("campaignId").asLong(0));
      unit.log(row);
      unit.journal.changed();
    }
    return Reply.seeOther("/");
  }
}
