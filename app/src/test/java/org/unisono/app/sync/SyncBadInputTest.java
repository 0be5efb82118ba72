package org.unisono.app.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisono.app.testing.Samples;

/// What cannot be right is named, and stops nothing else.
class SyncBadInputTest extends SyncRoomTest {

  private String connection = "";
  private String remote = "";

  @BeforeEach
  void aCampaignThere() {
    remote = salesforce.store().create("Campaign", Map.of("Name", "Theirs " + Samples.word()));
    connection = toSalesforce("both");
    sync(connection);
    arm(connection);
  }

  private String lead(String last, String email) {
    var store = salesforce.store();
    var lead = store.create("Lead", Map.of("LastName", last, "Company", "Twice", "Email", email));
    store.create("CampaignMember", Map.of("CampaignId", remote, "LeadId", lead));
    return lead;
  }

  @Test
  void twoOfOursAreNotPairedWithOneOfTheirs() {
    var first = campaign("First " + Samples.word());
    var second = campaign("Second " + Samples.word());
    assertThat(pair(first, connection, remote).status()).isEqualTo(201);

    var refused = pair(second, connection, remote);

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.body().path("code").asString()).isEqualTo("alreadyTwinned");
    var twins = api().get("/api/v1/twins?campaignId=" + second).body().path("items");
    assertThat(twins).isEmpty();
  }

  @Test
  void twoRecordsWithOneAddressAreAskedAboutAndTheOthersGoOn() {
    var shared = Samples.email();
    var alone = Samples.email();
    lead("Aalto", shared);
    lead("Brandt", shared);
    lead("Conti", alone);
    var campaign = campaign("Doubles " + Samples.word());
    api().post("/api/v1/campaigns/" + campaign + "/statuses", Map.of("name", "Sent", "rank", 5));
    assertThat(pair(campaign, connection, remote).status()).isEqualTo(201);

    sync(connection);
    sync(connection);

    var asked = api().get(path(connection) + "/inbox?kind=person").body().path("items");
    assertThat(asked)
        .hasSize(2)
        .allMatch(item -> item.path("reason").asString().equals("severalCandidates"));
    var members = api().get("/api/v1/campaigns/" + campaign + "/members").body().path("items");
    assertThat(members).hasSize(1);
    var one = api().get("/api/v1/people/" + members.get(0).path("personId").asString()).body();
    assertThat(one.path("email").asString()).isEqualTo(alone);
    assertThat(salesforce.store().where("Lead", "Email", shared)).hasSize(2);
    assertThat(salesforce.store().where("CampaignMember", "CampaignId", remote)).hasSize(3);
  }
}
