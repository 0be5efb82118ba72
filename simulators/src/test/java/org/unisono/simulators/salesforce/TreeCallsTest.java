package org.unisono.simulators.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.unisono.simulators.Fault;
import org.unisono.simulators.Json;

/// New records with their children, and descriptions that did not change.
class TreeCallsTest extends SalesforceCase {
  private static final String TREE = DATA + "/composite/tree/Campaign";
  private static final String ROWS =
      """
      {"records":[{"attributes":{"type":"Campaign","referenceId":"c"},"Name":"Planted",
        "ChildCampaigns":{"records":[
          {"attributes":{"type":"Campaign","referenceId":"k"},"Name":"Kid"}]},
        "CampaignMembers":{"records":[
          {"attributes":{"type":"CampaignMember","referenceId":"m"},"LeadId":"%s","Status":"Sent"}]}},
       {"attributes":{"type":"Campaign","referenceId":"d"},"Name":"%s"}]}""";

  @Test
  void aTreeIsPlantedWithItsChildren() {
    var lead = aLead("Member");
    var answer = api.post(TREE, ROWS.formatted(lead, "Second"));
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.json().path("hasErrors").asBoolean()).isFalse();
    var ids = answer.json().path("results");
    assertThat(ids.valueStream().map(r -> Json.text(r, "referenceId")))
        .containsExactly("c", "k", "m", "d");
    var campaign = Json.text(ids.path(0), "id");
    assertThat(Json.text(record("Campaign", Json.text(ids.path(1), "id")), "ParentId"))
        .isEqualTo(campaign);
    assertThat(Json.text(record("CampaignMember", Json.text(ids.path(2), "id")), "CampaignId"))
        .isEqualTo(campaign);
  }

  @Test
  void oneBadRecordFellsTheWholeTreeAndOnlyItIsNamed() {
    int before = sim.store().count("Campaign");
    var answer = api.post(TREE, ROWS.formatted(aLead("Member"), "x".repeat(81)));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("hasErrors").asBoolean()).isTrue();
    var results = answer.json().path("results");
    assertThat(results.size()).isEqualTo(1);
    assertThat(Json.text(results.path(0), "referenceId")).isEqualTo("d");
    assertThat(Json.text(results.path(0).path("errors").path(0), "statusCode"))
        .isEqualTo("STRING_TOO_LONG");
    assertThat(sim.store().count("Campaign")).isEqualTo(before);
  }

  @Test
  void aReferenceIsNeededAndMaySayOneRecordOnly() {
    for (var attributes :
        List.of("{\"type\":\"Campaign\"}", "{\"type\":\"Lead\",\"referenceId\":\"a\"}")) {
      var body = "{\"records\":[{\"attributes\":%s,\"Name\":\"A\"}]}".formatted(attributes);
      assertThat(api.post(TREE, body).status()).isEqualTo(400);
    }
    var twice = ROWS.formatted(aLead("Member"), "Second").replace("\"d\"", "\"c\"");
    assertThat(Json.text(api.post(TREE, twice).json().path(0), "errorCode"))
        .isEqualTo("INVALID_INPUT");
  }

  @Test
  void moreThan200RecordsAreRefused() {
    var rows = Json.array();
    for (int i = 0; i < 201; i++) {
      var row = rows.addObject().put("Name", "N" + i);
      row.putObject("attributes").put("type", "Campaign").put("referenceId", "r" + i);
    }
    assertThat(api.post(TREE, Json.write(Json.object().set("records", rows))).status())
        .isEqualTo(400);
  }

  @Test
  void aDescriptionThatDidNotChangeIsNotSentAgain() {
    var path = DATA + "/sobjects/Campaign/describe";
    var first = api.get(path);
    var since = Map.of("If-Modified-Since", first.headers().getOrDefault("last-modified", ""));
    var tag = Map.of("If-None-Match", first.headers().getOrDefault("etag", ""));
    for (var known : List.of(since, tag)) {
      var again = api.get(path, known);
      assertThat(again.status()).isEqualTo(304);
      assertThat(again.body()).isEmpty();
    }
    assertThat(api.get(path, Map.of("If-Modified-Since", "Mon, 01 Jan 2024 00:00:00 GMT")).status())
        .isEqualTo(200);
    sim.faults().arm(Fault.REMOVED_FIELD, "Campaign.Type");
    assertThat(api.get(path, tag).status()).isEqualTo(200);
  }

  @Test
  void aDescriptionNamesTheChildren() {
    var children = api.get(DATA + "/sobjects/Campaign/describe").json().path("childRelationships");
    assertThat(children.valueStream().map(c -> Json.text(c, "relationshipName")))
        .contains("CampaignMembers", "ChildCampaigns");
  }
}
