package org.unisono.simulators.pardot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.unisono.simulators.Api;
import org.unisono.simulators.Json;
import tools.jackson.databind.JsonNode;

/// The older API, version 4.
class PardotOlderTest extends PardotCase {
  private static final String QUERY = "prospect/version/4/do/query?format=json&";

  private Api.Answer older(String method, String path) {
    var unit = Map.of("Pardot-Business-Unit-Id", Unit.ID);
    return api.send(method, "/api/" + path, "", "application/json", unit);
  }

  private JsonNode result(String parameters) {
    var answer = older("GET", QUERY + parameters);
    assertThat(Json.text(answer.json().path("@attributes"), "stat")).isEqualTo("ok");
    return answer.json().path("result");
  }

  @Test
  void oneRowIsAnObjectAndSeveralAreAnArray() {
    var id = prospect("one@example.com");
    var one = result("email=one@example.com");
    assertThat(one.path("total_results").asInt()).isEqualTo(1);
    assertThat(one.path("prospect").path("id").asString()).isEqualTo(id);
    assertThat(Json.text(one.path("prospect"), "created_at")).isEqualTo("2027-03-01 04:00:00");
    assertThat(result("limit=2").path("prospect").isArray()).isTrue();
    assertThat(result("email=nobody@example.com").has("prospect")).isFalse();
  }

  @Test
  void rowsAreFoundByIdAndByTimeInTheZoneOfTheUser() {
    var before = prospect("before@example.com");
    pass(Duration.ofHours(1));
    var after = prospect("after@example.com");
    for (var asked : List.of("id_greater_than=" + before, "created_after=2027-03-01+04:30:00")) {
      assertThat(result(asked).path("prospect").path("id").asString()).isEqualTo(after);
    }
    var bad = older("GET", QUERY + "created_after=whenever");
    assertThat(bad.json().path("@attributes").path("err_code").asInt()).isEqualTo(7);
  }

  @Test
  void withoutAFormatTheAnswerIsXml() {
    var id = prospect("a&b@example.com");
    var found = older("GET", "prospect/version/4/do/read/id/" + id);
    assertThat(found.body()).contains("<rsp stat=\"ok\"", "<email>a&amp;b@example.com</email>");
    var none = older("GET", "prospect/version/4/do/read/id/99999");
    assertThat(none.status()).isEqualTo(400);
    assertThat(none.body()).contains("<rsp stat=\"fail\"", "<err code=\"3\">");
  }

  @Test
  void campaignsBelongToSalesforce() {
    var made = older("POST", "campaign/version/4/do/create?format=json&name=Ours");
    assertThat(made.status()).isEqualTo(400);
    assertThat(made.json().path("@attributes").path("err_code").asInt()).isEqualTo(128);
    var changed = older("POST", "campaign/version/4/do/update/id/1?format=json&name=Ours");
    assertThat(changed.json().path("@attributes").path("err_code").asInt()).isEqualTo(129);
  }
}
