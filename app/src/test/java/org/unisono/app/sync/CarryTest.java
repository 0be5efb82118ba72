package org.unisono.app.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.unisono.app.testing.Samples;
import org.unisono.simulators.Launch;
import org.unisono.simulators.pardot.PardotSimulator;

/// Lists and segments that go to another system, one way.
class CarryTest extends SyncRoomTest {

  private final String leaves = Samples.email();
  private final String stays = Samples.email();
  private final String comes = Samples.email();
  private final String name = "Carried " + Samples.word();

  /// The addresses on our list there.
  private Set<String> onOurListThere() {
    return hubSpot.store().lists().stream()
        .filter(list -> list.path("name").asString().startsWith("Unisono"))
        .flatMap(list -> hubSpot.store().members(list.path("listId").asString()).stream())
        .map(contact -> hubSpot.store().find("contacts", contact).orElseThrow())
        .map(contact -> contact.path("properties").path("email").asString())
        .collect(Collectors.toSet());
  }

  private void memberCount(String campaign, long wanted) {
    await(() -> members(campaign) == wanted);
  }

  @Test
  void aListIsKeptTheSameThereAndNothingComesBack() {
    var list = api().post("/api/v1/lists", Map.of("name", name, "kind", "static")).id();
    var leaver = person("Lea", "Leaves", leaves);
    var stayer = person("Stan", "Stays", stays);
    api().post("/api/v1/lists/" + list + "/members", Map.of("personIds", List.of(leaver, stayer)));
    var connection = toHubSpot("there");
    arm(connection);

    var carried = api().post(path(connection) + "/carry", Map.of("listId", list, "name", name));

    assertThat(carried.status()).as(carried.body().toString()).isEqualTo(201);
    assertThat(carried.body().path("members").asString()).isEqualTo("out");
    var campaign = carried.body().path("campaignId").asString();
    memberCount(campaign, 2);
    sync(connection);
    sync(connection);
    assertThat(onOurListThere()).containsExactlyInAnyOrder(leaves, stays);

    // Somebody there puts another contact on it.
    var stranger = hubSpot.store().create("contacts", Map.of("email", Samples.email()));
    var there =
        hubSpot.store().lists().stream()
            .filter(l -> l.path("name").asString().startsWith("Unisono"))
            .findFirst()
            .orElseThrow()
            .path("listId")
            .asString();
    hubSpot.store().changeMembers(there, List.of(stranger), List.of());
    api().post("/api/v1/lists/" + list + "/members/remove", Map.of("personIds", List.of(leaver)));
    var comer = person("Cora", "Comes", comes);
    api().post("/api/v1/lists/" + list + "/members", Map.of("personIds", List.of(comer)));
    await(
        () ->
            member(campaign, leaver).path("standing").asString().equals("ended")
                && member(campaign, comer).path("standing").asString().equals("active"));
    sync(connection);
    sync(connection);

    assertThat(onOurListThere()).contains(stays, comes).doesNotContain(leaves);
    assertThat(members(campaign)).isEqualTo(2);
    assertThat(hubSpot.store().members(there)).contains(stranger);
    assertThat(hubSpot.journal().mailsSent()).isZero();
  }

  /// A rule adds people to a campaign of the CRM.
  @Test
  void whoFitsASegmentBecomesAMemberOfACampaignThere() {
    var rule = Map.of("field", "person.email", "op", "eq", "value", stays);
    var segment = api().post("/api/v1/segments", Map.of("name", name, "rule", rule));
    assertThat(segment.status()).as(segment.body().toString()).isEqualTo(201);
    person("Stan", "Stays", stays);
    var connection = toSalesforce("there");
    arm(connection);

    var carried =
        api().post(path(connection) + "/carry", Map.of("segmentId", segment.id(), "name", name));

    assertThat(carried.status()).as(carried.body().toString()).isEqualTo(201);
    memberCount(carried.body().path("campaignId").asString(), 1);
    sync(connection);
    sync(connection);
    var there = salesforce.store().where("Campaign", "Name", name).getFirst();
    assertThat(
            salesforce.store().where("CampaignMember", "CampaignId", there.path("Id").asString()))
        .hasSize(1);
  }

  private String listOf(String... people) {
    var list = api().post("/api/v1/lists", Map.of("name", name, "kind", "static")).id();
    api().post("/api/v1/lists/" + list + "/members", Map.of("personIds", List.of(people)));
    return list;
  }

  private List<String> membersThere(String campaign) {
    return salesforce.store().where("CampaignMember", "CampaignId", campaign).stream()
        .map(m -> m.path("LeadId").asString())
        .toList();
  }

  @Test
  void aListComesIntoACampaignThatIsThereBesideThoseWhoAreInIt() {
    var there = salesforce.store().create("Campaign", Map.of("Name", name));
    var insider =
        salesforce
            .store()
            .create("Lead", Map.of("LastName", "Inside", "Company", "In", "Email", leaves));
    salesforce.store().create("CampaignMember", Map.of("CampaignId", there, "LeadId", insider));
    var list = listOf(person("Stan", "Stays", stays));
    var connection = toSalesforce("there");
    arm(connection);
    sync(connection);

    var carried =
        api().post(path(connection) + "/carry", Map.of("listId", list, "remoteId", there));

    assertThat(carried.status()).as(carried.body().toString()).isEqualTo(201);
    assertThat(carried.body().path("campaignName").asString()).isEqualTo(name);
    var campaign = carried.body().path("campaignId").asString();
    await(() -> member(campaign, comesFrom(stays)).path("standing").asString().equals("active"));
    sync(connection);
    sync(connection);
    assertThat(membersThere(there)).hasSize(2).contains(insider);
    assertThat(salesforce.store().where("Campaign", "Name", name)).hasSize(1);

    var again =
        api()
            .post(
                path(connection) + "/carry",
                Map.of("listId", listOf(person("Cora", "Comes", comes)), "remoteId", there));
    assertThat(again.body().path("id")).isEqualTo(carried.body().path("id"));
    await(() -> member(campaign, comesFrom(comes)).path("standing").asString().equals("active"));
    sync(connection);
    sync(connection);
    assertThat(membersThere(there)).hasSize(3).contains(insider);
    var unknown = Map.of("listId", list, "remoteId", "701000000000000AAA");
    assertThat(api().post(path(connection) + "/carry", unknown).code()).isEqualTo("unknownRemote");
  }

  @Test
  void intoACampaignThatRestsNothingIsCarried() {
    var there = salesforce.store().create("Campaign", Map.of("Name", name));
    var connection = toSalesforce("there");
    sync(connection);
    var campaign = campaign(name);
    var twin = pair(campaign, connection, there).body().path("id").asString();
    api().patch("/api/v1/twins/" + twin, Map.of("stopped", true));
    var list = listOf(person("Stan", "Stays", stays));

    var carried =
        api().post(path(connection) + "/carry", Map.of("listId", list, "remoteId", there));

    assertThat(carried.status()).isEqualTo(409);
    assertThat(carried.code()).isEqualTo("twinStopped");
    assertThat(api().get("/api/v1/campaigns/" + campaign).body().path("memberCount").asInt())
        .isZero();
  }

  private String comesFrom(String email) {
    return api().get("/api/v1/people?q=" + email).items().path(0).path("id").asString();
  }

  @Test
  void whereMembersDoNotGoNeitherDoesAList() {
    var list = api().post("/api/v1/lists", Map.of("name", name, "kind", "static")).id();
    try (var pardot = PardotSimulator.start(Launch.onPort(0))) {
      var ready = pardot.ready();
      var connection =
          connect(
              "pardot",
              pardot.baseUrl().toString(),
              Map.of(
                  "clientId", ready.path("clientId").asString(),
                  "businessUnitId", ready.path("businessUnitId").asString(),
                  "loginUrl", ready.path("loginUrl").asString()),
              Map.of("clientSecret", ready.path("clientSecret").asString()),
              "none");

      var refused = api().post(path(connection) + "/carry", Map.of("listId", list, "name", name));

      assertThat(refused.code()).isEqualTo("membersStay");
      assertThat(api().get("/api/v1/campaigns?q=" + name.replace(' ', '+')).items()).isEmpty();
    }
  }

  @Test
  void oneOfBothIsNamed() {
    var connection = toHubSpot("there");

    assertThat(api().post(path(connection) + "/carry", Map.of("name", name)).code())
        .isEqualTo("oneAudience");
    assertThat(
            api()
                .post(
                    path(connection) + "/carry",
                    Map.of("name", "", "listId", "00000000-0000-0000-0000-000000000000"))
                .code())
        .isEqualTo("required");
  }
}
