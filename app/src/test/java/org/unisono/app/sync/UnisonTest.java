package org.unisono.app.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.unisono.app.testing.Samples;
import tools.jackson.databind.JsonNode;

/// The picture of a campaign in all systems shows what went where, and ties what is one change.
class UnisonTest extends SyncRoomTest {

  private static Stream<JsonNode> notes(JsonNode view, String connection, String direction) {
    return view.path("notes")
        .valueStream()
        .filter(n -> n.path("connectionId").asString().equals(connection))
        .filter(n -> n.path("direction").asString().equals(direction));
  }

  @Test
  void aStatusThatCameFromOneSystemIsTiedToTheOtherThatItReached() {
    var campaign = campaign("Unison " + Samples.word());
    var email = Samples.email();
    var person = person("Uma", "Uni", email);
    add(campaign, person, "Registered");
    var sf = toSalesforce("both");
    var hs = toHubSpot("both");
    arm(sf);
    arm(hs);
    pair(campaign, sf, "");
    pair(campaign, hs, "");
    sync(sf);
    sync(hs);
    sync(hs);
    var lead = salesforce.store().where("Lead", "Email", email).getFirst().path("Id").asString();
    var row = salesforce.store().where("CampaignMember", "LeadId", lead).getFirst();
    salesforce
        .store()
        .update(
            "CampaignMember", row.path("Id").asString(), java.util.Map.of("Status", "Attended"));

    sync(sf);
    sync(hs);

    var path = "/api/v1/campaigns/" + campaign + "/unison";
    var view = api().get(path + "?slices=10").body();
    assertThat(notes(view, sf, "in")).anyMatch(n -> n.path("stream").asString().equals("members"));
    assertThat(notes(view, hs, "out")).anyMatch(n -> n.path("stream").asString().equals("members"));
    assertThat(view.path("notes")).allMatch(n -> n.path("slice").asInt() < 10);
    assertThat(view.path("ties"))
        .anyMatch(
            tie ->
                tie.path("fromConnectionId").asString().equals(sf)
                    && tie.path("toConnectionId").asString().equals(hs));
    assertThat(api().get(path + "?slices=401").code()).isEqualTo("badSlices");
    assertThat(api().get(path + "?until=2020-01-01T00:00:00Z").status()).isEqualTo(400);
  }
}
