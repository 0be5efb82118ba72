package org.unisono.app.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.unisono.app.testing.Samples;

/// What is wrong with one kind of record is named, and stops the reading of no other kind.
class SyncOneStreamTest extends SyncRoomTest {

  private static final String WEB_PAGE = "<html><body>Down for maintenance</body></html>";

  /// Campaigns and the rest of a system, as each answers for itself.
  enum Wrong {
    NO_RIGHTS_AT_HUBSPOT("hubspot", 403, "MISSING_SCOPES", "rightsMissing"),
    NO_RIGHTS_AT_SALESFORCE("salesforce", 403, "INSUFFICIENT_ACCESS", "rightsMissing"),
    WEB_PAGE_AT_HUBSPOT("hubspot", 200, "", "notTheVendor"),
    WEB_PAGE_AT_SALESFORCE("salesforce", 200, "", "notTheVendor"),
    FAILURE_AT_HUBSPOT("hubspot", 503, "UNAVAILABLE", "serverFault"),
    FAILURE_AT_SALESFORCE("salesforce", 503, "UNAVAILABLE", "serverFault");

    private final String system;
    private final int status;
    private final String code;
    private final String named;

    Wrong(String system, int status, String code, String named) {
      this.system = system;
      this.status = status;
      this.code = code;
      this.named = named;
    }

    private Between.Rule rule() {
      var hubspot = system.equals("hubspot");
      var calls =
          hubspot
              ? "GET /marketing/v3/campaigns\\?.*"
              : "GET /services/data/.*/query(All)?/?\\?q=.*FROM\\+Campaign\\+.*";
      if (status == 200) {
        return new Between.Rule(calls, false, 200, "text/html", WEB_PAGE);
      }
      var error =
          hubspot
              ? "{\"status\":\"error\",\"category\":\"%s\",\"message\":\"no\"}"
              : "[{\"errorCode\":\"%s\",\"message\":\"no\"}]";
      return new Between.Rule(calls, false, status, "application/json", error.formatted(code));
    }
  }

  private Between hubSpotDoor = new Between(hubSpot.baseUrl());
  private Between salesforceDoor = new Between(salesforce.baseUrl());
  private String email = "";
  private String person = "";

  @BeforeEach
  void somebodyInBoth() {
    email = Samples.email();
    person = person("Before", "Streams", email);
    hubSpot
        .store()
        .create("contacts", Map.of("email", email, "firstname", "Before", "lastname", "Streams"));
    salesforce
        .store()
        .create(
            "Lead",
            Map.of("Email", email, "FirstName", "Before", "LastName", "Streams", "Company", "C"));
  }

  @AfterEach
  void closeDoors() {
    hubSpotDoor.close();
    salesforceDoor.close();
  }

  private String connected(String system) {
    var connection =
        system.equals("hubspot")
            ? connect(
                "hubspot",
                hubSpotDoor.baseUrl(),
                Map.of(),
                Map.of("accessToken", hubSpot.ready().path("accessToken").asString()),
                "both")
            : connect(
                "salesforce",
                salesforceDoor.baseUrl(),
                Map.of("clientId", salesforce.ready().path("clientId").asString()),
                Map.of("clientSecret", salesforce.ready().path("clientSecret").asString()),
                "both");
    arm(connection);
    return connection;
  }

  private Between door(String system) {
    return system.equals("hubspot") ? hubSpotDoor : salesforceDoor;
  }

  private void renameThere(String system, String first) {
    if (system.equals("hubspot")) {
      var contact = hubSpot.store().contactByEmail(email).orElseThrow().path("id").asString();
      hubSpot.store().update("contacts", contact, Map.of("firstname", first));
    } else {
      var lead = salesforce.store().where("Lead", "Email", email).getFirst();
      salesforce.store().update("Lead", lead.path("Id").asString(), Map.of("FirstName", first));
    }
  }

  private void optOutThere(String system) {
    if (system.equals("hubspot")) {
      hubSpot.store().unsubscribeAll(email);
    } else {
      var lead = salesforce.store().where("Lead", "Email", email).getFirst();
      salesforce
          .store()
          .update("Lead", lead.path("Id").asString(), Map.of("HasOptedOutOfEmail", true));
    }
  }

  private String firstName() {
    return api().get("/api/v1/people/" + person).body().path("firstName").asString();
  }

  private String health(String connection) {
    return api().get(path(connection)).body().path("health").path("code").asString("");
  }

  @ParameterizedTest
  @EnumSource(Wrong.class)
  void campaignsThatCannotBeReadHoldUpNeitherPeopleNorTheirConsent(Wrong wrong) {
    var connection = connected(wrong.system);
    var name = "Streams " + Samples.word();
    var campaign = campaign(name);
    assertThat(pair(campaign, connection, "").status()).isEqualTo(201);
    sync(connection);
    sync(connection);
    var door = door(wrong.system);
    door.on(wrong.rule());
    renameThere(wrong.system, "After");
    optOutThere(wrong.system);

    sync(connection);

    assertThat(door.met()).as("campaigns were asked for").isNotEmpty();
    assertThat(health(connection)).isEqualTo(wrong.named);
    assertThat(firstName()).isEqualTo("After");
    assertThat(api().get("/api/v1/people/" + person + "/consents").body().toString())
        .contains("denied");
    assertThat(api().get("/api/v1/campaigns/" + campaign).body().path("name").asString())
        .isEqualTo(name);
    assertThat(inbox(connection, "twin")).isEmpty();
    door.clear();
    sync(connection);
    assertThat(health(connection)).isEmpty();
  }

  /// A status list of HubSpot has no marker: what was sent and is neither answered nor to be read
  /// back is in doubt.
  @Test
  void aMemberWhoseWriteIsInDoubtIsShownAndNotSentAgainAndTheOthersGoOn() {
    var connection = connected("hubspot");
    var campaign = campaign("Doubt " + Samples.word());
    assertThat(pair(campaign, connection, "").status()).isEqualTo(201);
    sync(connection);
    sync(connection);
    var writes = ".*(/attendance/|/participations/|memberships/add).*";
    var failure = "{\"status\":\"error\"}";
    hubSpotDoor.on(
        new Between.Rule("(POST|PUT) " + writes, true, 502, "application/json", failure),
        new Between.Rule(
            "GET .*(/participations/|/memberships).*", false, 502, "application/json", failure));
    add(campaign, person, "Registered");
    renameThere("hubspot", "After");

    sync(connection);

    var sent = hubSpotDoor.met().stream().filter(c -> !c.startsWith("GET")).toList();
    assertThat(sent).as("it was sent once").hasSize(1);
    assertThat(inbox(connection, "inDoubt"))
        .singleElement()
        .matches(i -> i.path("reason").asString().equals("noAnswer"))
        .matches(i -> i.path("personId").asString().equals(person));
    hubSpotDoor.clear();
    assertThat(firstName()).isEqualTo("After");
    sync(connection);
    sync(connection);
    assertThat(hubSpot.journal().calls())
        .filteredOn(c -> c.target().matches(writes) && !c.method().equals("GET"))
        .hasSize(1);
    assertThat(inbox(connection, "inDoubt")).as("it was read there meanwhile").isEmpty();
    var contact = hubSpot.store().contactByEmail(email).orElseThrow().path("id").asString();
    assertThat(attendance(contact)).isEqualTo("REGISTERED");
    assertThat(member(campaign, person).path("status").asString()).isEqualTo("Registered");
    assertThat(health(connection)).isEmpty();
  }
}
