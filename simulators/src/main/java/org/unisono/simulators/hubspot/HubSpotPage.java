package org.unisono.simulators.hubspot;

import java.util.ArrayList;
import java.util.List;
import org.unisono.simulators.Json;
import org.unisono.simulators.Page;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;
import tools.jackson.databind.node.ObjectNode;

/// The page on which a person plays the HubSpot user, and the contact who unsubscribes.
final class HubSpotPage {
  private static final int SHOWN = 200;
  private static final List<String> EDITABLE =
      List.of("hs_name", "hs_campaign_status", "hs_start_date", "hs_end_date", "hs_notes");
  private static final List<String> STATES =
      List.of("REGISTERED", "ATTENDED", "CANCELLED", "NO_SHOW");

  private final Portal portal;

  HubSpotPage(Portal portal) {
    this.portal = portal;
  }

  Routes routes() {
    return new Routes()
        .get("/", r -> page())
        .post("/page/campaign", this::changeCampaign)
        .post("/page/attendance", this::changeAttendance)
        .post("/page/subscription", this::changeSubscription)
        .post("/page/workflow", this::switchWorkflow);
  }

  private Reply page() {
    return new Page("HubSpot simulator")
        .section("Campaigns", campaigns())
        .section("Marketing event attendance", attendance())
        .section("Contacts and subscriptions", contacts())
        .section("Lists", lists())
        .section("Workflows", workflows())
        .journal(portal.journal, portal.faults)
        .reply();
  }

  private String campaigns() {
    var rows = new ArrayList<List<String>>();
    for (var campaign : portal.campaigns.all()) {
      var form =
          Page.hidden("id", Json.text(campaign, "id"))
              + Page.choice("Field", "field", EDITABLE, "hs_campaign_status")
              + Page.input("New value", "value", "");
      rows.add(
          List.of(
              cell(campaign, "hs_name"),
              cell(campaign, "hs_campaign_status"),
              cell(campaign, "hs_start_date"),
              cell(campaign, "hs_end_date"),
              Page.form("/page/campaign", form, "Change")));
    }
    return Page.table(List.of("Name", "Status", "Start", "End", "Change"), rows);
  }

  private String attendance() {
    var rows = new ArrayList<List<String>>();
    for (var event : portal.events.all()) {
      var eventId = Json.text(event, "objectId");
      for (var row : portal.events.participations(eventId).stream().limit(SHOWN).toList()) {
        var contactId = Json.text(row, "contactId");
        var email =
            portal.objects.find(CrmType.CONTACTS, contactId).map(c -> cell(c, "email")).orElse("");
        var form =
            Page.hidden("event", eventId)
                + Page.hidden("contact", contactId)
                + Page.choice("State", "state", STATES, Json.text(row, "attendanceState"));
        rows.add(
            List.of(
                Page.escape(Json.text(event, "eventName")),
                email,
                Page.form("/page/attendance", form, "Set attendance")));
      }
    }
    return Page.table(List.of("Event", "E-mail", "Attendance"), rows);
  }

  private String contacts() {
    var rows = new ArrayList<List<String>>();
    for (var contact : portal.objects.all(CrmType.CONTACTS).stream().limit(SHOWN).toList()) {
      var email = Json.text(contact.path("properties"), "email");
      var states = new StringBuilder();
      for (var definition : Subscriptions.DEFINITIONS) {
        var status = Json.text(portal.subscriptions.status(email, definition), "status");
        var form =
            Page.escape(definition.name() + " ")
                + Page.hidden("email", email)
                + Page.hidden("id", definition.id())
                + Page.choice(
                    definition.name(),
                    "status",
                    List.of("NOT_SPECIFIED", "SUBSCRIBED", "UNSUBSCRIBED"),
                    status);
        states.append(Page.form("/page/subscription", form, "Set")).append("<br>");
      }
      rows.add(
          List.of(
              cell(contact, "firstname") + " " + cell(contact, "lastname"),
              Page.escape(email),
              cell(contact, "lifecyclestage"),
              states.toString()));
    }
    return Page.table(List.of("Name", "E-mail", "Stage", "Subscriptions"), rows);
  }

  private String workflows() {
    var rows = new ArrayList<List<String>>();
    for (var list : portal.lists.all()) {
      var id = Json.text(list, "listId");
      if (portal.workflows.all().stream().noneMatch(f -> Workflows.lists(f).contains(id))) {
        var start = "added to " + Json.text(list, "name");
        var form = Page.form("/page/workflow", Page.hidden("list", id), "Mail who is added");
        rows.add(List.of("", Page.escape(start), "none", form));
      }
    }
    for (var flow : portal.workflows.all()) {
      var form = Page.hidden("id", Json.text(flow, "id"));
      rows.add(
          List.of(
              Page.escape(Json.text(flow, "name")),
              Page.escape(String.join(", ", Workflows.lists(flow))),
              Workflows.isOn(flow) ? "active" : "inactive",
              Page.form("/page/workflow", form, "Switch on or off")));
    }
    return Page.table(List.of("Workflow", "Starts when", "Status", "Change"), rows);
  }

  private String lists() {
    var rows =
        portal.lists.all().stream()
            .map(
                l ->
                    List.of(
                        Page.escape(Json.text(l, "name")),
                        Json.text(l, "processingType"),
                        Json.text(l, "size")))
            .toList();
    return Page.table(List.of("Name", "Kind", "Members"), rows);
  }

  private static String cell(ObjectNode row, String property) {
    return Page.escape(Json.text(row.path("properties"), property));
  }

  private Reply changeCampaign(Request request) {
    var form = request.form();
    var values = Json.object().put(form.getOrDefault("field", ""), form.getOrDefault("value", ""));
    return attempt(() -> portal.campaigns.update(form.getOrDefault("id", ""), values));
  }

  private Reply changeAttendance(Request request) {
    var form = request.form();
    var state = form.getOrDefault("state", "");
    if (!STATES.contains(state)) {
      return notSaved("Unknown attendance: " + state);
    }
    return attempt(
        () ->
            portal.events.attend(
                form.getOrDefault("event", ""),
                form.getOrDefault("contact", ""),
                state,
                portal.clock.instant().toEpochMilli()));
  }

  private Reply changeSubscription(Request request) {
    var form = request.form();
    return attempt(
        () ->
            portal.subscriptions.byPerson(
                form.getOrDefault("email", ""),
                form.getOrDefault("id", ""),
                form.getOrDefault("status", "")));
  }

  private Reply switchWorkflow(Request request) {
    var list = request.form().getOrDefault("list", "");
    return attempt(
        () -> {
          if (list.isEmpty()) {
            portal.workflows.switchOver(request.form().getOrDefault("id", ""));
          } else {
            var name = Json.text(portal.lists.require(list), "name");
            portal.workflows.create("Mail who is added to " + name, Workflows.onList(list));
          }
        });
  }

  private Reply attempt(Runnable change) {
    try {
      change.run();
      portal.journal.changed();
      return Reply.seeOther("/");
    } catch (HubSpotRefused refused) {
      return notSaved(String.valueOf(refused.getMessage()));
    }
  }

  private static Reply notSaved(String reason) {
    var back = "<p>%s</p><p><a href=\"/\">Back</a></p>".formatted(Page.escape(reason));
    return new Page("HubSpot simulator").section("Not saved", back).reply();
  }
}
