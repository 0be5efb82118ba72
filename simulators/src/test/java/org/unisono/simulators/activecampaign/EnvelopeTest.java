package org.unisono.simulators.activecampaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unisono.simulators.Fault;
import org.unisono.simulators.Json;
import org.unisono.simulators.Launch;

class EnvelopeTest extends ActiveCampaignCase {
  @Test
  void aWrongKeyIs403WithAMessage() {
    var wrong = Map.of("Api-Token", "nonsense");
    var answer = api.send("GET", "/api/3/users/me", "", "application/json", wrong);
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.json().path("message").asString()).isNotBlank();
    assertThat(get("/users/me").json().path("user").path("id").asString()).isEqualTo("1");
  }

  @Test
  void totalsAndIdsAreTextsAndAPageHoldsTwentyAtFirstAndAHundredAtMost() {
    for (int i = 0; i < 120; i++) {
      sim.store().createContact(Map.of("email", "p" + i + "@example.com"));
    }
    var first = get("/contacts").json();
    assertThat(first.path("contacts")).hasSize(20);
    assertThat(first.path("meta").path("total").isString()).isTrue();
    assertThat(first.path("contacts").path(0).path("id").isString()).isTrue();
    assertThat(get("/contacts?limit=500").json().path("contacts")).hasSize(100);
    var rest = get("/contacts?limit=100&offset=100").json();
    assertThat(rest.path("contacts")).hasSize(23);
  }

  @Test
  void idGreaterGoesThroughAllOfThem() {
    var page = get("/contacts?id_greater=1&orders[id]=ASC".replace("[", "%5B").replace("]", "%5D"));
    assertThat(page.json().path("contacts")).hasSize(2);
    assertThat(page.json().path("contacts").path(0).path("id").asString()).isEqualTo("2");
  }

  @Test
  void whatIsUnknownIsTheirNotFoundAndIsCounted() {
    assertThat(get("/nothing").status()).isEqualTo(404);
    assertThat(sim.journal().unknownPaths()).isOne();
    var missing = get("/contacts/99");
    assertThat(missing.status()).isEqualTo(404);
    assertThat(missing.json().path("message").asString()).contains("99");
    assertThat(sim.journal().unknownPaths()).isOne();
  }

  @Test
  void fiveCallsInASecondAreTheLimitOfTheAccount() {
    sim.limitCallsPerSecond(5);
    for (int i = 0; i < 5; i++) {
      get("/tags");
    }
    var refused = get("/tags");
    assertThat(refused.status()).isEqualTo(429);
    assertThat(Json.text(refused.json(), "message")).isEqualTo("Too Many Requests");
  }

  @Test
  void shortAndRepeatedPagesStillSayTheTrueTotal() {
    sim.faults().arm(Fault.MISSING_PAGE, 1);
    var cut = get("/contacts").json();
    assertThat(cut.path("contacts")).hasSize(1);
    assertThat(cut.path("meta").path("total").asString()).isEqualTo("3");
    sim.faults().arm(Fault.DUPLICATE_PAGE, 1);
    var again = get("/contacts?limit=2&offset=2").json();
    assertThat(again.path("contacts").path(0).path("id").asString()).isEqualTo("1");
  }

  @Test
  void aWriteThatIsAnsweredWithAFailureStands() {
    sim.faults().arm(Fault.FAIL_500_AFTER_WRITE, 1);
    assertThat(post("/contacts", "{\"contact\":{\"email\":\"a@example.com\"}}").status())
        .isEqualTo(500);
    assertThat(sim.store().contactAt("a@example.com")).isPresent();
  }

  @Test
  void aPlanWithoutSalesHasNoDeals() {
    assertThat(get("/deals").json().path("deals")).hasSize(1);
    sim.dropSalesFromPlan();
    assertThat(get("/deals").status()).isEqualTo(403);
  }

  @Test
  void theStateSurvivesARestart(@TempDir Path folder) {
    var launch = Launch.onPort(0).keepingStateIn(folder);
    String tag;
    try (var first = ActiveCampaignSimulator.start(launch)) {
      tag = first.store().createTag("kept", "as it was");
      first.store().tag("1", tag);
    }
    try (var second = ActiveCampaignSimulator.start(launch)) {
      assertThat(second.store().tagsOf("1")).contains("kept");
      assertThat(second.store().createTag("next", "")).isNotEqualTo(tag);
    }
  }
}
