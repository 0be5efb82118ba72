package org.unisono.app.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.unisono.app.testing.Api;
import org.unisono.app.testing.RoomTest;
import org.unisono.app.testing.Samples;

class CampaignsApiTest extends RoomTest {

  private Api.Answer campaign(String style, String type) {
    return api()
        .post(
            "/api/v1/campaigns",
            Map.of("name", "C " + Samples.word(), "style", style, "type", type));
  }

  private String person() {
    return api().post("/api/v1/people", Map.of("email", Samples.email())).id();
  }

  private Api.Answer add(String campaign, Object body) {
    return api().post("/api/v1/campaigns/" + campaign + "/members", body);
  }

  @Test
  void aWebinarStartsWithItsLadder() {
    var made = campaign("sales", "webinar");

    assertThat(made.status()).isEqualTo(201);
    assertThat(
            api()
                .get("/api/v1/campaigns/" + made.id() + "/statuses")
                .items()
                .valueStream()
                .map(s -> s.path("name").asString()))
        .containsExactly("Invited", "Registered", "Attended", "Cancelled", "No show");
  }

  @Test
  void datesMoneyAndCodeComeBackAsTheyWereSent() {
    var code = "AW-" + Samples.word();
    var made =
        api()
            .post(
                "/api/v1/campaigns",
                Map.of(
                    "name",
                    "Autumn webinar",
                    "code",
                    code,
                    "startDate",
                    "2026-12-01",
                    "endDate",
                    "2026-12-01",
                    "budgetedCost",
                    Map.of("amount", "1200.50", "currency", "EUR"),
                    "expectedResponsePercent",
                    12.5));

    assertThat(made.body().path("startDate").asString()).isEqualTo("2026-12-01");
    assertThat(made.body().path("budgetedCost").path("amount").asString()).isEqualTo("1200.50");
    assertThat(
            api()
                .post(
                    "/api/v1/campaigns",
                    Map.of("name", "x", "code", code.toLowerCase(java.util.Locale.ROOT)))
                .code())
        .isEqualTo("codeTaken");
    assertThat(api().patch("/api/v1/campaigns/" + made.id(), Map.of("code", "other")).code())
        .isEqualTo("codeFixed");
  }

  @Test
  void aRangeThatEndsBeforeItStartsAndAnUnknownTypeAreBothNamed() {
    var refused =
        api()
            .post(
                "/api/v1/campaigns",
                Map.of(
                    "name",
                    "x",
                    "startDate",
                    "2026-12-02",
                    "endDate",
                    "2026-12-01",
                    "type",
                    "party"));

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body().path("errors").valueStream().map(e -> e.path("pointer").asString()))
        .containsExactlyInAnyOrder("/endDate", "/type");
  }

  @Test
  void aCampaignCannotStandBelowItself() {
    var top = campaign("sales", "event");
    var below = api().post("/api/v1/campaigns", Map.of("name", "below", "parentId", top.id()));

    var cycle = api().patch("/api/v1/campaigns/" + top.id(), Map.of("parentId", below.id()));

    assertThat(cycle.status()).isEqualTo(422);
    assertThat(cycle.code()).isEqualTo("parentCycle");
  }

  @Test
  void onlyAllowedMovesOfTheStatusAreMade() {
    var made = campaign("sales", "event");
    var path = "/api/v1/campaigns/" + made.id();

    assertThat(api().patch(path, Map.of("status", "paused")).code()).isEqualTo("moveNotAllowed");
    assertThat(api().patch(path, Map.of("status", "active")).body().path("state").asString())
        .isEqualTo("active");
    assertThat(api().get(path + "/history").items().size()).isEqualTo(1);
  }

  @Test
  void anUnknownStatusIsRefusedByNameAndNeverReplaced() {
    var campaign = campaign("sales", "webinar").id();

    var refused = add(campaign, Map.of("personId", person(), "status", "Maybe"));

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.code()).isEqualTo("unknownStatus");
    assertThat(refused.body().path("detail").asString()).contains("Maybe").contains("Registered");
    assertThat(api().get("/api/v1/campaigns/" + campaign + "/members").items()).isEmpty();
  }

  @Test
  void addingTwiceIsNoDoubleAndNeverLowers() {
    var campaign = campaign("sales", "webinar").id();
    var person = person();
    var members = "/api/v1/campaigns/" + campaign + "/members";

    assertThat(add(campaign, Map.of("personId", person, "status", "Registered")).status())
        .isEqualTo(201);
    var again = add(campaign, Map.of("personId", person, "status", "Invited"));
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.body().path("status").asString()).isEqualTo("Registered");
    assertThat(
            add(campaign, Map.of("personId", person, "status", "Attended"))
                .body()
                .path("status")
                .asString())
        .isEqualTo("Attended");
    assertThat(api().get(members).items().size()).isEqualTo(1);
    assertThat(
            api()
                .get(members + "/" + person + "/history")
                .items()
                .valueStream()
                .map(h -> h.path("what").asString()))
        .containsExactly("added", "status");
  }

  @Test
  void patchIsTheWayDownAndTheFirstResponseStays() {
    var campaign = campaign("sales", "webinar").id();
    var person = person();
    var path = "/api/v1/campaigns/" + campaign + "/members/" + person;
    add(campaign, Map.of("personId", person, "status", "Registered"));

    var down = api().patch(path, Map.of("status", "Invited"));

    assertThat(down.body().path("status").asString()).isEqualTo("Invited");
    assertThat(down.body().path("firstRespondedAt").isNull()).isFalse();
  }

  @Test
  void nobodyIsAddedToAJourneyByHand() {
    var journey = campaign("journey", "webinar").id();

    var refused = add(journey, Map.of("personId", person()));

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.code()).isEqualTo("notAdmitted");
  }

  @Test
  void aRemovedPersonIsExcludedUntilSomebodyAddsThemByHand() {
    var campaign = campaign("sales", "event").id();
    var person = person();
    var path = "/api/v1/campaigns/" + campaign + "/members/" + person;
    var etag = add(campaign, Map.of("personId", person)).etag();

    assertThat(api().delete(path, etag).status()).isEqualTo(204);
    assertThat(api().get(path).body().path("standing").asString()).isEqualTo("ended");
    assertThat(add(campaign, Map.of("personId", person)).body().path("standing").asString())
        .isEqualTo("active");
  }

  @Test
  void aListOfMembersAnswersForEach() {
    var campaign = campaign("sales", "event").id();
    var person = person();

    var answer =
        add(
            campaign,
            List.of(
                Map.of("personId", person),
                Map.of("personId", person),
                Map.of("email", Samples.email(), "status", "Attended"),
                Map.of("personId", "00000000-0000-7000-8000-000000000000"),
                Map.of("personId", person(), "status", "Nope")));

    assertThat(answer.status()).isEqualTo(207);
    assertThat(answer.items().valueStream().map(i -> i.path("status").asInt()))
        .containsExactly(201, 200, 201, 422, 422);
  }

  @Test
  void costsAreSummedAndKeepToTheCurrency() {
    var campaign =
        api()
            .post(
                "/api/v1/campaigns",
                Map.of("name", "x", "budgetedCost", Map.of("amount", "10", "currency", "CHF")))
            .id();
    var costs = "/api/v1/campaigns/" + campaign + "/costs";
    for (var amount : List.of("1.10", "2.20")) {
      api()
          .post(
              costs,
              Map.of(
                  "date",
                  "2026-11-01",
                  "kind",
                  "actual",
                  "amount",
                  Map.of("amount", amount, "currency", "CHF")));
    }
    var other =
        api()
            .post(
                costs,
                Map.of(
                    "date",
                    "2026-11-01",
                    "kind",
                    "actual",
                    "amount",
                    Map.of("amount", "1", "currency", "EUR")));

    assertThat(
            api()
                .get("/api/v1/campaigns/" + campaign)
                .body()
                .path("actualCost")
                .path("amount")
                .asString())
        .isEqualTo("3.30");
    assertThat(other.code()).isEqualTo("otherCurrency");
  }

  @Test
  void everyKnownPersonHasAFirstTouch() {
    var campaign = campaign("sales", "event").id();
    add(campaign, Map.of("email", Samples.email()));
    api().post("/api/v1/people", Map.of("email", Samples.email()));

    await(() -> api().get("/api/v1/campaigns?q=came%20by").items().size() == 1);
  }

  @Test
  void theDefaultCampaignHasALadderSoThatPeopleCanBeAddedToIt() {
    api().post("/api/v1/people", Map.of("email", Samples.email()));
    await(() -> api().get("/api/v1/campaigns?q=came%20by").items().size() == 1);
    var home = api().get("/api/v1/campaigns?q=came%20by").items().path(0).path("id").asString();

    assertThat(add(home, Map.of("email", Samples.email())).status()).isEqualTo(201);
  }
}
