package org.unisono.simulators.marketo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unisono.simulators.Fault;
import org.unisono.simulators.Json;
import org.unisono.simulators.Launch;

class EnvelopeTest extends MarketoCase {
  private static final String PROGRAMS = "/rest/asset/v1/programs.json";

  @Test
  void aDeadTokenIsHttp200AndACode() {
    assertThat(api.withToken("nonsense").get(PROGRAMS).status()).isEqualTo(200);
    assertThat(error(api.withToken("nonsense").get(PROGRAMS))).isEqualTo("601");
    sim.expireTokens();
    assertThat(error(api.get(PROGRAMS))).isEqualTo("602");
  }

  @Test
  void theSameTokenIsGivenUntilItEndsAndAWrongClientIs401() {
    var path = "/identity/oauth/token?grant_type=client_credentials&client_id=%s&client_secret=%s";
    var right = path.formatted("simulated-client", "simulated-secret");
    var token = Json.text(api.get(right).json(), "access_token");
    assertThat(Json.text(api.post(right, "").json(), "access_token")).isEqualTo(token);
    assertThat(api.get(path.formatted("simulated-client", "no")).status()).isEqualTo(401);
  }

  @Test
  void whatIsUnknownIsMarketosOwnNotFoundAndIsCounted() {
    assertThat(error(api.get("/rest/v1/nothing.json"))).isEqualTo("610");
    assertThat(sim.journal().unknownPaths()).isOne();
  }

  @Test
  void assetsEndInAnEmptyPageWithAWarning() {
    assertThat(api.get(PROGRAMS + "?maxReturn=2").json().path("result")).hasSize(2);
    var end = api.get(PROGRAMS + "?maxReturn=2&offset=3").json();
    assertThat(end.path("success").asBoolean()).isTrue();
    assertThat(end.has("result")).isFalse();
    assertThat(end.path("warnings")).hasSize(1);
  }

  @Test
  void aGetMayCarryItsQueryAsAForm() {
    var type = "application/x-www-form-urlencoded";
    var page = api.send("GET", "/rest/v1/campaigns.json", "batchSize=1", type, Map.of());
    assertThat(page.json().path("result")).hasSize(1);
    var tooLong = api.get("/rest/v1/campaigns.json?name=" + "x".repeat(9_000));
    assertThat(tooLong.status()).isEqualTo(414);
  }

  @Test
  void theSlidingWindowAndTheDayAreLimited() {
    api.post("/_sim/automations", "{\"callsPer20Seconds\":2}");
    api.get(PROGRAMS);
    api.get(PROGRAMS);
    assertThat(error(api.get(PROGRAMS))).isEqualTo("606");
    api.post("/_sim/automations", "{\"callsPer20Seconds\":0,\"callsPerDay\":1}");
    assertThat(error(api.get(PROGRAMS))).isEqualTo("607");
  }

  /// While nothing is answered, so many wait and all others are refused.
  @Test
  void tenCallsAtOnceAreTheMost() {
    var client = HttpClient.newHttpClient();
    var lists = HttpRequest.newBuilder(sim.baseUrl().resolve("/rest/v1/lists.json"));
    lists.header("Authorization", "Bearer " + Json.text(sim.ready(), "accessToken"));
    var refused = new CountDownLatch(20);
    var calls =
        sim.between(
            () -> {
              var sent =
                  IntStream.range(0, 30)
                      .mapToObj(_ -> client.sendAsync(lists.build(), BodyHandlers.ofString()))
                      .toList();
              sent.forEach(call -> call.thenRun(refused::countDown));
              await(refused);
              return sent;
            });
    var codes =
        calls.stream()
            .map(call -> Json.parse(call.join().body()).path("errors").path(0))
            .map(error -> Json.text(error, "code"))
            .toList();
    assertThat(codes).filteredOn("615"::equals).hasSize(20);
    assertThat(codes).filteredOn(String::isEmpty).hasSize(10);
  }

  private static void await(CountDownLatch refused) {
    try {
      assertThat(refused.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void faultsAreMarketosOwnCodes() {
    sim.faults().arm(Fault.STORM_429, 1);
    assertThat(error(api.get(PROGRAMS))).isEqualTo("606");
    sim.faults().arm(Fault.RIGHTS_NARROWED);
    var lead = "{\"input\":[{\"email\":\"n@example.com\"}]}";
    assertThat(error(api.post("/rest/v1/leads.json", lead))).isEqualTo("603");
    assertThat(api.get(PROGRAMS).json().path("result").size()).isBetween(1, 2);
    sim.faults().clearAll();
    sim.faults().arm(Fault.FAIL_500_AFTER_WRITE, 1);
    assertThat(error(api.post("/rest/v1/leads.json", lead))).isEqualTo("611");
    assertThat(sim.store().leadsAt("n@example.com")).hasSize(1);
  }

  @Test
  void theStateSurvivesInItsFolder(@TempDir Path folder) {
    String id;
    try (var first = MarketoSimulator.start(Launch.onPort(0).keepingStateIn(folder))) {
      id = first.store().createProgram("Kept");
      var lead = first.store().createLead(Map.of("email", "kept@example.com"));
      first.store().changeStatus(id, lead, "Invited");
    }
    try (var second = MarketoSimulator.start(Launch.onPort(0).keepingStateIn(folder))) {
      assertThat(second.store().members(id)).hasSize(1);
      assertThat(second.store().leadsAt("kept@example.com")).hasSize(1);
    }
  }

  @Test
  void thePageShowsAndChanges() {
    assertThat(api.get("/").body()).contains("Solar webinar").contains("Thank registrants");
    var lead = Json.text(sim.store().leadsAt("luca.bianchi@example.com").getFirst(), "id");
    api.form("/page/lead", Map.of("id", lead, "unsubscribed", "true"));
    var after = sim.store().leadsAt("luca.bianchi@example.com").getFirst();
    assertThat(after.path("unsubscribed").asBoolean()).isTrue();
  }
}
