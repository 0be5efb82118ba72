package org.unisono.simulators.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisono.simulators.Api;
import org.unisono.simulators.Fault;
import org.unisono.simulators.Json;
import org.unisono.simulators.Launch;

class CallLimitsTest extends HubSpotCase {
  private static final String SEARCH = CONTACTS + "/search";

  /// Time stands still, but for the skew.
  @Override
  @BeforeEach
  void open() {
    var now = Instant.parse("2026-12-01T10:00:00Z");
    sim = HubSpotSimulator.start(Launch.onPort(0).at(() -> now));
    api = new Api(sim.baseUrl(), Json.text(sim.ready(), "accessToken"));
  }

  private void limit(String name, int calls) {
    sim.automate(Json.object().put(name, calls));
  }

  private static String policy(Api.Answer answer) {
    return Json.text(answer.json(), "policyName");
  }

  @Test
  void searchesHaveALimitOfTheirOwnAndNoHeaders() {
    limit("searchesPerSecond", 5);
    for (int i = 0; i < 5; i++) {
      assertThat(api.post(SEARCH, "{}").status()).isEqualTo(200);
    }
    var refused = api.post(SEARCH, "{}");
    assertThat(refused.status()).isEqualTo(429);
    assertThat(policy(refused)).isEqualTo("SECONDLY");
    assertThat(refused.headers()).doesNotContainKey("x-hubspot-ratelimit-max");
    assertThat(api.get(CONTACTS).status()).isEqualTo(200);
  }

  @Test
  void theWindowOfTenSecondsMovesOn() {
    limit("callsPer10Seconds", 2);
    assertThat(api.get(CONTACTS).headers()).containsEntry("x-hubspot-ratelimit-remaining", "1");
    assertThat(api.post(SEARCH, "{}").status()).isEqualTo(200);
    var refused = api.get(CONTACTS);
    assertThat(policy(refused)).isEqualTo("TEN_SECONDLY_ROLLING");
    assertThat(category(refused.json())).isEqualTo("RATE_LIMITS");
    assertThat(refused.headers()).containsEntry("x-hubspot-ratelimit-remaining", "0");
    sim.faults().arm(Fault.CLOCK_SKEW_MINUTES, 1);
    assertThat(api.get(CONTACTS).status()).isEqualTo(200);
  }

  @Test
  void theDayIsLimitedToo() {
    limit("callsPerDay", 1);
    api.get(CONTACTS);
    var refused = api.get(CONTACTS);
    assertThat(policy(refused)).isEqualTo("DAILY");
    assertThat(refused.headers()).containsEntry("x-hubspot-ratelimit-daily-remaining", "0");
  }
}
