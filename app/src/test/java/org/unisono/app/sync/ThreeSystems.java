package org.unisono.app.sync;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.unisono.simulators.Simulator;
import org.unisono.simulators.dynamics.DynamicsSimulator;
import org.unisono.simulators.hubspot.HubSpotSimulator;
import org.unisono.simulators.salesforce.SalesforceSimulator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What the people of three vendors do to a member there, and see of them.
record ThreeSystems(
    SalesforceSimulator salesforce, HubSpotSimulator hubSpot, DynamicsSimulator dynamics) {

  /// State of a campaign response that no longer counts.
  private static final int CANCELLED = 2;

  /// What the simulator calls a response that somebody there has written.
  private static final String THEIR_ANSWER = "Answer";

  static final List<String> NAMES = List.of("salesforce", "hubspot", "dynamics");

  Simulator simulator(String system) {
    return switch (system) {
      case "salesforce" -> salesforce;
      case "hubspot" -> hubSpot;
      default -> dynamics;
    };
  }

  long writes() {
    return NAMES.stream().mapToLong(n -> simulator(n).journal().writes()).sum();
  }

  long mails() {
    return NAMES.stream().mapToLong(n -> simulator(n).journal().mailsSent()).sum();
  }

  /// Makes the person in all three, so that they are linked and nobody is made by us.
  void know(String email, String last) {
    salesforce
        .store()
        .create("Lead", Map.of("LastName", last, "Email", email, "Company", "Histories Ltd"));
    hubSpot.store().create("contacts", Map.of("email", email, "lastname", last));
    dynamics
        .store()
        .create("lead", Map.of("lastname", last, "emailaddress1", email, "subject", "Histories"));
  }

  /// The record of the person; of several the count is what a test looks at.
  List<? extends JsonNode> people(String system, String email) {
    return switch (system) {
      case "salesforce" -> salesforce.store().where("Lead", "Email", email);
      case "hubspot" ->
          hubSpot.store().all("contacts").stream()
              .filter(c -> c.at("/properties/email").asString("").equals(email))
              .toList();
      default -> dynamics.store().where("lead", "emailaddress1", email);
    };
  }

  String person(String system, String email) {
    var key = Map.of("salesforce", "Id", "hubspot", "id", "dynamics", "leadid").get(system);
    return people(system, email).getFirst().path(Objects.requireNonNull(key)).asString();
  }

  /// A person there sets the status; nothing happens where the member is not there yet.
  ///
  /// @return whether it was set
  boolean set(String system, String campaign, String email, String status) {
    return switch (system) {
      case "salesforce" -> {
        var row = salesforceMember(campaign, email);
        row.ifPresent(
            r ->
                salesforce
                    .store()
                    .update("CampaignMember", r.path("Id").asString(), Map.of("Status", status)));
        yield row.isPresent();
      }
      case "hubspot" -> {
        var event = event(campaign);
        if (event.isEmpty() || !ATTENDANCE.containsKey(status)) {
          yield false;
        }
        hubSpot
            .store()
            .attend(
                event.get(),
                person("hubspot", email),
                Objects.requireNonNull(ATTENDANCE.get(status)));
        yield true;
      }
      default -> {
        var row = response(campaign, email).filter(r -> isIn(campaign, email, r));
        row.ifPresent(
            r ->
                dynamics
                    .store()
                    .update(
                        "campaignresponse",
                        r.path("activityid").asString(),
                        Map.of("category", status, "responsecode", code(status))));
        yield row.isPresent();
      }
    };
  }

  /// Whoever was taken off every list is out, whatever stands in the response that we made.
  private boolean isIn(String campaign, String email, JsonNode response) {
    var lead = person("dynamics", email);
    return response.path("subject").asString("").equals(THEIR_ANSWER)
        || dynamics.store().listsOf(campaign).stream()
            .anyMatch(l -> dynamics.store().onList(l.path("listid").asString()).contains(lead));
  }

  /// What their people choose in the same form: interested, or not.
  static int code(String status) {
    return List.of("No show", "Cancelled").contains(status) ? 2 : 1;
  }

  static final Map<String, String> ATTENDANCE =
      Map.of("Registered", "REGISTERED", "Attended", "ATTENDED", "Cancelled", "CANCELLED");

  /// Whether an event in HubSpot has a state for this status.
  static boolean isAttendance(String status) {
    return ATTENDANCE.containsKey(status);
  }

  /// The member's status there in our words; empty where that system shows none of them.
  Optional<String> status(String system, String campaign, String email) {
    return switch (system) {
      case "salesforce" -> salesforceMember(campaign, email).map(m -> m.path("Status").asString());
      case "hubspot" ->
          attendance(campaign, email)
              .flatMap(
                  state ->
                      ATTENDANCE.entrySet().stream()
                          .filter(e -> e.getValue().equals(state))
                          .map(Map.Entry::getKey)
                          .findFirst());
      default -> response(campaign, email).map(r -> r.path("category").asString());
    };
  }

  void optOut(String system, String email) {
    switch (system) {
      case "salesforce" ->
          salesforce
              .store()
              .update("Lead", person("salesforce", email), Map.of("HasOptedOutOfEmail", true));
      case "hubspot" -> hubSpot.store().unsubscribeAll(email);
      default ->
          dynamics
              .store()
              .update("lead", person("dynamics", email), Map.of("donotbulkemail", true));
    }
  }

  boolean isOut(String system, String email) {
    return switch (system) {
      case "salesforce" ->
          people(system, email).getFirst().path("HasOptedOutOfEmail").asBoolean(false);
      case "hubspot" ->
          people(system, email)
              .getFirst()
              .at("/properties/hs_email_optout")
              .asString("")
              .equals("true");
      default -> people(system, email).getFirst().path("donotbulkemail").asBoolean(false);
    };
  }

  List<ObjectNode> salesforceMembers(String campaign, String email) {
    return salesforce.store().where("CampaignMember", "CampaignId", campaign).stream()
        .filter(m -> m.path("LeadId").asString("").equals(person("salesforce", email)))
        .toList();
  }

  Optional<ObjectNode> salesforceMember(String campaign, String email) {
    return salesforceMembers(campaign, email).stream().findFirst();
  }

  /// The event that was put on the campaign; it keeps the first of the campaign's names, of which
  /// the first two words stay.
  Optional<String> event(String campaign) {
    var name =
        hubSpot.store().campaigns().stream()
            .filter(c -> c.path("id").asString().equals(campaign))
            .map(c -> c.at("/properties/hs_name").asString(""))
            .findFirst()
            .orElse(campaign);
    var stays = name.replaceFirst("\\S+$", "");
    return hubSpot.store().events().stream()
        .filter(e -> e.path("eventName").asString("").startsWith(stays))
        .map(e -> e.path("objectId").asString())
        .findFirst();
  }

  Optional<String> attendance(String campaign, String email) {
    return event(campaign).stream()
        .flatMap(e -> hubSpot.store().participations(e).stream())
        .filter(p -> p.path("contactId").asString().equals(person("hubspot", email)))
        .map(p -> p.path("attendanceState").asString())
        .findFirst();
  }

  Optional<ObjectNode> response(String campaign, String email) {
    var lead = person("dynamics", email);
    return dynamics.store().where("campaignresponse", "_regardingobjectid_value", campaign).stream()
        .filter(r -> r.path("statecode").asInt(0) != CANCELLED && r.toString().contains(lead))
        .max(Comparator.comparing(r -> r.path("receivedon").asString("")));
  }
}
