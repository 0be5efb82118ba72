package org.unisono.app.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.unisono.app.people.Consents;
import org.unisono.app.people.NewConsent;
import org.unisono.app.testing.Api;
import org.unisono.app.testing.RoomTest;
import org.unisono.app.testing.Samples;
import org.unisono.simulators.hubspot.HubSpotSimulator;
import org.unisono.simulators.salesforce.SalesforceSimulator;
import tools.jackson.databind.JsonNode;

class SyncTest extends RoomTest {

  @Autowired private Consents consents;

  private static final List<String> STREAMS =
      List.of("campaigns", "statuses", "members", "people", "consent");

  private SalesforceSimulator salesforce = Objects.requireNonNull(SalesforceSimulator.start(0));
  private HubSpotSimulator hubSpot = Objects.requireNonNull(HubSpotSimulator.start(0));

  @BeforeEach
  void nobodyIsArmed() {
    assertThat(salesforce.journal().writes()).isZero();
  }

  @AfterEach
  void close() {
    salesforce.close();
    hubSpot.close();
  }

  private String toSalesforce(String createPeople) {
    return connect(
        "salesforce",
        salesforce.baseUrl().toString(),
        Map.of("clientId", salesforce.ready().path("clientId").asString()),
        Map.of("clientSecret", salesforce.ready().path("clientSecret").asString()),
        createPeople);
  }

  private String toHubSpot(String createPeople) {
    return connect(
        "hubspot",
        hubSpot.baseUrl().toString(),
        Map.of(),
        Map.of("accessToken", hubSpot.ready().path("accessToken").asString()),
        createPeople);
  }

  private String connect(
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

  private static String path(String connection) {
    return "/api/v1/connections/" + connection;
  }

  private void arm(String connection) {
    for (var stream : STREAMS) {
      var armed = api().patch(path(connection) + "/streams/" + stream, Map.of("mode", "both"), "");
      assertThat(armed.status()).as(armed.body().toString()).isEqualTo(200);
    }
  }

  /// Runs once and waits for the end.
  private JsonNode sync(String connection) {
    return ended(connection, api().post(path(connection) + "/sync", Map.of()).id());
  }

  private JsonNode ended(String connection, String run) {
    var at = path(connection) + "/runs/" + run;
    await(() -> List.of("done", "failed").contains(api().get(at).body().path("state").asString()));
    return api().get(at).body();
  }

  private String campaign(String name) {
    return api()
        .post(
            "/api/v1/campaigns", Map.of("name", name, "type", "webinar", "startDate", "2026-12-01"))
        .id();
  }

  private String person(String first, String last, String email) {
    return api()
        .post("/api/v1/people", Map.of("email", email, "firstName", first, "lastName", last))
        .id();
  }

  private void add(String campaign, String person, String status) {
    var answer =
        api()
            .post(
                "/api/v1/campaigns/" + campaign + "/members",
                Map.of("personId", person, "status", status));
    assertThat(answer.status()).isIn(200, 201);
  }

  private Api.Answer pair(String campaign, String connection, String remote) {
    Map<String, Object> link = new HashMap<>(Map.of("connectionId", connection));
    if (!remote.isEmpty()) {
      link.put("remoteId", remote);
    }
    return api().post("/api/v1/campaigns/" + campaign + "/connect", link);
  }

  private JsonNode member(String campaign, String person) {
    return api().get("/api/v1/campaigns/" + campaign + "/members/" + person).body();
  }

  private List<JsonNode> inbox(String connection, String kind) {
    return api()
        .get(path(connection) + "/inbox?limit=1000&kind=" + kind)
        .items()
        .valueStream()
        .toList();
  }

  @Test
  void watchingSaysWhatWouldBeWrittenAndWritesNothing() {
    var campaign = campaign("Watch " + Samples.word());
    add(campaign, person("Aino", "Watch", Samples.email()), "Registered");
    var connection = toSalesforce("there");
    sync(connection);

    var twin = pair(campaign, connection, "");
    assertThat(twin.status()).as(twin.body().toString()).isEqualTo(201);
    sync(connection);

    var plan = api().get(path(connection) + "/plan");
    assertThat(plan.items()).as(plan.body().toString()).isNotEmpty();
    assertThat(salesforce.journal().writes()).isZero();
    assertThat(api().get(path(connection)).body().path("state").asString()).isEqualTo("watch");
  }

  @Test
  void aMemberAppearsInBothAndAStatusRaisedInOneReachesTheOther() {
    var campaign = campaign("Both " + Samples.word());
    var email = Samples.email();
    var person = person("Giulia", "Rossi", email);
    add(campaign, person, "Registered");
    var sf = toSalesforce("both");
    var hs = toHubSpot("both");
    arm(sf);
    arm(hs);
    assertThat(pair(campaign, sf, "").status()).isEqualTo(201);
    assertThat(pair(campaign, hs, "").status()).isEqualTo(201);

    sync(sf);
    var run = sync(hs);
    assertThat(hubSpot.store().contactByEmail(email))
        .as(
            run
                + " "
                + api().get(path(hs)).body()
                + inbox(hs, "person")
                + api().get(path(hs) + "/ledger").body())
        .isPresent();

    var lead = salesforce.store().where("Lead", "Email", email).getFirst();
    var there =
        salesforce.store().where("CampaignMember", "LeadId", lead.path("Id").asString()).getFirst();
    assertThat(there.path("Status").asString()).isEqualTo("Registered");
    assertThat(there.path("HasResponded").asBoolean()).isTrue();
    var contact = hubSpot.store().contactByEmail(email).orElseThrow().path("id").asString();
    assertThat(attendance(contact)).isEqualTo("REGISTERED");

    salesforce
        .store()
        .update("CampaignMember", there.path("Id").asString(), Map.of("Status", "Attended"));
    sync(sf);
    assertThat(member(campaign, person).path("status").asString()).isEqualTo("Attended");
    sync(hs);
    assertThat(attendance(contact)).isEqualTo("ATTENDED");

    sync(sf);
    sync(hs);
    long writes = salesforce.journal().writes() + hubSpot.journal().writes();
    sync(sf);
    sync(hs);
    sync(sf);
    sync(hs);
    assertThat(salesforce.journal().writes() + hubSpot.journal().writes()).isEqualTo(writes);
    assertThat(inbox(sf, "conflict")).isEmpty();
    assertThat(
            api().get("/api/v1/twins?connectionId=" + sf).items().get(0).path("state").asString())
        .isEqualTo("inUnison");
  }

  private String attendance(String contact) {
    for (var event : hubSpot.store().events()) {
      for (var row : hubSpot.store().participations(event.path("objectId").asString())) {
        if (row.path("contactId").asString().equals(contact)) {
          return row.path("attendanceState").asString();
        }
      }
    }
    return "";
  }

  @Test
  void aFieldChangedOnBothSidesIsAskedAndSettled() {
    var campaign = campaign("Conflict " + Samples.word());
    var sf = toSalesforce("none");
    arm(sf);
    pair(campaign, sf, "");
    sync(sf);
    var remote =
        api().get("/api/v1/twins?connectionId=" + sf).items().get(0).path("remoteId").asString();

    api().patch("/api/v1/campaigns/" + campaign, Map.of("endDate", "2026-12-04"));
    await(
        () -> !salesforce.store().find("Campaign", remote).orElseThrow().path("EndDate").isNull());
    api().patch(path(sf), Map.of("paused", true));
    api().patch("/api/v1/campaigns/" + campaign, Map.of("endDate", "2026-12-05"));
    salesforce.store().update("Campaign", remote, Map.of("EndDate", "2026-12-06"));
    api().patch(path(sf), Map.of("paused", false));
    sync(sf);

    var asked = inbox(sf, "conflict");
    assertThat(asked).hasSize(1);
    var item = asked.getFirst();
    assertThat(item.path("field").asString()).isEqualTo("endDate");
    assertThat(item.path("agreed").asString()).isEqualTo("2026-12-04");
    assertThat(item.path("ours").asString()).isEqualTo("2026-12-05");
    assertThat(item.path("theirs").asString()).isEqualTo("2026-12-06");

    var answer =
        api().post(path(sf) + "/inbox/" + item.path("id").asString(), Map.of("take", "theirs"));
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    sync(sf);

    assertThat(api().get("/api/v1/campaigns/" + campaign).body().path("endDate").asString())
        .isEqualTo("2026-12-06");
    assertThat(inbox(sf, "conflict")).isEmpty();
  }

  @Test
  void aFirstJoinStopsAtTheBrakeRemovesNobodyAndCanBeUndone() {
    var name = "Mess " + Samples.word();
    var campaign = campaign(name);
    var remote = salesforce.store().create("Campaign", Map.of("Name", name));
    salesforce
        .store()
        .create(
            "CampaignMemberStatus",
            Map.of("CampaignId", remote, "Label", "Pondering", "SortOrder", 9));
    List<String> known = new ArrayList<>();
    for (int i = 0; i < 70; i++) {
      var email = Samples.email();
      known.add(person("Mess", "Person" + i, email));
      var lead =
          salesforce
              .store()
              .create(
                  "Lead",
                  Map.of(
                      "FirstName",
                      "Mess",
                      "LastName",
                      "Person" + i,
                      "Email",
                      email,
                      "Company",
                      "C"));
      salesforce
          .store()
          .create(
              "CampaignMember",
              Map.of(
                  "CampaignId",
                  remote,
                  "LeadId",
                  lead,
                  "Status",
                  i == 0 ? "Pondering" : "Responded"));
    }
    var stranger =
        salesforce
            .store()
            .create(
                "Lead", Map.of("LastName", "Stranger", "Email", Samples.email(), "Company", "C"));
    salesforce
        .store()
        .create(
            "CampaignMember",
            Map.of("CampaignId", remote, "LeadId", stranger, "Status", "Responded"));
    add(campaign, person("Only", "Here", Samples.email()), "Invited");
    api()
        .post(
            "/api/v1/campaigns/" + campaign + "/statuses",
            Map.of(
                "name",
                "Responded",
                "rank",
                15,
                "responded",
                true,
                "success",
                false,
                "closed",
                false,
                "isDefault",
                false));
    long people = salesforce.store().count("Lead");
    var sf = toSalesforce("none");
    arm(sf);
    sync(sf);

    assertThat(pair(campaign, sf, remote).status()).isEqualTo(201);
    sync(sf);

    var brake = inbox(sf, "brake");
    assertThat(brake).hasSize(1);
    assertThat(brake.getFirst().path("count").asInt()).isEqualTo(69);
    assertThat(members(campaign)).isEqualTo(1);

    api()
        .post(
            path(sf) + "/inbox/" + brake.getFirst().path("id").asString(),
            Map.of("take", "confirm"));
    await(() -> members(campaign) == 70);
    sync(sf);

    assertThat(inbox(sf, "status")).hasSize(1);
    assertThat(inbox(sf, "person")).hasSize(2);
    assertThat(salesforce.store().where("CampaignMember", "CampaignId", remote)).hasSize(71);
    assertThat(salesforce.store().count("Lead")).isEqualTo((int) people);
    assertThat(salesforce.journal().mailsSent()).isZero();

    var run =
        api()
            .get(path(sf) + "/runs")
            .items()
            .valueStream()
            .filter(r -> r.path("counts").path("added").asInt(0) > 60)
            .findFirst()
            .orElseThrow();
    var undo = api().post(path(sf) + "/runs/" + run.path("id").asString() + "/undo", Map.of());
    assertThat(undo.status()).as(undo.body().toString()).isEqualTo(202);
    ended(sf, undo.id());
    assertThat(members(campaign)).isEqualTo(1);
    assertThat(salesforce.store().where("CampaignMember", "CampaignId", remote)).hasSize(71);
  }

  private long members(String campaign) {
    return api()
        .get("/api/v1/campaigns/" + campaign + "/members?limit=1000&standing=active")
        .items()
        .size();
  }

  @Test
  void anOptOutThereHoldsHereAndIsNeverLoosened() {
    var email = Samples.email();
    var person = person("Opt", "Out", email);
    hubSpot
        .store()
        .create("contacts", Map.of("email", email, "firstname", "Opt", "lastname", "Out"));
    var hs = toHubSpot("none");
    arm(hs);
    sync(hs);

    hubSpot.store().unsubscribeAll(email);
    sync(hs);

    var consents =
        api().get("/api/v1/people/" + person + "/consents").items().valueStream().toList();
    assertThat(consents)
        .anyMatch(
            c ->
                c.path("purpose").asString().equals("allMarketing")
                    && c.path("state").asString().equals("denied"));
  }

  @Test
  void anOptOutHereReachesTheOtherSideAndIsNoQuestion() {
    var email = Samples.email();
    var person = person("Says", "No", email);
    hubSpot.store().create("contacts", Map.of("email", email, "firstname", "Says"));
    var hs = toHubSpot("none");
    arm(hs);
    sync(hs);

    consents.record(
        List.of(
            new NewConsent(
                email,
                UUID.fromString(person),
                Consents.ALL_MARKETING,
                NewConsent.Said.DENIED,
                null,
                "test",
                null)));
    await(
        () ->
            hubSpot
                .store()
                .contactByEmail(email)
                .orElseThrow()
                .path("properties")
                .path("hs_email_optout")
                .asString("")
                .equals("true"));
    sync(hs);
    sync(hs);

    assertThat(inbox(hs, "consent")).isEmpty();
  }

  @Test
  void wrongCredentialsAreNamedOnTheConnection() {
    var answer =
        api()
            .post(
                "/api/v1/connections/check",
                Map.of(
                    "system", "hubspot",
                    "baseUrl", hubSpot.baseUrl().toString(),
                    "secrets", Map.of("accessToken", "wrong")));
    assertThat(answer.body().path("steps").get(0).path("verdict").asString()).isEqualTo("failed");
    var hs =
        connect(
            "hubspot",
            hubSpot.baseUrl().toString(),
            Map.of(),
            Map.of("accessToken", "wrong"),
            "none");
    sync(hs);
    assertThat(api().get(path(hs)).body().path("health").path("code").asString())
        .isEqualTo("authRefused");
    assertThat(api().get(path(hs)).body().toString()).doesNotContain("accessToken");
  }
}
