package org.unisono.app.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.unisono.app.testing.Samples;
import org.unisono.simulators.hubspot.HubSpotSimulator;

/// While the opt-outs of another system lag, mailings to the people it knows wait.
class HeldMailTest extends MailCase {

  private static final Duration AN_HOUR = Duration.ofHours(1);

  private String hubSpot(HubSpotSimulator simulator) {
    var connection =
        api()
            .post(
                "/api/v1/connections",
                Map.of(
                    "system",
                    "hubspot",
                    "name",
                    "HubSpot " + Samples.word(),
                    "baseUrl",
                    simulator.baseUrl().toString(),
                    "settings",
                    Map.of(),
                    "secrets",
                    Map.of("accessToken", simulator.ready().path("accessToken").asString()),
                    "createPeople",
                    "none"))
            .id();
    for (var stream : List.of("people", "consent")) {
      api().patch(path(connection) + "/streams/" + stream, Map.of("mode", "in"), "");
    }
    return connection;
  }

  private static String path(String connection) {
    return "/api/v1/connections/" + connection;
  }

  private void sync(String connection) {
    var run = path(connection) + "/runs/" + api().post(path(connection) + "/sync", Map.of()).id();
    await(() -> List.of("done", "failed").contains(api().get(run).body().path("state").asString()));
  }

  private String started(String campaign) {
    var send =
        api()
            .post(
                "/api/v1/campaigns/" + campaign + "/sends",
                Map.of(
                    "name", "S",
                    "templateId", template(campaign, "Held", "<p>Hello</p>"),
                    "topic", "offers"))
            .id();
    api().post("/api/v1/sends/" + send + "/start", Map.of());
    return send;
  }

  private int waiting(String send) {
    return api().get("/api/v1/sends/" + send).body().at("/counts/waiting").asInt(0);
  }

  /// Others of this case tell clicks apart by the seconds between them.
  @AfterEach
  void turnTheClockBack() {
    clock.advance(AN_HOUR.negated());
  }

  @Test
  void aMailingWaitsForTheOptOutsOfWhomAnotherSystemKnows() {
    try (var simulator = Objects.requireNonNull(HubSpotSimulator.start(0))) {
      var campaign = campaign();
      var known = Samples.email();
      var unknown = Samples.email();
      member(campaign, known, Map.of());
      member(campaign, unknown, Map.of());
      simulator.store().create("contacts", Map.of("email", known));
      var connection = hubSpot(simulator);
      sync(connection);
      sync(connection);

      simulator.faults().arm(org.unisono.simulators.Fault.GARBAGE_HTML);
      clock.advance(AN_HOUR);
      var send = started(campaign);
      await(() -> !TRAP.to(unknown).isEmpty());
      await(() -> waiting(send) == 1);
      simulator.store().unsubscribeAll(known);
      assertThat(TRAP.to(known)).isEmpty();

      simulator.faults().clearAll();
      sync(connection);
      await(() -> api().get("/api/v1/sends/" + send).body().at("/counts/withheld").asInt(0) == 1);
      assertThat(TRAP.to(known)).isEmpty();
    }
  }
}
