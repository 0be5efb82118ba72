package org.unisono.app.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.unisono.app.testing.Samples;

/// A member's status that moved on both sides to two of the same rank.
class SyncStatusConflictTest extends SyncRoomTest {

  @Test
  void isAskedWithBothSidesAndWhatWasAgreed() {
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
