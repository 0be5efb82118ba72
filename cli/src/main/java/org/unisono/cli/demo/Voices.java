package org.unisono.cli.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// What the records of each other system say about a member, read where their own people would
/// look.
final class Voices {

  private static final String NONE = "none";

  private final OtherSystems others;

  Voices(OtherSystems others) {
    this.others = others;
  }

  private static Optional<String> id(List<? extends JsonNode> rows, String key) {
    return rows.stream().map(r -> r.path(key).asString()).findFirst();
  }

  private static Optional<String> named(
      List<? extends JsonNode> rows, String field, String value, String key) {
    return id(rows.stream().filter(r -> r.path(field).asString("").equals(value)).toList(), key);
  }

  String salesforce(String campaign, String email) {
    var store = others.salesforce().store();
    var there = id(store.where("Campaign", "Name", campaign), "Id").orElse(NONE);
    var lead = id(store.where("Lead", "Email", email), "Id").orElse(NONE);
    return store.where("CampaignMember", "LeadId", lead).stream()
        .filter(m -> m.path("CampaignId").asString().equals(there))
        .map(m -> m.path("Status").asString())
        .findFirst()
        .orElse(NONE);
  }

  /// Takes part in the event that hangs on the campaign.
  String hubSpot(String campaign, String email) {
    var store = others.hubSpot().store();
    var contact = store.contactByEmail(email).map(c -> c.path("id").asString()).orElse(NONE);
    return store.events().stream()
        .filter(e -> e.path("eventName").asString("").equals(campaign))
        .flatMap(e -> store.participations(e.path("objectId").asString()).stream())
        .filter(p -> p.path("contactId").asString().equals(contact))
        .map(p -> p.path("attendanceState").asString())
        .findFirst()
        .orElse(NONE);
  }

  /// The category of the campaign response.
  String dynamics(String campaign, String email) {
    var store = others.dynamics().store();
    var there = id(store.where("campaign", "name", campaign), "campaignid").orElse(NONE);
    return store.where("campaignresponse", "_regardingobjectid_value", there).stream()
        .filter(r -> r.toString().contains(id(people(email), "leadid").orElse(NONE)))
        .map(r -> r.path("category").asString())
        .findFirst()
        .orElse(NONE);
  }

  private List<? extends JsonNode> people(String email) {
    return others.dynamics().store().where("lead", "emailaddress1", email);
  }

  String marketo(String campaign, String email) {
    var store = others.marketo().store();
    var program = named(store.programs(), "name", campaign, "id");
    var lead = id(store.leadsAt(email), "id");
    if (program.isEmpty() || lead.isEmpty()) {
      return NONE;
    }
    return store
        .member(program.get(), lead.get())
        .map(m -> m.path("statusName").asString())
        .orElse(NONE);
  }

  /// The reserved tag that the contact wears.
  String activeCampaign(String campaign, String email) {
    var store = others.activeCampaign().store();
    var head = named(store.tags(), "description", campaign, "id").orElse(NONE);
    return store.contactAt(email).map(c -> store.tagsOf(c.path("id").asString())).stream()
        .flatMap(List::stream)
        .filter(t -> t.startsWith("unisono:" + head + ":"))
        .findFirst()
        .map(t -> t.substring(t.lastIndexOf(':') + 1))
        .orElse(NONE);
  }

  /// The target list that the person is on.
  String suiteCrm(String campaign, String email) {
    var store = others.suiteCrm().store();
    var there = named(store.all("Campaigns"), "name", campaign, "id");
    var person = id(store.peopleAt(email), "id").orElse(NONE);
    List<String> on = new ArrayList<>();
    for (var list :
        there.map(c -> store.related("Campaigns", c, "prospectlists")).orElse(List.of())) {
      if (store.related("ProspectLists", list.path("id").asString(), "leads").stream()
          .anyMatch(p -> p.path("id").asString().equals(person))) {
        on.add(list.path("name").asString().replaceFirst("^.* · ", ""));
      }
    }
    return on.isEmpty() ? NONE : String.join(", ", on);
  }
}
