package org.unisono.app.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.unisono.app.testing.Samples;
import org.unisono.simulators.salesforce.SalesforceSimulator;
import tools.jackson.databind.JsonNode;

/// People who are linked, and edited here.
class SyncEditTest extends SyncRoomTest {

  private String linked(SalesforceSimulator there) {
    var email = Samples.email();
    var person = person("Edit", "Same", email);
    there
        .store()
        .create(
            "Lead",
            Map.of("FirstName", "Edit", "LastName", "Same", "Email", email, "Company", "Same"));
    var sf = toSalesforce("none");
    arm(sf);
    sync(sf);
    sync(sf);
    return person;
  }

  /// A sandbox has the ids of the account that it was copied from.
  @Test
  void peopleWithTheSameIdInTwoAccountsAreBothEdited() {
    var one = linked(salesforce);
    salesforce.close();
    salesforce = java.util.Objects.requireNonNull(SalesforceSimulator.start(0));
    var other = linked(salesforce);
    for (var person : new String[] {one, other, one}) {
      var answer = api().patch("/api/v1/people/" + person, Map.of("language", "fi"));
      assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
      assertThat(answer.body().path("externalIds").path("salesforce").asString()).isNotEmpty();
      assertThat(answer.body().path("identities")).hasSize(1);
    }
    assertThat(api().get("/api/v1/people/" + one).body().path("externalIds"))
        .isEqualTo(api().get("/api/v1/people/" + other).body().path("externalIds"));
  }

  @Test
  void whatSomebodyHasByAMergeHereIsSaidThereByItself() {
    var person = linked(salesforce);
    var other =
        api()
            .post(
                "/api/v1/people",
                Map.of("email", Samples.email(), "phones", List.of("+390612345678")));
    assertThat(
            api()
                .post("/api/v1/people/" + person + "/merge", Map.of("personId", other.id()))
                .status())
        .isEqualTo(200);
    await(
        () ->
            salesforce
                .store()
                .where("Lead", "LastName", "Same")
                .getFirst()
                .path("Phone")
                .asString()
                .equals("+390612345678"));
  }

  private String paired(String name) {
    var sf = toSalesforce("none");
    arm(sf);
    var campaign = campaign(name);
    assertThat(pair(campaign, sf, "").status()).isEqualTo(201);
    sync(sf);
    sync(sf);
    return campaign;
  }

  private JsonNode there(String name) {
    return salesforce.store().where("Campaign", "Name", name).getFirst();
  }

  @Test
  void aStatusThatIsAddedHereIsAddedThereByItself() {
    var name = "Edited " + Samples.word();
    var campaign = paired(name);
    var status = Map.of("name", "Very late", "rank", 70);
    assertThat(api().post("/api/v1/campaigns/" + campaign + "/statuses", status).status())
        .isIn(200, 201);
    await(
        () ->
            salesforce
                .store()
                .where("CampaignMemberStatus", "CampaignId", there(name).path("Id").asString())
                .stream()
                .anyMatch(s -> s.path("Label").asString().equals("Very late")));
  }

  @Test
  void whatACampaignCostHereIsSaidThereByItself() {
    var name = "Spent " + Samples.word();
    var campaign = paired(name);
    var line =
        Map.of(
            "date", "2026-11-01",
            "kind", "actual",
            "amount", Map.of("amount", "120", "currency", "EUR"));
    assertThat(api().post("/api/v1/campaigns/" + campaign + "/costs", line).status())
        .isEqualTo(201);
    await(() -> there(name).path("ActualCost").asDouble() == 120);
  }
}
