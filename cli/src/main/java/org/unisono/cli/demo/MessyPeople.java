package org.unisono.cli.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Made-up records such as old systems hold: doubles, opt-outs, odd statuses, names that nobody
/// should have.
final class MessyPeople {

  private final Stage stage;
  private final Installation api;
  private final String word;

  MessyPeople(Stage stage, String word) {
    this.stage = stage;
    this.api = stage.installation();
    this.word = word;
  }

  String email(int number) {
    return "old." + word + "." + number + "@example.org";
  }

  /// Person 5 has a name that a rule refuses.
  private static String last(int number) {
    return number == 5 ? "Testperson" : "Virtanen" + number;
  }

  void makeHere(int many) {
    List<Map<String, Object>> people = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      people.add(Map.of("email", email(i), "firstName", "Old", "lastName", last(i)));
    }
    api.post("/api/v1/people", people);
  }

  String campaign() {
    return api.post(
            "/api/v1/campaigns",
            Map.of("name", "Spring fair " + word, "style", "sales", "type", "event"))
        .path("id")
        .asString();
  }

  /// @return the campaign there
  String makeSalesforce(int members, int doubles) {
    var store = stage.others().salesforce().store();
    var campaign = store.create("Campaign", Map.of("Name", "Spring fair " + word));
    for (var label : List.of("Invited", "Registered", "Attended", "Pondering")) {
      store.create(
          "CampaignMemberStatus",
          Map.of(
              "CampaignId",
              campaign,
              "Label",
              label,
              "SortOrder",
              10 + label.length(),
              "HasResponded",
              label.equals("Registered") || label.equals("Attended")));
    }
    for (int i = 0; i < members - doubles; i++) {
      Map<String, Object> lead =
          new HashMap<>(
              Map.of(
                  "FirstName",
                  "Old",
                  "LastName",
                  last(i),
                  "Email",
                  email(i),
                  "Company",
                  "Oy " + i));
      if (i % 50 == 7) {
        lead.put("HasOptedOutOfEmail", true);
      }
      var status = i % 100 == 3 ? "Pondering" : i % 3 == 0 ? "Registered" : "Invited";
      member(campaign, "LeadId", store.create("Lead", lead), status);
      if (i >= 10 && i < 10 + doubles) {
        var contact =
            store.create(
                "Contact", Map.of("FirstName", "Old", "LastName", last(i), "Email", email(i)));
        member(campaign, "ContactId", contact, "Attended");
      }
    }
    return campaign;
  }

  private void member(String campaign, String of, String person, String status) {
    stage
        .others()
        .salesforce()
        .store()
        .create("CampaignMember", Map.of("CampaignId", campaign, of, person, "Status", status));
  }

  /// @return the campaign there, with an event that somebody has put on it
  String makeHubSpot(int participants) {
    var store = stage.others().hubSpot().store();
    var campaign = store.createCampaign(Map.of("hs_name", "Spring fair " + word));
    var event = store.createEvent(campaign, "Spring fair " + word);
    for (int i = 0; i < participants; i++) {
      int number = i + 60;
      var contact =
          store.create(
              "contacts",
              Map.of("email", email(number), "firstname", "Old", "lastname", last(number)));
      store.attend(event, contact, "REGISTERED");
    }
    store.create("contacts", Map.of("email", email(0), "firstname", "Old", "lastname", last(0)));
    return campaign;
  }

  /// @param list a marketing list of their own on the campaign
  record Listed(String campaign, String list) {}

  /// A campaign with a list of contacts, some of whom take no mass mail.
  Listed makeDynamics(int many) {
    var store = stage.others().dynamics().store();
    var campaign = store.create("campaign", Map.of("name", "Spring fair " + word));
    var list =
        store.create("list", Map.of("listname", "Fair guests " + word, "createdfromcode", 2));
    for (int i = 0; i < many; i++) {
      int number = i + 200;
      var contact =
          store.create(
              "contact",
              Map.of(
                  "firstname",
                  "Old",
                  "lastname",
                  last(number),
                  "emailaddress1",
                  email(number),
                  "donotbulkemail",
                  i % 40 == 9));
      store.addToList(list, contact);
    }
    store.addListToCampaign(campaign, list);
    return new Listed(campaign, list);
  }

  /// Participants of that event, as HubSpot has them now.
  int participants() {
    var store = stage.others().hubSpot().store();
    return store.events().stream()
        .filter(e -> e.path("eventName").asString("").equals("Spring fair " + word))
        .mapToInt(e -> store.participations(e.path("objectId").asString()).size())
        .sum();
  }

  /// @return the rule
  String refuseName() {
    return api.post(
            "/api/v1/rules",
            Map.of(
                "subject",
                "member",
                "name",
                "No test persons " + word,
                "message",
                "Test persons stay out of campaigns.",
                "active",
                true,
                "rule",
                Map.of("field", "person.lastName", "op", "eq", "value", "Testperson")))
        .path("id")
        .asString();
  }

  /// A mailing to these people, not started.
  ///
  /// @return the send
  String letterTo(List<String> emails) {
    var campaign =
        api.post(
                "/api/v1/campaigns",
                Map.of("name", "Letter " + word, "style", "program", "type", "email"))
            .path("id")
            .asString();
    emails.forEach(e -> api.post("/api/v1/campaigns/" + campaign + "/members", Map.of("email", e)));
    var template =
        api.post(
                "/api/v1/templates",
                Map.of(
                    "name",
                    "Letter " + word,
                    "campaignId",
                    campaign,
                    "subject",
                    "A letter",
                    "html",
                    "<p>Hello</p>"))
            .path("id")
            .asString();
    return api.post(
            "/api/v1/campaigns/" + campaign + "/sends",
            Map.of("name", "Letter", "templateId", template, "topic", "news", "audience", Map.of()))
        .path("id")
        .asString();
  }
}
