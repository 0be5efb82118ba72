package org.unisono.simulators.dynamics;

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
import org.unisono.simulators.Api;
import org.unisono.simulators.Fault;
import org.unisono.simulators.Json;
import org.unisono.simulators.Launch;

/// Service protection, what a refusal tells, and what is undone.
class ProtectionTest extends DynamicsCase {
  private static final String TIME_LEFT = "x-ms-ratelimit-time-remaining-xrm-requests";

  private void automate(String switches) {
    api.post("/_sim/automations", switches);
  }

  @Test
  void requestsAndTheirTimeAreLimitedInAnyFiveMinutes() {
    automate("{\"callsPer300Seconds\":2}");
    get("WhoAmI");
    get("WhoAmI");
    var often = get("WhoAmI");
    assertThat(often.status()).isEqualTo(429);
    assertThat(code(often)).isEqualTo("0x80072322");
    assertThat(Integer.parseInt(often.headers().getOrDefault("retry-after", "0"))).isPositive();
    sim.faults().arm(Fault.CLOCK_SKEW_MINUTES, 6);
    automate("{\"callsPer300Seconds\":0,\"secondsACall\":600}");
    assertThat(get("WhoAmI").headers()).containsEntry(TIME_LEFT, "600.00");
    get("WhoAmI");
    assertThat(code(get("WhoAmI"))).isEqualTo("0x80072321");
  }

  @Test
  void fiftyTwoCallsAtOnceAreTheMost() {
    var client = HttpClient.newHttpClient();
    var call = HttpRequest.newBuilder(sim.baseUrl().resolve(ROOT + "WhoAmI"));
    call.header(
        "Authorization", "Bearer " + Json.text(logIn("simulated-secret").json(), "access_token"));
    var refused = new CountDownLatch(8);
    var calls =
        sim.between(
            () -> {
              var sent =
                  IntStream.range(0, 60)
                      .mapToObj(_ -> client.sendAsync(call.build(), BodyHandlers.ofString()))
                      .toList();
              sent.forEach(c -> c.thenRun(refused::countDown));
              await(refused);
              return sent;
            });
    var bodies = calls.stream().map(c -> c.join().body()).toList();
    assertThat(bodies).filteredOn(b -> b.contains("0x80072326")).hasSize(8);
    assertThat(bodies).filteredOn(b -> b.contains("UserId")).hasSize(52);
  }

  private static void await(CountDownLatch refused) {
    try {
      assertThat(refused.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aRefusalTellsMoreWhenAllAnnotationsAreAskedFor() {
    var all = Map.of("Prefer", "odata.include-annotations=\"*\"");
    var error = api.get(ROOT + "campaigns?$select=shoesize", all).json().path("error");
    assertThat(Json.text(error, "@Microsoft.PowerApps.CDS.HelpLink")).contains("0x80060888");
    assertThat(Json.text(error, "@Microsoft.PowerApps.CDS.InnerError.Message"))
        .isEqualTo(Json.text(error, "message"));
    assertThat(get("campaigns?$select=shoesize").json().path("error")).hasSize(2);
  }

  @Test
  void whatIsUsedAndWholeSetsAreNotDeleted() {
    var francs =
        Json.text(
            filtered("transactioncurrencies", "isocurrencycode eq 'CHF'").path(0),
            "transactioncurrencyid");
    sim.store()
        .create(
            "campaign",
            Map.of(
                "name",
                "CHF",
                "transactioncurrencyid@odata.bind",
                "/transactioncurrencies(" + francs + ")"));
    var refused = api.delete(ROOT + "transactioncurrencies(" + francs + ")");
    assertThat(refused.status()).isEqualTo(405);
    assertThat(code(refused)).isEqualTo("0x80040227");
    assertThat(api.delete(ROOT + "campaigns").status()).isEqualTo(405);
    assertThat(api.patch(ROOT + "campaigns", "{}").status()).isEqualTo(405);
  }

  private void mailOnLeads() {
    sim.store()
        .create(
            "workflow",
            Map.of(
                "name",
                "Welcome",
                "category",
                0,
                "primaryentity",
                "lead",
                "triggeroncreate",
                true,
                "statuscode",
                2));
  }

  private static String lead(String name) {
    var type = "\"@odata.type\":\"Microsoft.Dynamics.CRM.lead\"";
    return "{\"lastname\":\"%s\",\"emailaddress1\":\"%s@example.com\",%s}"
        .formatted(name, name.charAt(0), type);
  }

  private static String part(String name) {
    return "--c\nContent-Type: application/http\n\nPOST /api/data/v9.2/leads HTTP/1.1\n\n"
        + lead(name)
        + "\n";
  }

  private Api.Answer changeSet(String parts) {
    var body = "--b\nContent-Type: multipart/mixed; boundary=c\n\n" + parts + "--c--\n--b--";
    return api.send("POST", ROOT + "$batch", body, "multipart/mixed; boundary=b", Map.of());
  }

  @Test
  void whatIsUndoneMailedNobody() {
    mailOnLeads();
    var tooLong = "x".repeat(60);
    assertThat(changeSet(part("Ada") + part(tooLong)).status()).isEqualTo(400);
    var path = ROOT + "leads/Microsoft.Dynamics.CRM.CreateMultiple";
    var two = "{\"Targets\":[%s,%s]}";
    assertThat(api.post(path, two.formatted(lead("Ada"), lead(tooLong))).status()).isEqualTo(400);
    assertThat(sim.journal().mailsSent()).isZero();
    assertThat(changeSet(part("Ada") + part("Ben")).status()).isEqualTo(200);
    assertThat(api.post(path, two.formatted(lead("Cem"), lead("Dan"))).status()).isEqualTo(200);
    assertThat(sim.journal().mailsSent()).isEqualTo(4);
  }

  @Test
  void aKeyThatWasAddedIsKept(@TempDir Path folder) {
    var keys = "EntityDefinitions(LogicalName='contact')/Keys";
    sim.close();
    try (var first = DynamicsSimulator.start(Launch.onPort(0).keepingStateIn(folder))) {
      use(first);
      api.post(ROOT + keys, "{\"KeyAttributes\":[\"emailaddress1\"]}");
      assertThat(get(keys).json().path("value")).hasSize(1);
    }
    try (var second = DynamicsSimulator.start(Launch.onPort(0).keepingStateIn(folder))) {
      use(second);
      assertThat(get(keys).json().path("value")).hasSize(1);
    }
  }
}
