package org.unisono.app.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.unisono.app.testing.Samples;

/// Statuses of members that wait for a person.
class SyncOpenStatusTest extends SyncRoomTest {

  @Test
  void anUnknownStatusIsStillAQuestionWhileItsPairStandsStill() {
    var name = "Pondering " + Samples.word();
    var campaign = campaign(name);
    var email = Samples.email();
    add(campaign, person("Un", "Known" + Samples.word(), email), "Registered");
    var sf = toSalesforce("both");
    arm(sf);
    assertThat(pair(campaign, sf, "").status()).isEqualTo(201);
    sync(sf);
    sync(sf);
    var store = salesforce.store();
    var there = store.where("Campaign", "Name", name).getFirst().path("Id").asString();
    store.create("CampaignMemberStatus", Map.of("CampaignId", there, "Label", "Pondering"));
    var row = store.where("CampaignMember", "CampaignId", there).getFirst();
    store.update("CampaignMember", row.path("Id").asString(), Map.of("Status", "Pondering"));
    sync(sf);
    assertThat(inbox(sf, "status")).hasSize(1);

    var twin = api().get("/api/v1/twins?campaignId=" + campaign).items().path(0).path("id");
    for (boolean stopped : new boolean[] {true, false}) {
      var answer = api().patch("/api/v1/twins/" + twin.asString(), Map.of("stopped", stopped));
      assertThat(answer.status()).isEqualTo(200);
      sync(sf);
      sync(sf);
      assertThat(inbox(sf, "status")).as("stopped: " + stopped).hasSize(1);
    }
  }

  @Test
  void whatMovedOnBothSidesIsAskedWithBothAndWhatWasAgreed() {
    var campaign = campaign("Both moved " + Samples.word());
    var email = Samples.email();
    var person = person("Both", "Moved" + Samples.word(), email);
    add(campaign, person, "Registered");
    var sf = toSalesforce("both");
    arm(sf);
    assertThat(pair(campaign, sf, "").status()).isEqualTo(201);
    sync(sf);
    sync(sf);

    api().patch(path(sf), Map.of("paused", true));
    var lead = salesforce.store().where("Lead", "Email", email).getFirst().path("Id").asString();
    var row = salesforce.store().where("CampaignMember", "LeadId", lead).getFirst();
    salesforce
        .store()
        .update("CampaignMember", row.path("Id").asString(), Map.of("Status", "Attended"));
    var members = "/api/v1/campaigns/" + campaign + "/members/";
    api().patch(members + person, Map.of("status", "Cancelled"));
    api().patch(path(sf), Map.of("paused", false));
    sync(sf);

    assertThat(inbox(sf, "conflict"))
        .singleElement()
        .satisfies(
            item -> {
              assertThat(item.path("agreed").asString()).isEqualTo("Registered");
              assertThat(item.path("ours").asString()).isEqualTo("Cancelled");
              assertThat(item.path("theirs").asString()).isEqualTo("Attended");
            });
  }
}
