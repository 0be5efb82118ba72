package org.unisono.app.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.unisono.app.testing.Samples;

class InclusionTest extends SyncRoomTest {

  private static Map<String, Object> lastName(String name) {
    return Map.of("all", List.of(Map.of("field", "person.lastName", "op", "eq", "value", name)));
  }

  @Test
  void onlyWhoTheRuleNamesIsMadeThereAndOthersWaitWithTheReason() {
    var name = "Within" + Samples.word();
    var campaign = campaign("Inclusion " + Samples.word());
    var within = Samples.email();
    var without = Samples.email();
    add(campaign, person("Aino", name, within), "Registered");
    var other = person("Jonas", "Outside", without);
    add(campaign, other, "Registered");
    var sf = toSalesforce("there");
    arm(sf);
    api().patch(path(sf), Map.of("paused", true));
    pair(campaign, sf, "");

    var preview =
        api().post(path(sf) + "/inclusion/preview", Map.of("rule", lastName(name))).body();
    assertThat(preview.path("would").asInt()).isEqualTo(1);
    assertThat(preview.path("outside").asInt()).isEqualTo(1);
    assertThat(preview.path("names").get(0).asString()).isEqualTo("Aino " + name);

    var kept = api().patch(path(sf), Map.of("inclusion", lastName(name), "paused", false));
    assertThat(kept.status()).as(kept.body().toString()).isEqualTo(200);
    sync(sf);
    sync(sf);

    assertThat(salesforce.store().where("Lead", "Email", within)).hasSize(1);
    assertThat(salesforce.store().where("Lead", "Email", without)).isEmpty();
    var asked = inbox(sf, "person");
    assertThat(asked).hasSize(1);
    assertThat(asked.getFirst().path("reason").asString()).isEqualTo("outsideInclusion");
    assertThat(asked.getFirst().path("personId").asString()).isEqualTo(other);

    Map<String, Object> nobodyLeftOut = new HashMap<>();
    nobodyLeftOut.put("inclusion", null);
    var freed = api().patch(path(sf), nobodyLeftOut);
    assertThat(freed.body().path("inclusion").isNull()).isTrue();
    sync(sf);
    await(() -> salesforce.store().where("Lead", "Email", without).size() == 1);
    assertThat(inbox(sf, "person")).isEmpty();
  }

  @Test
  void whoIsOnlyThereIsMadeHereByTheSameRule() {
    var name = "Theirs" + Samples.word();
    var title = "Inward " + Samples.word();
    var campaign = campaign(title);
    var remote = salesforce.store().create("Campaign", Map.of("Name", title));
    var within = Samples.email();
    var without = Samples.email();
    join(remote, name, within);
    join(remote, "Elsewhere", without);
    var sf = toSalesforce("here");
    api().patch(path(sf), Map.of("inclusion", lastName(name)));
    arm(sf);
    sync(sf);
    assertThat(pair(campaign, sf, remote).status()).isEqualTo(201);
    sync(sf);
    sync(sf);

    assertThat(api().get("/api/v1/people?q=" + within).items()).hasSize(1);
    assertThat(api().get("/api/v1/people?q=" + without).items()).isEmpty();
    assertThat(inbox(sf, "person").getFirst().path("reason").asString())
        .isEqualTo("outsideInclusion");
  }

  private void join(String campaign, String lastName, String email) {
    var lead =
        salesforce
            .store()
            .create("Lead", Map.of("LastName", lastName, "Email", email, "Company", "C"));
    salesforce
        .store()
        .create(
            "CampaignMember",
            Map.of("CampaignId", campaign, "LeadId", lead, "Status", "Responded"));
  }

  @Test
  void aRuleThatIsNoneIsRefusedWithItsPlace() {
    var sf = toSalesforce("there");

    var wrong = Map.of("all", List.of(Map.of("field", "person.nothing", "op", "eq", "value", "x")));
    var answer = api().patch(path(sf), Map.of("inclusion", wrong));

    assertThat(answer.status()).isIn(400, 422);
    assertThat(answer.body().path("errors").get(0).path("pointer").asString())
        .startsWith("/inclusion");
    assertThat(api().get(path(sf)).body().path("inclusion").isNull()).isTrue();
  }

  @Test
  void membersOfOneTwinGoOutWhileTheConnectionOnlyWatchesThem() {
    var title = "Alone " + Samples.word();
    var campaign = campaign(title);
    var other = campaign("Watched " + title);
    var email = Samples.email();
    var person = person("Aino", "Alone", email);
    add(campaign, person, "Registered");
    add(other, person, "Registered");
    var sf = toSalesforce("there");
    arm(sf);
    api().patch(path(sf) + "/streams/members", Map.of("mode", "watch"), "");
    pair(campaign, sf, "");
    pair(other, sf, "");
    sync(sf);
    assertThat(salesforce.store().where("Lead", "Email", email)).isEmpty();

    var twin = api().get("/api/v1/twins?campaignId=" + campaign).items().get(0);
    assertThat(twin.path("members").asString()).isEqualTo("asConnection");
    var at = "/api/v1/twins/" + twin.path("id").asString();
    var armed = api().patch(at, Map.of("members", "out"), "");
    assertThat(armed.body().path("members").asString()).isEqualTo("out");
    assertThat(api().patch(at, Map.of("members", "up"), "").status()).isEqualTo(422);
    sync(sf);
    sync(sf);

    var lead = salesforce.store().where("Lead", "Email", email).getFirst().path("Id").asString();
    var there = salesforce.store().where("CampaignMember", "LeadId", lead);
    assertThat(there).hasSize(1);
    salesforce
        .store()
        .update(
            "CampaignMember", there.getFirst().path("Id").asString(), Map.of("Status", "Attended"));
    sync(sf);
    assertThat(member(campaign, person).path("status").asString()).isEqualTo("Registered");
  }
}
