package org.unisono.app.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.unisono.app.testing.Samples;
import tools.jackson.databind.JsonNode;

/// Deals that sales works on elsewhere become numbers of the campaign here.
class SyncDealsTest extends SyncRoomTest {

  private void armDeals(String connection) {
    assertThat(api().patch(path(connection) + "/streams/deals", Map.of("mode", "in"), "").status())
        .isEqualTo(200);
  }

  private JsonNode deal(String name) {
    return api()
        .get("/api/v1/deals?limit=1000")
        .items()
        .valueStream()
        .filter(d -> d.path("name").asString().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no deal " + name));
  }

  private boolean isThere(String name) {
    return api()
        .get("/api/v1/deals?limit=1000")
        .items()
        .valueStream()
        .anyMatch(d -> d.path("name").asString().equals(name));
  }

  @Test
  void anOpportunityOfAPairedCampaignCountsThereWhenItIsWon() {
    var name = "Deal " + Samples.word();
    var campaign = campaign(name);
    var email = Samples.email();
    var person = person("Giulia", "Bianchi", email);
    var sf = toSalesforce("none");
    arm(sf);
    armDeals(sf);
    var remote = salesforce.store().create("Campaign", Map.of("Name", name));
    var contact =
        salesforce.store().create("Contact", Map.of("LastName", "Bianchi", "Email", email));
    var opportunity =
        salesforce
            .store()
            .create(
                "Opportunity",
                Map.of(
                    "Name",
                    name,
                    "StageName",
                    "Prospecting",
                    "CloseDate",
                    "2026-12-20",
                    "Amount",
                    "4200",
                    "CampaignId",
                    remote,
                    "ContactId",
                    contact));
    sync(sf);
    assertThat(deal(name).path("primaryCampaignId").isNull()).isTrue();

    assertThat(pair(campaign, sf, remote).status()).isEqualTo(201);
    sync(sf);
    var open = deal(name);
    salesforce.store().update("Opportunity", opportunity, Map.of("StageName", "Closed Won"));
    sync(sf);
    var won = deal(name);
    sync(sf);

    assertThat(open.path("primaryCampaignId").asString()).isEqualTo(campaign);
    assertThat(open.path("won").isNull()).isTrue();
    assertThat(open.path("contacts").path(0).asString()).isEqualTo(person);
    assertThat(open.path("amount").path("amount").asString()).isEqualTo("4200.00");
    assertThat(won.path("won").asBoolean()).isTrue();
    assertThat(won.path("id").asString()).isEqualTo(open.path("id").asString());
    assertThat(deal(name).path("version")).isEqualTo(won.path("version"));
    assertThat(
            api()
                .get("/api/v1/campaigns/" + campaign + "/results")
                .body()
                .path("revenue")
                .path("amount")
                .asString())
        .isEqualTo("4200.00");
    assertThat(api().get("/api/v1/people/" + person).body().path("stage").asString())
        .isEqualTo("customer");
  }

  @Test
  void aDealOfAnotherCrmKnowsWhoStandsOnItAndItsCurrency() {
    var name = "Deal " + Samples.word();
    var email = Samples.email();
    var person = person("Mikko", "Virtanen", email);
    var hs = toHubSpot("none");
    arm(hs);
    armDeals(hs);
    var contact = hubSpot.store().create("contacts", Map.of("email", email));
    var deal =
        hubSpot
            .store()
            .create(
                "deals",
                Map.of(
                    "dealname", name,
                    "amount", "99.5",
                    "deal_currency_code", "SEK",
                    "dealstage", "closedlost"));
    hubSpot.store().associate("deals", deal, "contacts", contact);
    sync(hs);
    sync(hs);

    var seen = deal(name);
    assertThat(seen.path("contacts").path(0).asString()).isEqualTo(person);
    assertThat(seen.path("won").asBoolean(true)).isFalse();
    assertThat(seen.path("amount").toString()).contains("99.50").contains("SEK");
  }

  @Test
  void nothingIsTakenBeforeTheStreamIsArmedAndARunIsTakenBack() {
    var name = "Deal " + Samples.word();
    var sf = toSalesforce("none");
    arm(sf);
    salesforce
        .store()
        .create(
            "Opportunity",
            Map.of("Name", name, "StageName", "Prospecting", "CloseDate", "2026-12-20"));
    sync(sf);
    var before = isThere(name);
    armDeals(sf);
    sync(sf);
    await(() -> isThere(name));
    sync(sf);
    var taken = isThere(name);
    var run =
        api()
            .get(path(sf) + "/runs")
            .items()
            .valueStream()
            .filter(r -> r.path("counts").path("here").asInt(0) > 0)
            .findFirst()
            .orElseThrow();

    var undo = api().post(path(sf) + "/runs/" + run.path("id").asString() + "/undo", Map.of());
    assertThat(undo.status()).isEqualTo(202);
    ended(sf, undo.id());

    assertThat(before).isFalse();
    assertThat(taken).isTrue();
    assertThat(isThere(name)).isFalse();
  }
}
