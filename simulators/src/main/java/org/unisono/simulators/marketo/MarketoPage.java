package org.unisono.simulators.marketo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.unisono.simulators.Json;
import org.unisono.simulators.Page;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;
import tools.jackson.databind.node.ObjectNode;

/// The page on which a person plays the Marketo user.
final class MarketoPage {
  private static final int SHOWN = 200;
  private static final List<String> OUTCOMES = List.of("open", "won", "lost");

  private final Instance instance;

  MarketoPage(Instance instance) {
    this.instance = instance;
  }

  Routes routes() {
    return new Routes()
        .get("/", r -> page())
        .post("/page/program", this::changeProgram)
        .post("/page/cost", this::addCost)
        .post("/page/member", this::changeMember)
        .post("/page/lead", this::changeLead)
        .post("/page/opportunity", this::changeOpportunity)
        .post("/page/smart-campaign", this::switchCampaign);
  }

  private Reply page() {
    return new Page("Marketo simulator")
        .section("Programs", programs())
        .section("Members", members())
        .section("People", people())
        .section("Opportunities", opportunities())
        .section("Smart campaigns", campaigns())
        .journal(instance.journal, instance.faults)
        .reply();
  }

  private String programs() {
    var rows = new ArrayList<List<String>>();
    for (var program : instance.programs.all()) {
      var form =
          Page.hidden("id", Json.text(program, "id"))
              + Page.choice("Field", "field", List.of("name", "description"), "name")
              + Page.input("New value", "value", "");
      rows.add(
          List.of(
              Page.escape(Json.text(program, "name")),
              Page.escape(Json.text(program, "channel")),
              costs(program),
              Page.form("/page/program", form, "Change")));
    }
    return Page.table(List.of("Name", "Channel", "Period costs", "Change"), rows);
  }

  private static String costs(ObjectNode program) {
    var form =
        Page.hidden("id", Json.text(program, "id"))
            + Page.input("Month", "startDate", "2026-12-01")
            + Page.input("Cost", "cost", "");
    var known = new ArrayList<String>();
    program.path("costs").forEach(c -> known.add(Json.text(c, "cost")));
    return Page.escape(String.join(" + ", known)) + Page.form("/page/cost", form, "Add");
  }

  private String members() {
    var rows = new ArrayList<List<String>>();
    for (var program : instance.programs.all()) {
      var statuses =
          Channels.named(Json.text(program, "channel")).stream()
              .flatMap(c -> c.path("progressionStatuses").valueStream())
              .filter(s -> s.path("step").asInt() > 0)
              .map(s -> Json.text(s, "name"))
              .toList();
      var all = instance.members.of(program.path("id").asLong());
      for (var member : all.stream().limit(SHOWN).toList()) {
        long lead = member.path("leadId").asLong();
        var form =
            Page.hidden("program", Json.text(program, "id"))
                + Page.hidden("lead", String.valueOf(lead))
                + Page.choice("Status", "status", statuses, Json.text(member, "statusName"));
        rows.add(
            List.of(
                Page.escape(Json.text(program, "name")),
                Page.escape(instance.leads.find(lead).map(l -> Json.text(l, "email")).orElse("")),
                Page.form("/page/member", form, "Set status")));
      }
    }
    return Page.table(List.of("Program", "E-mail", "Status"), rows);
  }

  private String people() {
    var rows = new ArrayList<List<String>>();
    for (var lead : instance.leads.all().stream().limit(SHOWN).toList()) {
      var form =
          Page.hidden("id", Json.text(lead, "id"))
              + Page.choice(
                  "Unsubscribed",
                  "unsubscribed",
                  List.of("false", "true"),
                  Json.text(lead, "unsubscribed"));
      rows.add(
          List.of(
              Page.escape(Json.text(lead, "firstName") + " " + Json.text(lead, "lastName")),
              Page.escape(Json.text(lead, "email")),
              Page.form("/page/lead", form, "Set unsubscribed")));
    }
    return Page.table(List.of("Name", "E-mail", "Unsubscribed"), rows);
  }

  private String opportunities() {
    var rows = new ArrayList<List<String>>();
    for (var opportunity : instance.opportunities.all().stream().limit(SHOWN).toList()) {
      boolean closed = opportunity.path("isClosed").asBoolean(false);
      boolean won = opportunity.path("isWon").asBoolean(false);
      var form =
          Page.hidden("id", Json.text(opportunity, "externalOpportunityId"))
              + Page.input("Stage", "stage", Json.text(opportunity, "stage"))
              + Page.input("Amount", "amount", Json.text(opportunity, "amount"))
              + Page.choice(
                  "Outcome", "outcome", OUTCOMES, !closed ? "open" : won ? "won" : "lost");
      rows.add(
          List.of(
              Page.escape(Json.text(opportunity, "name")),
              Page.form("/page/opportunity", form, "Change")));
    }
    return Page.table(List.of("Name", "Stage, amount, outcome"), rows);
  }

  private String campaigns() {
    var rows = new ArrayList<List<String>>();
    for (var campaign : instance.campaigns.all()) {
      var form = Page.hidden("id", Json.text(campaign, "id"));
      rows.add(
          List.of(
              Page.escape(Json.text(campaign, "name")),
              Json.text(campaign, "type"),
              Json.text(campaign, "status"),
              Page.form("/page/smart-campaign", form, "Switch on or off")));
    }
    return Page.table(List.of("Name", "Type", "Status", "Change"), rows);
  }

  private Reply changeProgram(Request request) {
    var form = request.form();
    var values = Map.of(form.getOrDefault("field", ""), form.getOrDefault("value", ""));
    return attempt(() -> instance.programs.update(number(form, "id"), values));
  }

  private Reply addCost(Request request) {
    var form = request.form();
    var cost = Json.object().put("startDate", form.getOrDefault("startDate", ""));
    var amount = form.getOrDefault("cost", "");
    if (amount.matches("-?\\d{1,9}")) {
      cost.put("cost", Integer.parseInt(amount));
    }
    var costs = Json.write(Json.array().add(cost));
    return attempt(() -> instance.programs.update(number(form, "id"), Map.of("costs", costs)));
  }

  private Reply changeMember(Request request) {
    var form = request.form();
    var status = form.getOrDefault("status", "");
    return attempt(
        () -> instance.members.change(number(form, "program"), number(form, "lead"), status));
  }

  private Reply changeLead(Request request) {
    var form = request.form();
    var values = Json.object().put("unsubscribed", form.getOrDefault("unsubscribed", ""));
    return attempt(() -> instance.leads.update(number(form, "id"), values));
  }

  private Reply changeOpportunity(Request request) {
    var form = request.form();
    var outcome = form.getOrDefault("outcome", "open");
    var id = form.getOrDefault("id", "");
    var values = Json.object().put("externalOpportunityId", id);
    values.put("stage", form.getOrDefault("stage", ""));
    values.put("amount", form.getOrDefault("amount", ""));
    values.put("isClosed", !outcome.equals("open")).put("isWon", outcome.equals("won"));
    return attempt(
        () -> {
          instance.opportunities.require(id);
          instance.opportunities.put(values);
        });
  }

  private Reply switchCampaign(Request request) {
    long id = number(request.form(), "id");
    return attempt(
        () -> {
          if (instance.campaigns.require(id).path("isActive").asBoolean()) {
            instance.campaigns.deactivate(id);
          } else {
            instance.campaigns.activate(id);
          }
        });
  }

  private static long number(Map<String, String> form, String name) {
    var text = form.getOrDefault(name, "");
    return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
  }

  private Reply attempt(Runnable change) {
    try {
      change.run();
      instance.journal.changed();
      return Reply.seeOther("/");
    } catch (MarketoRefused refused) {
      var back = "<p>%s</p><p><a href=\"/\">Back</a></p>".formatted(Page.escape(refused.text()));
      return new Page("Marketo simulator").section("Not saved", back).reply();
    }
  }
}
