package org.unisono.app.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.unisono.app.testing.Samples;
import tools.jackson.databind.JsonNode;

/// Which campaign stands under which, with a system that has a tree of its own.
class SyncTreeTest extends SyncRoomTest {

  private final String word = Samples.word();

  private void under(String campaign, String parent) {
    var at = "/api/v1/campaigns/" + campaign;
    var answer = api().patch(at, Map.of("parentId", parent), api().get(at).etag());
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
  }

  private String parentOf(String campaign) {
    return api().get("/api/v1/campaigns/" + campaign).body().path("parentId").asString("");
  }

  private String remoteOf(String campaign, String connection) {
    return api()
        .get("/api/v1/twins?campaignId=" + campaign)
        .items()
        .valueStream()
        .filter(t -> t.path("connectionId").asString().equals(connection))
        .map(t -> t.path("remoteId").asString(""))
        .findFirst()
        .orElse("");
  }

  private void only(String connection, String mode) {
    var at = path(connection) + "/streams/campaigns";
    assertThat(api().patch(at, Map.of("mode", mode), "").status()).isEqualTo(200);
  }

  private JsonNode there(String id) {
    return salesforce.store().find("Campaign", id).orElseThrow();
  }

  private String parentThere(String id) {
    return there(id).path("ParentId").asString("");
  }

  @Test
  void aTreeThatIsMadeHereStandsThereOnceBothCampaignsDo() {
    var sf = toSalesforce("none");
    arm(sf);
    var season = campaign("Season " + word);
    var fair = campaign("Fair " + word);
    under(fair, season);

    pair(fair, sf, "");
    sync(sf);
    assertThat(parentThere(remoteOf(fair, sf))).isEmpty();
    assertThat(inbox(sf, "conflict")).isEmpty();

    pair(season, sf, "");
    sync(sf);
    sync(sf);

    assertThat(parentThere(remoteOf(fair, sf))).isEqualTo(remoteOf(season, sf));
    assertThat(parentThere(remoteOf(season, sf))).isEmpty();
    long writes = salesforce.journal().writes();
    sync(sf);
    sync(sf);
    assertThat(salesforce.journal().writes()).isEqualTo(writes);
    assertThat(parentOf(fair)).isEqualTo(season);
  }

  @Test
  void aTreeThatIsMadeThereStandsHereOnceBothAreOurs() {
    var sf = toSalesforce("none");
    arm(sf);
    var above = salesforce.store().create("Campaign", Map.of("Name", "Above " + word));
    var below =
        salesforce.store().create("Campaign", Map.of("Name", "Below " + word, "ParentId", above));
    sync(sf);
    var child = campaign("Below " + word);
    pair(child, sf, below);
    sync(sf);
    assertThat(parentOf(child)).isEmpty();

    var parent = campaign("Above " + word);
    pair(parent, sf, above);
    sync(sf);
    sync(sf);

    assertThat(parentOf(child)).isEqualTo(parent);
    assertThat(parentThere(below)).isEqualTo(above);
    var taken = api().get(path(sf) + "/ledger?field=parentId").items().valueStream().toList();
    assertThat(taken).hasSize(1);
    assertThat(taken.getFirst().path("to").asString()).isEqualTo("Above " + word);
  }

  @Test
  void whoMovesItOnBothSidesIsAskedByNameAndACircleIsHeld() {
    var sf = toSalesforce("none");
    arm(sf);
    var one = campaign("One " + word);
    var two = campaign("Two " + word);
    var fair = campaign("Fair " + word);
    under(fair, one);
    for (var campaign : new String[] {one, two, fair}) {
      pair(campaign, sf, "");
    }
    sync(sf);
    sync(sf);
    assertThat(parentThere(remoteOf(fair, sf))).isEqualTo(remoteOf(one, sf));

    var three = campaign("Three " + word);
    pair(three, sf, "");
    sync(sf);
    only(sf, "watch");
    under(fair, three);
    salesforce
        .store()
        .update("Campaign", remoteOf(fair, sf), Map.of("ParentId", remoteOf(two, sf)));
    only(sf, "both");
    sync(sf);

    var asked = inbox(sf, "conflict");
    assertThat(asked).hasSize(1);
    assertThat(asked.getFirst().path("ours").asString()).isEqualTo("Three " + word);
    assertThat(asked.getFirst().path("theirs").asString()).isEqualTo("Two " + word);
    var answer = Map.of("take", "theirs");
    assertThat(
            api()
                .post(path(sf) + "/inbox/" + asked.getFirst().path("id").asString(), answer)
                .status())
        .isLessThan(300);
    sync(sf);
    assertThat(parentOf(fair)).isEqualTo(two);

    salesforce.store().update("Campaign", remoteOf(fair, sf), Map.of("ParentId", ""));
    under(two, one);
    sync(sf);
    salesforce
        .store()
        .update("Campaign", remoteOf(one, sf), Map.of("ParentId", remoteOf(fair, sf)));
    sync(sf);
    sync(sf);
    assertThat(parentOf(one)).isEmpty();
    var held = inbox(sf, "held");
    assertThat(held.toString()).contains("parentCycle");
    assertThat(held.getFirst().path("theirs").asString()).isEqualTo("Fair " + word);
  }
}
