package org.unisono.app.insights;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.unisono.app.testing.RoomTest;
import org.unisono.app.testing.Samples;

class InsightsTest extends RoomTest {

  private String webinar() {
    var id =
        api()
            .post(
                "/api/v1/campaigns",
                Map.of(
                    "name",
                    "W " + Samples.word(),
                    "type",
                    "webinar",
                    "expectedResponsePercent",
                    25))
            .id();
    api()
        .post(
            "/api/v1/campaigns/" + id + "/costs",
            Map.of("date", "2026-11-01", "amount", euros("500.00")));
    return id;
  }

  private static Map<String, String> euros(String amount) {
    return Map.of("amount", amount, "currency", "EUR");
  }

  private String member(String campaign, String status) {
    return api()
        .post(
            "/api/v1/campaigns/" + campaign + "/members",
            Map.of("email", Samples.email(), "status", status))
        .body()
        .path("personId")
        .asString();
  }

  @Test
  void aWonDealCountsForTheCampaignThatItsContactRespondedToLast() {
    var earlier = webinar();
    var later = webinar();
    var person = member(earlier, "Registered");
    api()
        .post(
            "/api/v1/campaigns/" + later + "/members",
            Map.of("personId", person, "status", "Attended"));
    member(later, "Invited");
    var deal =
        api()
            .post(
                "/api/v1/deals",
                Map.of(
                    "name",
                    "D",
                    "amount",
                    euros("2000.00"),
                    "stage",
                    "won",
                    "won",
                    true,
                    "contacts",
                    List.of(person)));
    assertThat(deal.status()).as(deal.raw().body()).isEqualTo(201);

    var results = api().get("/api/v1/campaigns/" + later + "/results").body();

    assertThat(results.path("members").asInt()).isEqualTo(2);
    assertThat(results.path("responses").asInt()).isEqualTo(1);
    assertThat(results.path("costPerResponse").path("amount").asString()).isEqualTo("500.00");
    assertThat(results.path("revenue").path("amount").asString()).isEqualTo("2000.00");
    assertThat(results.path("roi").decimalValue()).isEqualByComparingTo("3");
    assertThat(
            api()
                .get("/api/v1/campaigns/" + earlier + "/results")
                .body()
                .path("revenue")
                .path("amount")
                .asString())
        .isEqualTo("0.00");
  }

  @Test
  void aPrimaryCampaignSetByHandIsTheOnlyOneThatCounts() {
    var set = webinar();
    var responded = webinar();
    var person = member(responded, "Attended");
    api()
        .post(
            "/api/v1/deals",
            Map.of(
                "name",
                "D",
                "amount",
                euros("10.00"),
                "stage",
                "won",
                "won",
                true,
                "contacts",
                List.of(person),
                "primaryCampaignId",
                set));

    assertThat(
            api()
                .get("/api/v1/campaigns/" + set + "/results")
                .body()
                .path("revenue")
                .path("amount")
                .asString())
        .isEqualTo("10.00");
    assertThat(
            api()
                .get("/api/v1/campaigns/" + responded + "/results")
                .body()
                .path("revenue")
                .path("amount")
                .asString())
        .isEqualTo("0.00");
  }

  @Test
  void theTimelineTellsWhatAPersonDidAndWhatHappenedToThem() {
    var campaign = webinar();
    var person = member(campaign, "Invited");
    api()
        .post(
            "/api/v1/activities",
            Map.of(
                "id",
                Samples.word(),
                "type",
                "page.visited",
                "personId",
                person,
                "properties",
                Map.of("url", "/x")));
    var path = "/api/v1/people/" + person;

    var timeline = api().get(path + "/timeline");

    assertThat(timeline.items().valueStream().map(e -> e.path("type").asString()))
        .containsExactlyInAnyOrder("page.visited", "added");
    var first = api().get(path + "/timeline?limit=1");
    assertThat(
            api()
                .get(path + "/timeline?limit=1&cursor=" + first.body().path("next").asString())
                .items()
                .size())
        .isEqualTo(1);
    assertThat(api().get(path + "/memberships").items().path(0).path("campaignName").asString())
        .startsWith("W ");
  }
}
