package org.unisono.e2e;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.unisono.simulators.activecampaign.ActiveCampaignSimulator;
import tools.jackson.databind.JsonNode;

/// ActiveCampaign: a tag is the campaign, and members wear one for their status.
record CutOffTags(ActiveCampaignSimulator simulator) implements CutOff {

  @Override
  public Map<String, Object> account() {
    return CutOff.account("activecampaign", Map.of(), simulator, "apiKey");
  }

  @Override
  public void makePerson(String email, String last) {
    simulator.store().createContact(Map.of("email", email, "lastName", last));
  }

  @Override
  public List<String> addresses() {
    return simulator.store().contacts().stream().map(c -> c.path("email").asString()).toList();
  }

  @Override
  public List<String> campaigns(String name) {
    return simulator.store().tags().stream()
        .filter(t -> t.path("description").asString("").equals(name))
        .map(t -> t.path("id").asString())
        .toList();
  }

  private static String start(String campaign) {
    return "unisono:" + campaign + ":";
  }

  private List<String> statuses(String campaign, JsonNode contact) {
    return simulator.store().tagsOf(contact.path("id").asString()).stream()
        .filter(t -> t.startsWith(start(campaign)))
        .map(t -> t.substring(start(campaign).length()))
        .toList();
  }

  @Override
  public Map<String, List<String>> members(String campaign) {
    Map<String, List<String>> members = new TreeMap<>();
    for (var contact : simulator.store().contacts()) {
      var statuses = statuses(campaign, contact);
      if (!statuses.isEmpty()) {
        members
            .computeIfAbsent(contact.path("email").asString(), _ -> new ArrayList<>())
            .addAll(statuses);
      }
    }
    return members;
  }

  @Override
  public void attended(String campaign, String email) {
    var store = simulator.store();
    var contact = store.contactAt(email).orElseThrow();
    var id = contact.path("id").asString();
    for (var tag : store.tags()) {
      var name = tag.path("tag").asString();
      if (name.equals(start(campaign) + "Attended")) {
        store.tag(id, tag.path("id").asString());
      } else if (name.startsWith(start(campaign))) {
        store.untag(id, tag.path("id").asString());
      }
    }
  }
}
