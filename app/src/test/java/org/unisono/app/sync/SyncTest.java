package org.unisono.app.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.unisono.app.people.Consents;
import org.unisono.app.people.NewConsent;
import org.unisono.app.testing.Samples;

class SyncTest extends SyncRoomTest {

  @Autowired private Consents consents;

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

  @Test
  void whoIsSetBackThereAfterWeWroteIsSeen() {
    var campaign = campaign("Back " + Samples.word());
    var email = Samples.email();
    var person = person("Iiris", "Laine", email);
    add(campaign, person, "Cancelled");
    var hs = toHubSpot("both");
    arm(hs);
    pair(campaign, hs, "");
    sync(hs);
    sync(hs);
    var contact = hubSpot.store().contactByEmail(email).orElseThrow().path("id").asString();
    assertThat(attendance(contact)).isEqualTo("CANCELLED");

    var path = "/api/v1/campaigns/" + campaign + "/members/" + person;
    api().patch(path, Map.of("status", "Registered"));
    // The line of the ledger is written when the answer is kept.
    await(
        () ->
            api()
                .get(path(hs) + "/ledger")
                .items()
                .valueStream()
                .filter(e -> e.path("stream").asString("").equals("members"))
                .anyMatch(e -> e.path("to").asString("").equals("REGISTERED")));
    var event =
        hubSpot.store().events().stream()
            .map(e -> e.path("objectId").asString())
            .filter(
                e -> hubSpot.store().participations(e).toString().contains("\"" + contact + "\""))
            .findFirst()
            .orElseThrow();
    hubSpot.store().attend(event, contact, "CANCELLED");
    sync(hs);
    sync(hs);

    assertThat(member(campaign, person).path("status").asString()).isEqualTo("Cancelled");
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

  @Test
  void whatComesWhileTheBrakeHoldsIsHeldAndCountedWithTheRest() {
    var campaign = campaign("Brake " + Samples.word());
    for (int i = 0; i < 60; i++) {
      add(campaign, person("Brake", "P" + i, Samples.email()), "Registered");
    }
    var sf = toSalesforce("both");
    arm(sf);
    pair(campaign, sf, "");
    sync(sf);
    sync(sf);
    assertThat(inbox(sf, "brake").getFirst().path("count").asInt()).isEqualTo(60);

    add(campaign, person("Brake", "Later", Samples.email()), "Registered");
    await(() -> inbox(sf, "brake").getFirst().path("count").asInt() == 61);
    sync(sf);

    var brake = inbox(sf, "brake");
    assertThat(brake).hasSize(1);
    assertThat(salesforce.store().all("CampaignMember"))
        .noneMatch(m -> m.path("Status").asString("").equals("Registered"));

    api()
        .post(
            path(sf) + "/inbox/" + brake.getFirst().path("id").asString(),
            Map.of("take", "confirm"));
    await(
        () ->
            salesforce.store().all("CampaignMember").stream()
                    .filter(m -> m.path("Status").asString("").equals("Registered"))
                    .count()
                == 61);
    sync(sf);
    assertThat(inbox(sf, "brake")).isEmpty();
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
