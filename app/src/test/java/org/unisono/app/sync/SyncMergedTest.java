package org.unisono.app.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisono.app.testing.Samples;

/// Contacts that are merged in HubSpot, where both become a record that nobody has seen before.
class SyncMergedTest extends SyncRoomTest {

  private final String email = Samples.email();
  private final String otherEmail = Samples.email();
  private String campaign = "";
  private String connection = "";

  @BeforeEach
  void aCampaignThatIsThere() {
    campaign = campaign("Merged " + Samples.word());
    connection = toHubSpot("both");
    arm(connection);
    assertThat(pair(campaign, connection, "").status()).isEqualTo(201);
  }

  private String joined(String first, String address) {
    var person = person(first, "Merged", address);
    add(campaign, person, "Registered");
    return person;
  }

  private void twoRuns() {
    sync(connection);
    sync(connection);
  }

  private String contact(String address) {
    return hubSpot.store().contactByEmail(address).orElseThrow().path("id").asString();
  }

  private void atRest() {
    twoRuns();
    long writes = hubSpot.journal().writes();
    twoRuns();
    assertThat(hubSpot.journal().writes()).isEqualTo(writes);
    assertThat(hubSpot.journal().mailsSent()).isZero();
  }

  @Test
  void whoseRecordIsMergedIntoThatOfAStrangerStaysThemselvesAndGoesOnTravelling() {
    var person = joined("Mira", email);
    twoRuns();
    var stranger =
        hubSpot
            .store()
            .create("contacts", Map.of("email", otherEmail, "firstname", "Mira", "lastname", "M."));
    sync(connection);
    var now = hubSpot.store().merge("contacts", contact(email), stranger);
    atRest();

    var here = api().get("/api/v1/people/" + person).body();
    assertThat(here.path("identities").toString()).contains("\"" + now + "\"");
    assertThat(members(campaign)).isEqualTo(1);
    assertThat(member(campaign, person).path("standing").asString()).isEqualTo("active");
    assertThat(inbox(connection, "double")).isEmpty();

    hubSpot.store().update("contacts", now, Map.of("phone", "+3906111222"));
    sync(connection);
    assertThat(api().get("/api/v1/people/" + person).body().path("phones").toString())
        .contains("+3906111222");
    api().patch("/api/v1/people/" + person, Map.of("firstName", "Miriam"));
    await(
        () ->
            hubSpot
                .store()
                .find("contacts", now)
                .orElseThrow()
                .path("properties")
                .path("firstname")
                .asString()
                .equals("Miriam"));
    assertThat(hubSpot.store().all("contacts").stream().filter(c -> c.toString().contains(email)))
        .hasSize(1);
  }

  @Test
  void twoPeopleAreAskedAboutAndNeitherIsLost() {
    var person = joined("Mira", email);
    var other = joined("Mirja", otherEmail);
    twoRuns();
    var now = hubSpot.store().merge("contacts", contact(otherEmail), contact(email));
    atRest();

    assertThat(inbox(connection, "double"))
        .singleElement()
        .matches(i -> i.path("reason").asString().equals("mergedThere"))
        .matches(i -> i.path("personId").asString().equals(person));
    assertThat(member(campaign, person).path("standing").asString()).isEqualTo("active");
    assertThat(member(campaign, other).path("standing").asString()).isEqualTo("active");
    assertThat(api().get("/api/v1/people/" + other).body().path("identities").toString())
        .contains("\"" + now + "\"");
  }
}
