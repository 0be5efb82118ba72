package org.unisono.app.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.unisono.app.testing.Samples;
import org.unisono.simulators.Simulator;
import org.unisono.simulators.activecampaign.ActiveCampaignSimulator;
import org.unisono.simulators.dynamics.DynamicsSimulator;
import org.unisono.simulators.sugar.SuiteCrmSimulator;
import tools.jackson.databind.JsonNode;

/// A status, or the tag, list or event that stands for it, is deleted there: nobody is taken out
/// here for it, nothing is made again unasked, and the other campaigns go on.
class SyncGoneStatusTest extends SyncRoomTest {

  private String name = "";
  private String campaign = "";
  private String other = "";
  private String anna = "";
  private String bert = "";

  @BeforeEach
  void twoCampaigns() {
    name = "Gone " + Samples.word();
    campaign = campaign(name);
    other = campaign("Other " + Samples.word());
    anna = person("Anna", "Aho", Samples.email());
    bert = person("Bert", "Bo", Samples.email());
    status("Warm");
    add(campaign, anna, "Warm");
    add(campaign, bert, "Registered");
    add(other, anna, "Registered");
  }

  private void status(String status) {
    var path = "/api/v1/campaigns/" + campaign + "/statuses";
    assertThat(api().post(path, Map.of("name", status, "rank", 15)).status()).isEqualTo(201);
  }

  private void joined(String connection) {
    arm(connection);
    assertThat(pair(campaign, connection, "").status()).isEqualTo(201);
    assertThat(pair(other, connection, "").status()).isEqualTo(201);
    sync(connection);
    sync(connection);
  }

  private JsonNode asked(String connection) {
    var items = inbox(connection, "status");
    assertThat(items).hasSize(1);
    return items.getFirst();
  }

  private void answer(String connection, String take) {
    var path = path(connection) + "/inbox/" + asked(connection).path("id").asString();
    assertThat(api().post(path, Map.of("take", take)).status()).isEqualTo(200);
  }

  private String standing(String person) {
    var member = member(campaign, person);
    return member.path("status").asString() + " " + member.path("standing").asString();
  }

  private String twinState(String of, String connection) {
    var path = "/api/v1/twins?campaignId=" + of + "&connectionId=" + connection;
    return api().get(path).items().get(0).path("state").asString();
  }

  /// As often as would prove an absence, were it one.
  private void look(String connection) {
    for (int i = 0; i < 4; i++) {
      sync(connection);
    }
    assertThat(standing(anna)).isEqualTo("Warm active");
    assertThat(standing(bert)).isEqualTo("Registered active");
  }

  /// Somebody who joins the other campaign arrives, whatever has become of this one.
  private void otherGoesOn(String connection, Simulator simulator) {
    add(other, bert, "Registered");
    long before = simulator.journal().writes();
    sync(connection);
    sync(connection);
    assertThat(simulator.journal().writes()).isGreaterThan(before);
    assertThat(inbox(connection, "held")).isEmpty();
  }

  @Test
  void aTagIsMadeAgainWithItsMembersWhenSomebodySaysSo() {
    try (var site = Objects.requireNonNull(ActiveCampaignSimulator.start(0))) {
      var connection = toActiveCampaign(site);
      joined(connection);
      assertThat(wearers(site)).hasSize(1);
      site.store().deleteTag(tag(site).getFirst());
      look(connection);
      assertThat(asked(connection).path("reason").asString()).isEqualTo("deletedThere");
      assertThat(asked(connection).path("params").path("status").asString()).isEqualTo("Warm");
      assertThat(tag(site)).isEmpty();
      otherGoesOn(connection, site);
      assertThat(twinState(campaign, connection)).isEqualTo("asking");
      assertThat(twinState(other, connection)).isEqualTo("inUnison");

      answer(connection, "make");
      sync(connection);
      sync(connection);
      assertThat(wearers(site)).hasSize(1);
      assertThat(twinState(campaign, connection)).isEqualTo("inUnison");
      assertThat(standing(anna)).isEqualTo("Warm active");
      assertThat(inbox(connection, "status")).isEmpty();
      long writes = site.journal().writes();
      sync(connection);
      sync(connection);
      assertThat(site.journal().writes()).isEqualTo(writes);
    }
  }

  @Test
  void aTagIsLeftAwayWithItsMembersHereAndWhoMovesOnIsSeenThereAgain() {
    try (var site = Objects.requireNonNull(ActiveCampaignSimulator.start(0))) {
      var connection = toActiveCampaign(site);
      joined(connection);
      site.store().deleteTag(tag(site).getFirst());
      sync(connection);
      add(campaign, person("Carl", "Co", Samples.email()), "Warm");
      sync(connection);

      answer(connection, "dismiss");
      look(connection);
      assertThat(tag(site)).isEmpty();
      assertThat(inbox(connection, "status")).isEmpty();
      assertThat(inbox(connection, "held")).isEmpty();

      move(anna, "Attended");
      sync(connection);
      sync(connection);
      var attended = tagName(site, "Attended");
      assertThat(worn(site, attended)).hasSize(1);
      assertThat(standing(anna)).isEqualTo("Attended active");
    }
  }

  @Test
  void whoHasMovedOnBeforeATagIsLeftAwayIsSeenThereAgain() {
    try (var site = Objects.requireNonNull(ActiveCampaignSimulator.start(0))) {
      var connection = toActiveCampaign(site);
      joined(connection);
      site.store().deleteTag(tag(site).getFirst());
      sync(connection);
      move(anna, "Attended");
      sync(connection);
      sync(connection);

      answer(connection, "dismiss");
      sync(connection);
      sync(connection);
      assertThat(worn(site, tagName(site, "Attended"))).hasSize(1);
      assertThat(standing(anna)).isEqualTo("Attended active");
      assertThat(tag(site)).isEmpty();
    }
  }

  @Test
  void aTagThatSomebodyMakesAgainByHandIsNoQuestionAnyMore() {
    try (var site = Objects.requireNonNull(ActiveCampaignSimulator.start(0))) {
      var connection = toActiveCampaign(site);
      joined(connection);
      var warm = tagName(site, "Warm");
      site.store().deleteTag(tag(site).getFirst());
      sync(connection);
      assertThat(asked(connection).path("reason").asString()).isEqualTo("deletedThere");

      site.store().createTag(warm, "By hand");
      sync(connection);
      sync(connection);
      assertThat(inbox(connection, "status")).isEmpty();
      assertThat(tag(site)).hasSize(1);
      move(bert, "Warm");
      sync(connection);
      sync(connection);
      assertThat(wearers(site)).hasSize(1);
      assertThat(standing(anna)).isEqualTo("Warm active");
    }
  }

  private void move(String person, String status) {
    var path = "/api/v1/campaigns/" + campaign + "/members/" + person;
    var version = "\"" + member(campaign, person).path("version").asInt() + "\"";
    assertThat(api().patch(path, Map.of("status", status), version).status()).isEqualTo(200);
  }

  private List<String> tag(ActiveCampaignSimulator site) {
    return site.store().tags().stream()
        .filter(t -> t.path("tag").asString().endsWith(":Warm"))
        .map(t -> t.path("id").asString())
        .toList();
  }

  private String tagName(ActiveCampaignSimulator site, String status) {
    var head =
        site.store().tags().stream()
            .filter(t -> t.path("description").asString().equals(name))
            .findFirst()
            .orElseThrow();
    var tag = "unisono:" + head.path("id").asString() + ":" + status;
    return site.store().tags().stream()
        .filter(t -> t.path("tag").asString().equals(tag))
        .findFirst()
        .orElseThrow()
        .path("tag")
        .asString();
  }

  private List<String> wearers(ActiveCampaignSimulator site) {
    return worn(site, tagName(site, "Warm"));
  }

  private List<String> worn(ActiveCampaignSimulator site, String tag) {
    return site.store().contacts().stream()
        .map(c -> c.path("id").asString())
        .filter(c -> site.store().tagsOf(c).contains(tag))
        .toList();
  }

  @Test
  void aListInHubSpotStopsNoOtherCampaign() throws IOException, InterruptedException {
    var connection = toHubSpot("both");
    joined(connection);
    var list =
        hubSpot.store().lists().stream()
            .filter(l -> l.path("name").asString().endsWith(" · Warm"))
            .findFirst()
            .orElseThrow();
    delete("/crm/v3/lists/" + list.path("listId").asString());
    look(connection);
    assertThat(asked(connection).path("reason").asString()).isEqualTo("deletedThere");
    otherGoesOn(connection, hubSpot);

    answer(connection, "make");
    sync(connection);
    sync(connection);
    assertThat(hubSpot.store().lists())
        .filteredOn(l -> l.path("name").asString().endsWith(" · Warm"))
        .singleElement()
        .satisfies(l -> assertThat(l.path("size").asInt()).isEqualTo(1));
  }

  @Test
  void anEventInHubSpotIsMadeAgainWhenSomebodySaysSo() throws IOException, InterruptedException {
    var connection = toHubSpot("both");
    joined(connection);
    var event =
        hubSpot.store().events().stream()
            .filter(e -> e.path("eventName").asString().equals(name))
            .findFirst()
            .orElseThrow();
    delete("/marketing/v3/marketing-events/" + event.path("objectId").asString());
    look(connection);
    assertThat(asked(connection).path("reason").asString()).isEqualTo("eventDeletedThere");
    otherGoesOn(connection, hubSpot);

    answer(connection, "make");
    sync(connection);
    sync(connection);
    var anew =
        hubSpot.store().events().stream()
            .filter(e -> e.path("eventName").asString().equals(name))
            .findFirst()
            .orElseThrow();
    assertThat(hubSpot.store().participations(anew.path("objectId").asString())).hasSize(1);
    assertThat(inbox(connection, "status")).isEmpty();
  }

  private void delete(String path) throws IOException, InterruptedException {
    try (var http = HttpClient.newHttpClient()) {
      var call =
          HttpRequest.newBuilder(URI.create(hubSpot.baseUrl() + path))
              .header("Authorization", "Bearer " + hubSpot.ready().path("accessToken").asString())
              .DELETE()
              .build();
      assertThat(http.send(call, HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(204);
    }
  }

  @Test
  void aTargetListTakesNobodyAlong() {
    try (var crm = Objects.requireNonNull(SuiteCrmSimulator.start(0))) {
      var connection = toSuiteCrm(crm);
      joined(connection);
      crm.store().delete("ProspectLists", targetLists(crm).getFirst());
      look(connection);
      assertThat(asked(connection).path("reason").asString()).isEqualTo("deletedThere");
      otherGoesOn(connection, crm);

      answer(connection, "make");
      sync(connection);
      sync(connection);
      var list = targetLists(crm).getFirst();
      assertThat(crm.store().related("ProspectLists", list, "leads")).hasSize(1);
    }
  }

  private static List<String> targetLists(SuiteCrmSimulator crm) {
    return crm.store().all("ProspectLists").stream()
        .filter(l -> l.path("name").asString().endsWith(" · Warm"))
        .map(l -> l.path("id").asString())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theListOfAllMembersInDynamicsTakesNobodyAlong(boolean isDeleted) {
    try (var dynamics = Objects.requireNonNull(DynamicsSimulator.start(0))) {
      var connection = toDynamics(dynamics, "both");
      joined(connection);
      sync(connection);
      var store = dynamics.store();
      var there = store.where("campaign", "name", name).getFirst().path("campaignid").asString();
      var gone = store.listsOf(there).getFirst().path("listid").asString();
      if (isDeleted) {
        store.delete("list", gone);
      } else {
        store.removeListFromCampaign(there, gone);
      }
      look(connection);
      assertThat(asked(connection).path("reason").asString()).isEqualTo("listDeletedThere");
      otherGoesOn(connection, dynamics);

      answer(connection, "make");
      sync(connection);
      sync(connection);
      var list = store.listsOf(there).getFirst().path("listid").asString();
      assertThat(store.onList(list)).hasSize(2);
      assertThat(inbox(connection, "status")).isEmpty();
    }
  }

  @Test
  void aStatusInSalesforceIsNotMadeAgainUnasked() {
    var connection = toSalesforce("both");
    joined(connection);
    move(anna, "Registered");
    sync(connection);
    sync(connection);
    var store = salesforce.store();
    var there = store.where("Campaign", "Name", name).getFirst().path("Id").asString();
    store.where("CampaignMemberStatus", "CampaignId", there).stream()
        .filter(s -> s.path("Label").asString().equals("Warm"))
        .forEach(s -> store.delete("CampaignMemberStatus", s.path("Id").asString()));
    sync(connection);
    status("Hot");
    sync(connection);
    sync(connection);
    assertThat(labels(there)).contains("Hot").doesNotContain("Warm");
    assertThat(asked(connection).path("reason").asString()).isEqualTo("deletedThere");
    move(anna, "Warm");
    sync(connection);
    assertThat(inbox(connection, "held")).isEmpty();

    answer(connection, "make");
    sync(connection);
    sync(connection);
    assertThat(labels(there)).containsOnlyOnce("Warm");
    assertThat(store.where("CampaignMember", "CampaignId", there))
        .anyMatch(m -> m.path("Status").asString().equals("Warm"));
  }

  private List<String> labels(String there) {
    return salesforce.store().where("CampaignMemberStatus", "CampaignId", there).stream()
        .map(s -> s.path("Label").asString())
        .toList();
  }
}
