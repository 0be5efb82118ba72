package org.unisono.app.sync;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// What the people of three vendors change of a person or a campaign there, and who they let in or
/// take out.
record TheirEdits(ThreeSystems systems) {

  /// Our names of fields, and theirs, in the order of [ThreeSystems#NAMES].
  private static final Map<String, List<String>> FIELDS =
      Map.of(
          "lastName", List.of("LastName", "lastname", "lastname"),
          "phone", List.of("Phone", "phone", "telephone1"),
          "name", List.of("Name", "hs_name", "name"),
          "startDate", List.of("StartDate", "hs_start_date", "proposedstart"),
          // What HubSpot shows is a sum of items, which nobody writes.
          "budgetedCost", List.of("BudgetedCost", "", "budgetedcost"));

  static final List<String> OF_PEOPLE = List.of("lastName", "phone");
  static final List<String> OF_CAMPAIGNS = List.of("name", "startDate", "budgetedCost");

  private static String named(String system, String field) {
    return Objects.requireNonNull(FIELDS.get(field)).get(ThreeSystems.NAMES.indexOf(system));
  }

  void person(String system, String email, String field, String value) {
    var id = systems.person(system, email);
    var change = Map.of(named(system, field), value);
    switch (system) {
      case "salesforce" -> systems.salesforce().store().update("Lead", id, change);
      case "hubspot" -> systems.hubSpot().store().update("contacts", id, change);
      default -> systems.dynamics().store().update("lead", id, change);
    }
  }

  String person(String system, String email, String field) {
    var row = systems.people(system, email).getFirst();
    var at = system.equals("hubspot") ? row.path("properties") : row;
    return at.path(named(system, field)).asString("");
  }

  /// @return whether the field is one that people there can change
  boolean campaign(String system, String id, String field, String value) {
    var theirs = named(system, field);
    if (theirs.isEmpty()) {
      return false;
    }
    Object typed = field.equals("budgetedCost") ? (Object) Integer.valueOf(value) : value;
    switch (system) {
      case "salesforce" ->
          systems.salesforce().store().update("Campaign", id, Map.of(theirs, typed));
      case "hubspot" -> systems.hubSpot().store().updateCampaign(id, Map.of(theirs, value));
      default -> systems.dynamics().store().update("campaign", id, Map.of(theirs, typed));
    }
    return true;
  }

  /// A date without its time, and an amount without its decimals, as all three can say them; empty
  /// where they have no such field.
  Optional<String> campaign(String system, String id, String field) {
    var theirs = named(system, field);
    if (theirs.isEmpty()) {
      return Optional.empty();
    }
    var row =
        switch (system) {
          case "salesforce" -> systems.salesforce().store().find("Campaign", id).orElseThrow();
          case "hubspot" ->
              systems.hubSpot().store().campaigns().stream()
                  .filter(c -> c.path("id").asString().equals(id))
                  .findFirst()
                  .orElseThrow()
                  .path("properties");
          default -> systems.dynamics().store().where("campaign", "campaignid", id).getFirst();
        };
    return Optional.of(plain(field, row.path(theirs)));
  }

  static String plain(String field, JsonNode value) {
    var text = value.asString("");
    return switch (field) {
      case "startDate" -> text.length() > 10 ? text.substring(0, 10) : text;
      case "budgetedCost" -> text.replaceFirst("\\.0+$", "");
      default -> text;
    };
  }

  /// Somebody there adds the person.
  ///
  /// @return whether they could: an event of HubSpot has to be there, and a state for the status
  boolean add(String system, String campaign, String email, String status) {
    var person = systems.person(system, email);
    return switch (system) {
      case "salesforce" -> {
        boolean knows =
            systems
                .salesforce()
                .store()
                .where("CampaignMemberStatus", "CampaignId", campaign)
                .stream()
                .anyMatch(s -> s.path("Label").asString().equals(status));
        if (knows && systems.salesforceMember(campaign, email).isEmpty()) {
          systems
              .salesforce()
              .store()
              .create(
                  "CampaignMember",
                  Map.of("CampaignId", campaign, "LeadId", person, "Status", status));
          yield true;
        }
        yield false;
      }
      case "hubspot" -> systems.set(system, campaign, email, status);
      default -> {
        if (systems.response(campaign, email).isPresent()) {
          yield false;
        }
        var store = systems.dynamics().store();
        var response = store.respond(campaign, "lead", person, ThreeSystems.code(status));
        store.update("campaignresponse", response, Map.of("category", status));
        yield true;
      }
    };
  }

  /// Somebody there takes the person out.
  ///
  /// @return whether there was somebody to take out, and a way: nobody leaves an event of HubSpot
  boolean remove(String system, String campaign, String email) {
    return switch (system) {
      case "salesforce" -> {
        var row = systems.salesforceMember(campaign, email);
        row.ifPresent(
            m -> systems.salesforce().store().delete("CampaignMember", m.path("Id").asString()));
        yield row.isPresent();
      }
      case "hubspot" -> false;
      default -> {
        var person = systems.person(system, email);
        boolean was = false;
        for (var list : systems.dynamics().store().listsOf(campaign)) {
          var id = list.path("listid").asString();
          if (systems.dynamics().store().onList(id).contains(person)) {
            systems.dynamics().store().removeFromList(id, person);
            was = true;
          }
        }
        yield was;
      }
    };
  }
}
