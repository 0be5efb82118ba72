package org.unisono.app.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.unisono.app.edge.SqlArrays;
import org.unisono.app.testing.Api;
import org.unisono.app.testing.RoomTest;
import org.unisono.app.testing.Samples;
import org.unisono.simulators.activecampaign.ActiveCampaignSimulator;
import org.unisono.simulators.dynamics.DynamicsSimulator;
import org.unisono.simulators.hubspot.HubSpotSimulator;
import org.unisono.simulators.salesforce.SalesforceSimulator;
import org.unisono.simulators.sugar.SuiteCrmSimulator;
import tools.jackson.databind.JsonNode;

/// A test with a Salesforce and a HubSpot of its own, which only the vendors' own people and we
/// write to.
abstract class SyncRoomTest extends RoomTest {

  private static final List<String> STREAMS =
      List.of("campaigns", "statuses", "members", "people", "consent");

  @Autowired private DSLContext jobs;

  SalesforceSimulator salesforce = Objects.requireNonNull(SalesforceSimulator.start(0));
  HubSpotSimulator hubSpot = Objects.requireNonNull(HubSpotSimulator.start(0));

  @BeforeEach
  void nobodyIsArmed() {
    assertThat(salesforce.journal().writes()).isZero();
  }

  @AfterEach
  void close() {
    salesforce.close();
    hubSpot.close();
  }

  /// Whether nothing is on its way: no fact is unheard, and no run of these connections is due or
  /// goes on. What other tests have left to be done is no business of theirs.
  boolean isQuiet(Collection<String> connections) {
    var soon = DSL.val(clock.instant().plusSeconds(5));
    return jobs.fetchSingle(
                """
                select count(*) from jobs.tasks
                where state = 'waiting' and due_at <= {0}
                  and (kind like '%sync.%Moved' or kind = 'sync.run'
                    and payload ->> 'connectionId' = any ({1}))
                """,
                soon, SqlArrays.texts(connections, c -> c))
            .get(0, Long.class)
        == 0;
  }

  String toSalesforce(String createPeople) {
    return connect(
        "salesforce",
        salesforce.baseUrl().toString(),
        Map.of("clientId", salesforce.ready().path("clientId").asString()),
        Map.of("clientSecret", salesforce.ready().path("clientSecret").asString()),
        createPeople);
  }

  String toHubSpot(String createPeople) {
    return connect(
        "hubspot",
        hubSpot.baseUrl().toString(),
        Map.of(),
        Map.of("accessToken", hubSpot.ready().path("accessToken").asString()),
        createPeople);
  }

  String toDynamics(DynamicsSimulator dynamics, String createPeople) {
    var ready = dynamics.ready();
    return connect(
        "dynamics",
        dynamics.baseUrl().toString(),
        Map.of(
            "tenant", ready.path("tenant").asString(),
            "clientId", ready.path("clientId").asString(),
            "loginUrl", dynamics.baseUrl().toString()),
        Map.of("clientSecret", ready.path("clientSecret").asString()),
        createPeople);
  }

  String toActiveCampaign(ActiveCampaignSimulator site) {
    return connect(
        "activecampaign",
        site.baseUrl().toString(),
        Map.of(),
        Map.of("apiKey", site.ready().path("apiKey").asString()),
        "both");
  }

  String toSuiteCrm(SuiteCrmSimulator crm) {
    return connect(
        "suitecrm",
        crm.baseUrl().toString(),
        Map.of("clientId", crm.ready().path("clientId").asString()),
        Map.of("clientSecret", crm.ready().path("clientSecret").asString()),
        "both");
  }

  String connect(
      String system,
      String url,
      Map<String, String> settings,
      Map<String, String> secrets,
      String createPeople) {
    var answer =
        api()
            .post(
                "/api/v1/connections",
                Map.of(
                    "system", system,
                    "name", system + " " + Samples.word(),
                    "baseUrl", url,
                    "settings", settings,
                    "secrets", secrets,
                    "createPeople", createPeople));
    assertThat(answer.status()).isEqualTo(201);
    return answer.id();
  }

  static String path(String connection) {
    return "/api/v1/connections/" + connection;
  }

  void arm(String connection) {
    for (var stream : STREAMS) {
      var armed = api().patch(path(connection) + "/streams/" + stream, Map.of("mode", "both"), "");
      assertThat(armed.status()).as(armed.body().toString()).isEqualTo(200);
    }
  }

  /// Runs once and waits for the end.
  JsonNode sync(String connection) {
    return ended(connection, api().post(path(connection) + "/sync", Map.of()).id());
  }

  JsonNode ended(String connection, String run) {
    var at = path(connection) + "/runs/" + run;
    await(() -> List.of("done", "failed").contains(api().get(at).body().path("state").asString()));
    return api().get(at).body();
  }

  String campaign(String name) {
    return api()
        .post(
            "/api/v1/campaigns", Map.of("name", name, "type", "webinar", "startDate", "2026-12-01"))
        .id();
  }

  String person(String first, String last, String email) {
    return api()
        .post("/api/v1/people", Map.of("email", email, "firstName", first, "lastName", last))
        .id();
  }

  void add(String campaign, String person, String status) {
    var answer =
        api()
            .post(
                "/api/v1/campaigns/" + campaign + "/members",
                Map.of("personId", person, "status", status));
    assertThat(answer.status()).isIn(200, 201);
  }

  Api.Answer pair(String campaign, String connection, String remote) {
    Map<String, Object> link = new HashMap<>(Map.of("connectionId", connection));
    if (!remote.isEmpty()) {
      link.put("remoteId", remote);
    }
    return api().post("/api/v1/campaigns/" + campaign + "/connect", link);
  }

  JsonNode member(String campaign, String person) {
    return api().get("/api/v1/campaigns/" + campaign + "/members/" + person).body();
  }

  List<JsonNode> inbox(String connection, String kind) {
    return api()
        .get(path(connection) + "/inbox?limit=1000&kind=" + kind)
        .items()
        .valueStream()
        .toList();
  }

  String attendance(String contact) {
    for (var event : hubSpot.store().events()) {
      for (var row : hubSpot.store().participations(event.path("objectId").asString())) {
        if (row.path("contactId").asString().equals(contact)) {
          return row.path("attendanceState").asString();
        }
      }
    }
    return "";
  }

  long members(String campaign) {
    return api()
        .get("/api/v1/campaigns/" + campaign + "/members?limit=1000&standing=active")
        .items()
        .size();
  }
}
