package org.unisono.simulators.sugar;

import java.util.ArrayList;
import java.util.List;
import org.unisono.simulators.Json;
import org.unisono.simulators.Page;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;
import tools.jackson.databind.node.ObjectNode;

/// The page on which a person plays the CRM's user.
final class CrmPage {
  private static final int SHOWN = 200;

  private final String title;
  private final Crm crm;

  CrmPage(String title, Crm crm) {
    this.title = title;
    this.crm = crm;
  }

  Routes routes() {
    return new Routes()
        .get("/", r -> page())
        .post("/page/campaign", this::changeCampaign)
        .post("/page/person", this::changePerson)
        .post("/page/list", this::changeList);
  }

  private Reply page() {
    return new Page(title)
        .section("Campaigns", campaigns())
        .section("Target lists", lists())
        .section("People", people())
        .section("Mass mailings", mailings())
        .journal(crm.journal, crm.faults)
        .reply();
  }

  private String campaigns() {
    var rows = new ArrayList<List<String>>();
    for (var campaign : shown(CrmModule.CAMPAIGNS)) {
      var form =
          Page.hidden("id", Json.text(campaign, "id"))
              + Page.input("Name", "name", Json.text(campaign, "name"))
              + Page.choice(
                  "Status",
                  "status",
                  List.of("Planning", "Active", "Inactive", "Complete"),
                  Json.text(campaign, "status"));
      rows.add(
          List.of(
              Page.escape(Json.text(campaign, "name")),
              Page.escape(Json.text(campaign, "campaign_type")),
              Page.form("/page/campaign", form, "Change")));
    }
    return Page.table(List.of("Name", "Type", "Change"), rows);
  }

  private String lists() {
    var rows = new ArrayList<List<String>>();
    for (var list : shown(CrmModule.PROSPECT_LISTS)) {
      var on = new ArrayList<String>();
      for (var link : CrmLink.ofPeople()) {
        crm.links.related(link, Json.text(list, "id")).stream()
            .limit(SHOWN)
            .forEach(p -> on.add(Json.text(p, "email1")));
      }
      var form =
          Page.hidden("list", Json.text(list, "id"))
              + Page.input("E-mail", "email", "")
              + Page.choice("What", "what", List.of("add", "remove"), "add");
      rows.add(
          List.of(
              Page.escape(Json.text(list, "name")),
              Page.escape(String.join(", ", on)),
              Page.form("/page/list", form, "Change")));
    }
    return Page.table(List.of("Name", "Who is on it", "Change"), rows);
  }

  private String people() {
    var rows = new ArrayList<List<String>>();
    for (var module : List.of(CrmModule.LEADS, CrmModule.CONTACTS, CrmModule.PROSPECTS)) {
      for (var person : shown(module)) {
        var form =
            Page.hidden("module", module.module())
                + Page.hidden("id", Json.text(person, "id"))
                + Page.choice(
                    "Opted out", "out", List.of("0", "1"), Json.text(person, "email_opt_out"));
        rows.add(
            List.of(
                Page.escape(Json.text(person, "first_name") + " " + Json.text(person, "last_name")),
                Page.escape(module.object()),
                Page.escape(Json.text(person, "email1")),
                Page.form("/page/person", form, "Set opt-out")));
      }
    }
    return Page.table(List.of("Name", "Kind", "E-mail", "Opted out"), rows);
  }

  private String mailings() {
    var rows =
        shown(CrmModule.EMAIL_MARKETING).stream()
            .map(m -> List.of(Page.escape(Json.text(m, "name")), Json.text(m, "status")))
            .toList();
    return Page.table(List.of("Name", "Status"), rows);
  }

  private List<ObjectNode> shown(CrmModule module) {
    return crm.records.live(module).stream().limit(SHOWN).toList();
  }

  private Reply changeCampaign(Request request) {
    var form = request.form();
    var values = Json.object().put("name", form.getOrDefault("name", ""));
    values.put("status", form.getOrDefault("status", "Planning"));
    return change(CrmModule.CAMPAIGNS, form.getOrDefault("id", ""), values);
  }

  private Reply changePerson(Request request) {
    var form = request.form();
    var module = CrmModule.named(form.getOrDefault("module", "")).orElse(CrmModule.LEADS);
    var values = Json.object().put("email_opt_out", form.getOrDefault("out", "0"));
    return change(module, form.getOrDefault("id", ""), values);
  }

  private Reply change(CrmModule module, String id, ObjectNode values) {
    crm.records.find(module, id).ifPresent(row -> crm.update(module, row, values));
    crm.journal.changed();
    return Reply.seeOther("/");
  }

  private Reply changeList(Request request) {
    var form = request.form();
    var list = form.getOrDefault("list", "");
    for (var link : CrmLink.ofPeople()) {
      for (var person : crm.records.live(link.target())) {
        if (Json.text(person, "email1").equalsIgnoreCase(form.getOrDefault("email", ""))) {
          if (form.getOrDefault("what", "add").equals("add")) {
            crm.link(link, list, Json.text(person, "id"));
          } else {
            crm.unlink(link, list, Json.text(person, "id"));
          }
        }
      }
    }
    crm.journal.changed();
    return Reply.seeOther("/");
  }
}
