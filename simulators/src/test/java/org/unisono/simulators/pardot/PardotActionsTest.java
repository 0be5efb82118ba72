package org.unisono.simulators.pardot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.unisono.simulators.Api;
import org.unisono.simulators.Json;

/// The actions behind `do/`.
class PardotActionsTest extends PardotCase {

  private Api.Answer upsert(String more) {
    var body =
        """
        {"matchEmail": "two@example.com", "prospect": {"lastName": "New"}, "fields": ["id"]%s}"""
            .formatted(more);
    return post("prospects/do/upsertLatestByEmail", body);
  }

  private void acts(String prospect, int type) {
    pass(Duration.ofMinutes(1));
    sim.store().act(prospect, "1", type, "Something");
  }

  @Test
  void anUpsertChangesTheOneWithTheLatestActivityNotTheNewest() {
    var older = prospect("two@example.com");
    var newer = prospect("two@example.com");
    acts(newer, 4);
    acts(older, 11);
    // Neither what was sent to somebody nor an edit is an activity of theirs.
    acts(newer, 6);
    acts(newer, 13);
    sim.store().updateProspect(newer, Map.of("jobTitle", "CEO"));

    assertThat(Json.text(upsert("").json(), "id")).isEqualTo(older);
    acts(newer, 4);
    assertThat(Json.text(upsert("").json(), "id")).isEqualTo(newer);
  }

  @Test
  void ofSeveralWithoutAnyActivityTheLastThatChangedIsTaken() {
    var first = prospect("two@example.com");
    prospect("two@example.com");
    pass(Duration.ofMinutes(1));
    sim.store().updateProspect(first, Map.of("jobTitle", "CEO"));

    assertThat(Json.text(upsert("").json(), "id")).isEqualTo(first);
  }

  @Test
  void theRecycleBinIsSearchedOnlyWhenItIsAskedForAndNobodyIsOutOfIt() {
    var latest = prospect("two@example.com");
    var other = prospect("two@example.com");
    acts(latest, 4);
    sim.store().deleteProspect(latest);
    assertThat(Json.text(upsert(", \"secondaryDeletedSearch\": true").json(), "id"))
        .isEqualTo(other);

    sim.store().deleteProspect(other);
    assertThat(Json.text(upsert(", \"secondaryDeletedSearch\": true").json(), "id"))
        .isEqualTo(latest);
    sim.store().deleteProspect(latest);
    assertThat(Json.text(upsert("").json(), "id")).isNotIn(latest, other);
  }

  @Test
  void withoutAMatchTheAddressOfTheProspectCounts() {
    var body = "{\"prospect\": {\"email\": \"tom.baker@example.com\"}, \"fields\": [\"id\"]}";
    assertThat(post("prospects/do/upsertLatestByEmail", body).json().path("id").asInt())
        .isEqualTo(2);
  }

  private Api.Answer connect(String campaign, String body) {
    return post("campaigns/" + campaign + "/do/connectSalesforceCampaign", body);
  }

  private String inSalesforce(String name) {
    return sim.salesforce().store().create("Campaign", Map.of("Name", name));
  }

  @Test
  void aCampaignIsConnectedByEitherNameOfTheArgument() {
    sim.store().connectorSync();
    for (var name : List.of("salesforceId", "salesforceCampaignId")) {
      var ours = sim.store().createCampaign("Ours");
      var theirs = inSalesforce("Theirs by " + name);

      // The fifteen characters name it as well.
      var body = "{\"%s\": \"%s\"}".formatted(name, theirs.substring(0, 15));
      assertThat(connect(ours, body).status()).isEqualTo(204);

      sim.store().connectorSync();
      var twins =
          sim.store().campaigns().stream()
              .filter(c -> Json.text(c, "salesforceId").equals(theirs))
              .toList();
      assertThat(twins).hasSize(1);
      assertThat(Json.text(twins.getFirst(), "id")).isEqualTo(ours);
      assertThat(Json.text(twins.getFirst(), "name")).isEqualTo("Theirs by " + name);
    }
  }

  @Test
  void neitherSideIsConnectedTwice() {
    sim.store().connectorSync();
    var first = sim.store().createCampaign("First");
    var second = sim.store().createCampaign("Second");
    var taken = inSalesforce("Taken");
    var free = inSalesforce("Free");
    connect(first, "{\"salesforceId\": \"" + taken + "\"}");

    var again = connect(first, "{\"salesforceId\": \"" + free + "\"}");
    assertThat(again.status()).isEqualTo(400);
    assertThat(again.body()).contains("already connected");
    var other = connect(second, "{\"salesforceId\": \"" + taken + "\"}");
    assertThat(other.status()).isEqualTo(400);
    assertThat(code(other)).isEqualTo(206);
    assertThat(get("campaigns/" + second + "?fields=salesforceId").body()).contains("null");
  }

  @Test
  void whatAnArgumentLacksIsNamed() {
    var ours = sim.store().createCampaign("Ours");
    assertThat(code(connect(ours, "{}"))).isEqualTo(207);
    assertThat(code(connect(ours, "{\"campaignId\": \"701\"}"))).isEqualTo(208);
    assertThat(code(connect(ours, "{\"salesforceId\": 701}"))).isEqualTo(206);
    var two = "{\"salesforceId\": \"701a\", \"salesforceCampaignId\": \"701b\"}";
    assertThat(code(connect(ours, two))).isEqualTo(206);
    assertThat(code(connect(ours, "{\"salesforceId\": \"7015e0000000zzzAAA\"}"))).isEqualTo(109);
  }
}
