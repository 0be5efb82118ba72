package org.unisono.app.sync;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.unisono.app.testing.Samples;
import org.unisono.simulators.pardot.PardotSimulator;

/// Connected Campaigns: Salesforce keeps the head, Account Engagement shows it, and the bridge that
/// the vendor has between the two left its ids there.
class SyncPardotTest extends SyncRoomTest {

  @Autowired private Consents consents;

  private final PardotSimulator unit = Objects.requireNonNull(PardotSimulator.start(0));

  /// The organisation that the unit is joined to takes the place of the other one.
  @BeforeEach
  void joined() {
    salesforce.close();
    salesforce = unit.salesforce();
  }

  @AfterEach
  void closeUnit() {
    unit.close();
  }

  private String toPardot() {
    var connection =
        connect(
            "pardot",
            unit.baseUrl().toString(),
            Map.of(
                "loginUrl", salesforce.baseUrl().toString(),
                "clientId", unit.ready().path("clientId").asString(),
                "businessUnitId", unit.ready().path("businessUnitId").asString()),
            Map.of("clientSecret", unit.ready().path("clientSecret").asString()),
            "none");
    arm(connection, "campaigns", "in");
    arm(connection, "people", "both");
    arm(connection, "consent", "both");
    return connection;
  }

  private void arm(String connection, String stream, String mode) {
    var armed = api().patch(path(connection) + "/streams/" + stream, Map.of("mode", mode), "");
    assertThat(armed.status()).as(armed.body().toString()).isEqualTo(200);
  }

  private String remoteId(String name) {
    return salesforce.store().where("Campaign", "Name", name).getFirst().path("Id").asString();
  }

  @Test
  void aCampaignOfSalesforceHasItsSecondTwinByItself() {
    var name = "Connected " + Samples.word();
    var campaign = campaign(name);
    var email = Samples.email();
    add(campaign, person("Anna", "Connected", email), "Registered");
    var sf = toSalesforce("both");
    arm(sf);
    assertThat(pair(campaign, sf, "").status()).isEqualTo(201);
    sync(sf);
    sync(sf);
    unit.store().connectorSync();
    var lead = salesforce.store().where("Lead", "Email", email).getFirst().path("Id").asString();
    unit.store()
        .createProspect(
            Map.of(
                "email",
                email,
                "firstName",
                "Anna",
                "lastName",
                "Connected",
                "salesforceLeadId",
                lead));
    var there =
        unit.store().campaigns().stream()
            .filter(c -> c.path("salesforceId").asString("").equals(remoteId(name)))
            .findFirst()
            .orElseThrow()
            .path("id")
            .asString();
    var ae = toPardot();
    sync(ae);
    sync(ae);

    var twins =
        api()
            .get("/api/v1/twins?campaignId=" + campaign + "&connectionId=" + ae)
            .items()
            .toString();
    assertThat(twins).contains("\"" + there + "\"");
    assertThat(api().get(path(ae) + "/plan").items()).as("members stay with Salesforce").isEmpty();
    assertThat(unit.journal().writes()).isZero();

    add(campaign, person("Only", "Here", Samples.email()), "Registered");
    sync(ae);
    sync(ae);
    assertThat(inbox(ae, "person")).as("nobody can be made a member by this road").isEmpty();
  }

  @Test
  void anOptOutGoesBothWays() {
    var theirs = Samples.email();
    var ours = Samples.email();
    var name = "Bridge" + Samples.word();
    var one = lead(theirs, name);
    var two = lead(ours, name);
    var anna = person("Anna", name, theirs);
    var ben = person("Ben", name, ours);
    var sf = toSalesforce("none");
    arm(sf);
    sync(sf);
    var prospect = prospect(theirs, name, one);
    var other = prospect(ours, name, two);
    var ae = toPardot();
    sync(ae);
    sync(ae);
    assertThat(identities(anna)).contains("\"" + prospect + "\"");
    assertThat(identities(ben)).contains("\"" + other + "\"");

    unit.store().updateProspect(prospect, Map.of("optedOut", true));
    consents.record(
        List.of(
            new NewConsent(
                ours,
                UUID.fromString(ben),
                Consents.ALL_MARKETING,
                NewConsent.Said.DENIED,
                null,
                "form",
                null)));
    sync(ae);
    sync(ae);

    assertThat(api().get("/api/v1/people/" + anna + "/consents").body().toString())
        .contains("denied");
    assertThat(unit.store().prospectsAt(ours).getFirst().path("optedOut").asBoolean(false))
        .isTrue();
    assertThat(unit.journal().mailsSent()).isZero();
  }

  @Test
  void theIdThatTheBridgeLeftTellsWhoItIs() {
    var email = Samples.email();
    var name = "Bridge" + Samples.word();
    var lead = lead(email, name);
    var anna = person("Anna", name, email);
    var sf = toSalesforce("none");
    arm(sf);
    sync(sf);
    var prospect = prospect(Samples.email(), name, lead);
    var ae = toPardot();
    sync(ae);
    sync(ae);

    assertThat(identities(anna)).contains("\"" + prospect + "\"");
  }

  @Test
  void whatProspectsDoStandsInTheirTimelineOnce() {
    var email = Samples.email();
    var name = "Bridge" + Samples.word();
    var anna = person("Anna", name, email);
    var prospect = prospect(email, name, "");
    did(prospect, 4, "The form of before");
    var ae = toPardot();
    sync(ae);
    assertThat(activities(anna)).isEmpty();

    arm(ae, "responses", "in");
    sync(ae);
    assertThat(activities(anna)).containsExactly("form.submitted The form of before");

    did(prospect, 11, "The letter of today");
    sync(ae);
    sync(ae);
    assertThat(activities(anna))
        .containsExactly("email.opened The letter of today", "form.submitted The form of before");
    assertThat(unit.journal().mailsSent()).isZero();
  }

  /// Whom nobody here knows yet is waited for, and what a prospect did meanwhile comes with them.
  @Test
  void whatSomebodyUnknownDidWaitsForThem() {
    var email = Samples.email();
    var name = "Bridge" + Samples.word();
    var prospect = prospect(email, name, "");
    did(prospect, 4, "A form");
    var ae = toPardot();
    arm(ae, "responses", "in");
    sync(ae);

    var anna = person("Anna", name, email);
    sync(ae);
    sync(ae);

    assertThat(activities(anna)).containsExactly("form.submitted A form");
  }

  private void did(String prospect, int type, String what) {
    var campaign = unit.store().campaigns().getFirst().path("id").asString();
    unit.store().act(prospect, campaign, type, what);
  }

  private List<String> activities(String person) {
    return api()
        .get("/api/v1/people/" + person + "/timeline")
        .items()
        .valueStream()
        .filter(m -> m.path("kind").asString().equals("activity"))
        .map(m -> m.path("type").asString() + " " + m.path("title").asString(""))
        .toList();
  }

  private String prospect(String email, String name, String lead) {
    return unit.store()
        .createProspect(Map.of("email", email, "lastName", name, "salesforceLeadId", lead));
  }

  private String lead(String email, String name) {
    return salesforce
        .store()
        .create("Lead", Map.of("LastName", name, "Email", email, "Company", "C"));
  }

  private String identities(String person) {
    return api().get("/api/v1/people/" + person).body().path("identities").toString();
  }
}
