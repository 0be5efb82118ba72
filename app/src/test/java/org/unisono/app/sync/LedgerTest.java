package org.unisono.app.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.unisono.app.testing.Samples;
import tools.jackson.databind.JsonNode;

class LedgerTest extends SyncRoomTest {

  private List<JsonNode> lines(String connection, String query) {
    return api()
        .get(path(connection) + "/ledger?limit=200&" + query)
        .items()
        .valueStream()
        .toList();
  }

  private String remote(String connection) {
    return api()
        .get("/api/v1/twins?connectionId=" + connection)
        .items()
        .get(0)
        .path("remoteId")
        .asString();
  }

  /// A campaign whose end has been written there once.
  private String written(String connection) {
    var campaign = campaign("Ledger " + Samples.word());
    pair(campaign, connection, "");
    sync(connection);
    api().patch("/api/v1/campaigns/" + campaign, Map.of("endDate", "2026-12-04"));
    await(() -> !lines(connection, "field=endDate&outcome=written").isEmpty());
    sync(connection);
    return campaign;
  }

  @Test
  void linesAreFoundByPersonCampaignFieldOutcomeRunAndTime() {
    var sf = toSalesforce("there");
    arm(sf);
    var campaign = written(sf);
    var person = person("Aino", "Ledger", Samples.email());
    add(campaign, person, "Registered");
    sync(sf);
    await(() -> !lines(sf, "personId=" + person).isEmpty());

    assertThat(lines(sf, "personId=" + person))
        .allMatch(l -> l.path("personId").asString().equals(person));
    assertThat(lines(sf, "campaignId=" + campaign)).isNotEmpty();
    var end = lines(sf, "field=endDate");
    assertThat(end).hasSize(1);
    var run = end.getFirst().path("runId").asString();
    assertThat(lines(sf, "runId=" + run)).allMatch(l -> l.path("runId").asString().equals(run));
    assertThat(lines(sf, "outcome=refused")).isEmpty();
    var day = end.getFirst().path("at").asString().substring(0, 10);
    assertThat(lines(sf, "field=endDate&since=" + day + "&until=" + day)).hasSize(1);
    assertThat(lines(sf, "field=endDate&until=2020-01-01")).isEmpty();
    assertThat(api().get(path(sf) + "/ledger?since=yesterday").status()).isEqualTo(400);
  }

  @Test
  void aLineIsWrittenAgainWhereBothSidesStandAsTheyDid() {
    var sf = toSalesforce("none");
    arm(sf);
    var campaign = written(sf);
    var remote = remote(sf);
    var line = lines(sf, "field=endDate&outcome=written").getFirst();
    var replay = path(sf) + "/ledger/" + line.path("id").asString() + "/replay";
    assertThat(line.path("replayable").asBoolean()).isTrue();

    var stands = api().post(replay, Map.of());
    assertThat(stands.status()).isEqualTo(409);
    assertThat(stands.body().path("code").asString()).isEqualTo("standsAlready");

    // Somebody took it back over there, and nobody here was asked as the fields rest.
    api()
        .patch(
            path(sf) + "/maps/campaign",
            Map.of("rows", List.of(Map.of("ours", "endDate", "way", "out"))));
    salesforce.store().update("Campaign", remote, Collections.singletonMap("EndDate", null));
    sync(sf);
    var run = api().post(replay, Map.of());
    assertThat(run.status()).as(run.body().toString()).isEqualTo(202);
    assertThat(run.body().path("kind").asString()).isEqualTo("replay");
    ended(sf, run.id());

    assertThat(salesforce.store().find("Campaign", remote).orElseThrow().path("EndDate").asString())
        .isEqualTo("2026-12-04");
    assertThat(lines(sf, "runId=" + run.id() + "&field=endDate")).hasSize(1);
    assertThat(salesforce.journal().mailsSent()).isZero();
    assertThat(api().get("/api/v1/campaigns/" + campaign).body().path("endDate").asString())
        .isEqualTo("2026-12-04");
  }

  @Test
  void whatHasMovedSinceIsNotWrittenOver() {
    var sf = toSalesforce("none");
    arm(sf);
    var campaign = written(sf);
    var remote = remote(sf);
    var line = lines(sf, "field=endDate&outcome=written").getFirst();
    var replay = path(sf) + "/ledger/" + line.path("id").asString() + "/replay";
    salesforce.store().update("Campaign", remote, Map.of("EndDate", "2026-12-24"));
    sync(sf);
    assertThat(api().get("/api/v1/campaigns/" + campaign).body().path("endDate").asString())
        .isEqualTo("2026-12-24");
    long writes = salesforce.journal().writes();

    var moved = api().post(replay, Map.of());

    assertThat(moved.status()).isEqualTo(409);
    assertThat(moved.body().path("code").asString()).isEqualTo("movedSince");
    assertThat(moved.body().path("detail").asString()).contains("2026-12-24");
    assertThat(salesforce.journal().writes()).isEqualTo(writes);
    var made =
        lines(sf, "search=Ledger").stream()
            .filter(l -> l.path("verb").asString().equals("create"))
            .findFirst()
            .orElseThrow();
    assertThat(made.path("replayable").asBoolean()).isFalse();
    var again =
        api().post(path(sf) + "/ledger/" + made.path("id").asString() + "/replay", Map.of());
    assertThat(again.body().path("code").asString()).isEqualTo("notReplayable");
  }
}
