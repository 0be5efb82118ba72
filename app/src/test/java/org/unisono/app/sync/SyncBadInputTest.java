package org.unisono.app.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisono.app.testing.Samples;

/// What cannot be right is named, and stops nothing else.
class SyncBadInputTest extends SyncRoomTest {

  private String connection = "";
  private String remote = "";

  @BeforeEach
  void aCampaignThere() {
    remote = salesforce.store().create("Campaign", Map.of("Name", "Theirs " + Samples.word()));
    connection = toSalesforce("both");
    sync(connection);
    arm(connection);
  }

  private String lead(String last, String email) {
    var store = salesforce.store();
    var lead = store.create("Lead", Map.of("LastName", last, "Company", "Twice", "Email", email));
    store.create("CampaignMember", Map.of("CampaignId", remote, "LeadId", lead));
    return lead;
  }

  @Test
  void twoOfOursAreNotPairedWithOneOfTheirs() {
    var first = campaign("First " + Samples.word());
    var second = campaign("Second " + Samples.word());
    assertThat(pair(first, connection, remote).status()).isEqualTo(201);

    var refused = pair(second, connection, remote);

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.body().path("code").asString()).isEqualTo("alreadyTwinned");
    var twins = api().get("/api/v1/twins?campaignId=" + second).body().path("items");
    assertThat(twins).isEmpty();
  }

  /// Credentials of another organisation: none of the ids is known there.
  @Test
  void anotherOrganisationIsNamedAndNothingIsReadOrWritten() {
    var campaign = campaign("Instance " + Samples.word());
    var email = Samples.email();
    add(campaign, person("Ilse", "Instance", email), "Registered");
    assertThat(pair(campaign, connection, "").status()).isEqualTo(201);
    sync(connection);
    sync(connection);
    var store = salesforce.store();
    var known = store.all("Organization").getFirst().path("Id").asString();
    var other = store.create("Organization", Map.of("Name", "Elsewhere"));
    store.delete("Organization", known);
    salesforce.expireTokens();
    var late = person("Late", "Instance", Samples.email());
    add(campaign, late, "Registered");
    long writes = salesforce.journal().writes();

    sync(connection);

    var health = api().get(path(connection)).body().path("health");
    assertThat(health.path("code").asString()).isEqualTo("otherInstance");
    assertThat(health.path("params").path("known").asString()).isEqualTo(known);
    assertThat(health.path("params").path("found").asString()).isEqualTo(other);
    assertThat(salesforce.journal().writes()).isEqualTo(writes);
    assertThat(members(campaign)).isEqualTo(2);
    assertThat(inbox(connection, "gone")).isEmpty();
  }

  /// A field of 30 MB in one record, and one of 10 MB in another.
  @Test
  void aValueWithoutMeasureIsNamedAndTheRestOfItsRecordAndTheOthersGoOn() {
    var hubspot = toHubSpot("both");
    arm(hubspot);
    var email = Samples.email();
    var first = "First" + Samples.word();
    var person = person(first, "Large", email);
    var store = hubSpot.store();
    var contact =
        store.create("contacts", Map.of("email", email, "firstname", first, "lastname", "Large"));
    var second = Samples.email();
    var otherPerson = person("Other", "Large", second);
    var other =
        store.create(
            "contacts", Map.of("email", second, "firstname", "Other", "lastname", "Large"));
    sync(hubspot);
    sync(hubspot);

    store.update(
        "contacts", contact, Map.of("lastname", "x".repeat(30_000_000), "firstname", "Renamed"));
    store.update("contacts", other, Map.of("lastname", "y".repeat(10_000_000)));
    var third = Samples.email();
    person("Third", "Before", third);
    store.create(
        "contacts",
        Map.of("email", third, "firstname", "Third", "lastname", "Before", "phone", "+4930123456"));
    sync(hubspot);
    sync(hubspot);

    assertThat(api().get(path(hubspot)).body().path("health").path("code").asString("")).isEmpty();
    var unread = inbox(hubspot, "unread");
    assertThat(unread).hasSize(2);
    assertThat(unread).allMatch(i -> i.path("reason").asString().equals("recordTooLarge"));
    assertThat(unread).allMatch(i -> i.path("field").asString().equals("lastName"));
    assertThat(unread)
        .extracting(i -> i.path("record").asString())
        .containsExactlyInAnyOrder(email, second);
    var here = api().get("/api/v1/people/" + person).body();
    assertThat(here.path("firstName").asString()).isEqualTo("Renamed");
    assertThat(here.path("lastName").asString()).isEqualTo("Large");
    assertThat(api().get("/api/v1/people/" + otherPerson).body().path("lastName").asString())
        .isEqualTo("Large");

    store.update("contacts", contact, Map.of("lastname", "Shorter"));
    sync(hubspot);
    assertThat(inbox(hubspot, "unread")).hasSize(1);
    assertThat(api().get("/api/v1/people/" + person).body().path("lastName").asString())
        .isEqualTo("Shorter");
  }

  @Test
  void whoWasAloneWithAnAddressIsAskedAboutOnceSomebodyElseHasItToo() {
    var shared = Samples.email();
    lead("Aalto", shared);
    sync(connection);
    lead("Brandt", shared);
    sync(connection);
    var campaign = campaign("Doubles " + Samples.word());
    assertThat(pair(campaign, connection, remote).status()).isEqualTo(201);
    sync(connection);
    sync(connection);

    assertThat(inbox(connection, "person"))
        .hasSize(2)
        .allMatch(item -> item.path("reason").asString().equals("severalCandidates"));
    assertThat(api().get("/api/v1/campaigns/" + campaign + "/members").items()).isEmpty();
  }

  @Test
  void twoRecordsWithOneAddressAreAskedAboutAndTheOthersGoOn() {
    var shared = Samples.email();
    var alone = Samples.email();
    lead("Aalto", shared);
    lead("Brandt", shared);
    lead("Conti", alone);
    var campaign = campaign("Doubles " + Samples.word());
    api().post("/api/v1/campaigns/" + campaign + "/statuses", Map.of("name", "Sent", "rank", 5));
    assertThat(pair(campaign, connection, remote).status()).isEqualTo(201);

    sync(connection);
    sync(connection);

    var asked = api().get(path(connection) + "/inbox?kind=person").body().path("items");
    assertThat(asked)
        .hasSize(2)
        .allMatch(item -> item.path("reason").asString().equals("severalCandidates"));
    var members = api().get("/api/v1/campaigns/" + campaign + "/members").body().path("items");
    assertThat(members).hasSize(1);
    var one = api().get("/api/v1/people/" + members.get(0).path("personId").asString()).body();
    assertThat(one.path("email").asString()).isEqualTo(alone);
    assertThat(salesforce.store().where("Lead", "Email", shared)).hasSize(2);
    assertThat(salesforce.store().where("CampaignMember", "CampaignId", remote)).hasSize(3);
  }
}
