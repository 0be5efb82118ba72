package org.unisono.simulators.salesforce;

import java.util.ArrayList;
import java.util.List;
import org.unisono.simulators.Json;
import org.unisono.simulators.Page;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;
import org.unisono.simulators.salesforce.Flows.State;
import tools.jackson.databind.node.ObjectNode;

/// The page on which a person plays the Salesforce user.
final class SalesforcePage {
  private static final int SHOWN = 200;
  private static final List<String> EDITABLE =
      List.of("Name", "Status", "Type", "StartDate", "EndDate", "BudgetedCost", "IsActive");

  private final Org org;

  SalesforcePage(Org org) {
    this.org = org;
  }

  Routes routes() {
    return new Routes()
        .get("/", r -> page())
        .post("/page/campaign", this::changeCampaign)
        .post("/page/member", this::changeMember)
        .post("/page/convert", this::convert)
        .post("/page/flow", this::switchFlow);
  }

  private Reply page() {
    return new Page("Salesforce simulator")
        .section("Campaigns", campaigns())
        .section("Campaign members", members())
        .section("Leads", leads())
        .section("Contacts", contacts())
        .section("Flows", flows())
        .journal(org.journal, org.faults)
        .reply();
  }

  private String campaigns() {
    var rows = new ArrayList<List<String>>();
    for (var row : shown("Campaign")) {
      var id = Json.text(row, "Id");
      var form =
          Page.hidden("id", id)
              + Page.choice("Field", "field", EDITABLE, "Status")
              + Page.input("New value", "value", "");
      rows.add(
          List.of(
              cell(row, "Name"),
              cell(row, "Type"),
              cell(row, "Status"),
              cell(row, "StartDate"),
              read("Campaign", row, "NumberOfLeads"),
              read("Campaign", row, "NumberOfContacts"),
              read("Campaign", row, "NumberOfResponses"),
              Page.form("/page/campaign", form, "Change")));
    }
    return Page.table(
        List.of("Name", "Type", "Status", "Start", "Leads", "Contacts", "Responses", "Change"),
        rows);
  }

  private String members() {
    var rows = new ArrayList<List<String>>();
    for (var row : shown("CampaignMember")) {
      var campaign = Json.text(row, "CampaignId");
      var labels =
          org.records.by("CampaignMemberStatus", "CampaignId", campaign).stream()
              .map(status -> Json.text(status, "Label"))
              .toList();
      var form =
          Page.hidden("id", Json.text(row, "Id"))
              + Page.choice("Status", "status", labels, Json.text(row, "Status"));
      var name = org.records.find("Campaign", campaign).map(c -> cell(c, "Name")).orElse("");
      rows.add(
          List.of(
              name,
              read("CampaignMember", row, "Name"),
              read("CampaignMember", row, "Email"),
              cell(row, "HasResponded"),
              Page.form("/page/member", form, "Set status")));
    }
    return Page.table(List.of("Campaign", "Name", "E-mail", "Responded", "Status"), rows);
  }

  private String leads() {
    var rows = new ArrayList<List<String>>();
    for (var row : shown("Lead")) {
      boolean converted = row.path("IsConverted").asBoolean();
      var button =
          converted
              ? "converted"
              : Page.form("/page/convert", Page.hidden("id", Json.text(row, "Id")), "Convert");
      rows.add(
          List.of(
              read("Lead", row, "Name"),
              cell(row, "Company"),
              cell(row, "Email"),
              cell(row, "Status"),
              button));
    }
    return Page.table(List.of("Name", "Company", "E-mail", "Status", "Conversion"), rows);
  }

  private String contacts() {
    var rows =
        shown("Contact").stream()
            .map(row -> List.of(read("Contact", row, "Name"), cell(row, "Email")))
            .toList();
    return Page.table(List.of("Name", "E-mail"), rows);
  }

  private String flows() {
    var rows = new ArrayList<List<String>>();
    for (var flow : org.flows.all()) {
      rows.add(
          List.of(
              cell(flow, "Label"),
              cell(flow, "ApiName"),
              Page.escape(org.flows.object(flow) + " " + org.flows.when(flow)),
              Flows.isOn(flow) ? "active" : "inactive",
              Page.form(
                  "/page/flow",
                  Page.hidden("name", Json.text(flow, "ApiName")),
                  "Switch on or off")));
    }
    return Page.table(List.of("Flow", "API name", "Starts when", "Status", "Change"), rows);
  }

  private List<ObjectNode> shown(String type) {
    return org.records.all(type).stream().limit(SHOWN).toList();
  }

  private static String cell(ObjectNode row, String field) {
    return Page.escape(Json.text(row, field));
  }

  private String read(String type, ObjectNode row, String field) {
    var value = org.reads.value(type, row, field);
    return value.isNull() ? "" : Page.escape(value.asString());
  }

  private Reply changeCampaign(Request request) {
    var form = request.form();
    var field = form.getOrDefault("field", "");
    var values = Json.object().put(field, form.getOrDefault("value", ""));
    return written("Campaign", form.getOrDefault("id", ""), values);
  }

  private Reply changeMember(Request request) {
    var form = request.form();
    var values = Json.object().put("Status", form.getOrDefault("status", ""));
    return written("CampaignMember", form.getOrDefault("id", ""), values);
  }

  private Reply written(String type, String id, ObjectNode values) {
    return attempt(() -> org.writes.update(org.schema.type(type), id, values));
  }

  private Reply convert(Request request) {
    return attempt(() -> org.conversion.convert(request.form().getOrDefault("id", "")));
  }

  private Reply switchFlow(Request request) {
    var name = request.form().getOrDefault("name", "");
    var other = org.flows.state(name) == State.ON ? State.OFF : State.ON;
    return attempt(() -> org.flows.set(name, other));
  }

  private Reply attempt(Runnable change) {
    try {
      org.records.allOrNothing(
          () -> {
            change.run();
            return true;
          });
      org.journal.changed();
      return Reply.seeOther("/");
    } catch (SalesforceRefused refused) {
      var reason = Page.escape(String.valueOf(refused.getMessage()));
      var back = "<p>" + reason + "</p><p><a href=\"/\">Back</a></p>";
      return new Page("Salesforce simulator").section("Not saved", back).reply();
    }
  }
}
