package org.unisono.simulators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulateTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "activecampaign",
        "dynamics",
        "hubspot",
        "marketo",
        "salesforce",
        "suitecrm",
        "sugarcrm"
      })
  void everyVendorStartsShowsItsPageAndPointsAtItself(String vendor) {
    try (var simulator = Simulate.start(vendor, Launch.onPort(0))) {
      var api = new Api(simulator.baseUrl(), Json.text(simulator.ready(), "accessToken"));
      assertThat(simulator.baseUrl().getHost()).isEqualTo("127.0.0.1");
      assertThat(Json.text(simulator.ready(), "baseUrl")).isEqualTo(simulator.baseUrl().toString());
      assertThat(api.get("/").body()).startsWith("<!doctype html>").contains("mails sent");
      assertThat(Json.text(api.get("/_sim/state").json(), "vendor")).isEqualTo(vendor);
      assertThat(api.get("/_sim/nothing").status()).isEqualTo(404);
      assertThat(api.get("/_sim/requests").json().path("requests").isArray()).isTrue();
    }
    assertThat(Simulate.vendors()).contains(vendor);
  }

  @ParameterizedTest
  @ValueSource(strings = {"siebel", ""})
  void aVendorThatThereIsNoneOfIsRefused(String vendor) {
    assertThatThrownBy(() -> Simulate.start(vendor, Launch.onPort(0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("hubspot");
  }
}
