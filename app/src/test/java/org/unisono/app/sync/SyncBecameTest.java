package org.unisono.app.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.unisono.app.testing.Samples;
import tools.jackson.databind.JsonNode;

/// People whose records there are converted or merged: one human stays one, and two are not made
/// one by a guess.
class SyncBecameTest extends SyncRoomTest {

  private final String campaign = "Became " + Samples.word();
  private final String email = Samples.email();
  private final String otherEmail = Samples.email();
  private String id = "";
  private String person = "";
  private String other = "";
  private String connection = "";

  private void members(boolean two) {
    id = campaign(campaign);
    person = person("Bea", "Before", email);
    add(id, person, "Registered");
    if (two) {
      other = person("Beate", "Before", otherEmail);
      add(id, other, "Registered");
    }
    connection = toSalesforce("both");
    arm(connection);
    assertThat(pair(id, connection, "").status()).isEqualTo(201);
    sync(connection);
    sync(connection);
  }

  private String lead(String address) {
    return salesforce.store().where("Lead", "Email", address).getFirst().path("Id").asString();
  }

  private int membersThere() {
    var remote =
        api().get("/api/v1/twins?campaignId=" + id).items().get(0).path("remoteId").asString();
    return salesforce.store().where("CampaignMember", "CampaignId", remote).size();
  }

  private void atRest() {
    long writes = salesforce.journal().writes();
    sync(connection);
    sync(connection);
    assertThat(salesforce.journal().writes()).isEqualTo(writes);
    assertThat(salesforce.journal().mailsSent()).isZero();
  }

  private JsonNode asked() {
    var items = inbox(connection, "double");
    assertThat(items).hasSize(1);
    return items.getFirst();
  }

  private void answer(String take) {
    var at = path(connection) + "/inbox/" + asked().path("id").asString();
    var answered = api().post(at, Map.of("take", take));
    assertThat(answered.status()).as(answered.body().toString()).isIn(200, 204);
  }

  @Test
  void aLeadThatIsConvertedThereIsAContactHereAndStaysOneMember() {
    members(false);
    var contact = salesforce.store().convertLead(lead(email));
    // So that neither name nor address would tell who it is.
    salesforce
        .store()
        .update("Contact", contact, Map.of("LastName", "After", "Email", Samples.email()));
    atRest();

    var here = api().get("/api/v1/people/" + person).body();
    assertThat(here.path("kind").asString()).isEqualTo("contact");
    assertThat(here.path("lastName").asString()).isEqualTo("After");
    assertThat(here.path("identities").toString()).contains(contact);
    assertThat(members(id)).isEqualTo(1);
    assertThat(membersThere()).isEqualTo(1);
    assertThat(member(id, person).path("standing").asString()).isEqualTo("active");
    assertThat(salesforce.store().where("Contact", "LastName", "After")).hasSize(1);
    assertThat(api().get("/api/v1/people?q=" + email).items()).hasSize(1);
    assertThat(api().get(path(connection) + "/ledger?limit=1000").items())
        .anyMatch(
            line ->
                line.path("field").asString("").equals("kind")
                    && line.path("to").asString("").equals("contact"));
  }

  private void mergedThere() {
    members(true);
    assertThat(membersThere()).isEqualTo(2);
    salesforce.store().merge("Lead", lead(otherEmail), lead(email));
    atRest();
  }

  private void nobodyIsLost() {
    for (var one : List.of(person, other)) {
      assertThat(member(id, one).path("standing").asString()).isEqualTo("active");
    }
  }

  @Test
  void twoPeopleWhoseRecordsAreMergedThereAreAskedAbout() {
    mergedThere();

    nobodyIsLost();
    assertThat(salesforce.store().where("Lead", "Email", email)).isEmpty();
    assertThat(membersThere()).isEqualTo(1);
    assertThat(asked().path("reason").asString()).isEqualTo("mergedThere");
    assertThat(asked().path("record").asString()).contains("Bea Before", "Beate Before");
    assertThat(asked().path("answers").toString()).isEqualTo("[\"merge\",\"apart\"]");
  }

  @Test
  void whoIsOneIsMergedHereAndStaysAMember() {
    mergedThere();

    answer("merge");
    atRest();

    assertThat(members(id)).isEqualTo(1);
    assertThat(member(id, other).path("standing").asString()).isEqualTo("active");
    assertThat(membersThere()).isEqualTo(1);
    assertThat(salesforce.store().where("Lead", "Email", email)).isEmpty();
    assertThat(inbox(connection, "double")).isEmpty();
    assertThat(inbox(connection, "conflict")).isEmpty();
    assertThat(api().get("/api/v1/people/" + other).body().toString()).contains(email);
  }

  @Test
  void whoAreTwoStayTwoAndAreNotAskedAboutAgain() {
    mergedThere();

    answer("apart");
    sync(connection);
    sync(connection);

    nobodyIsLost();
    // Nobody is made again there whose record was merged there: that is said.
    assertThat(membersThere()).isEqualTo(1);
    assertThat(inbox(connection, "person"))
        .singleElement()
        .matches(i -> i.path("personId").asString().equals(person))
        .matches(i -> i.path("params").path("code").asString().equals("alreadyMerged"));
    assertThat(inbox(connection, "double")).isEmpty();
    atRest();
    nobodyIsLost();
  }

  @Test
  void whoseRecordIsMergedIntoThatOfAStrangerStaysThemselves() {
    members(false);
    var stranger =
        salesforce
            .store()
            .create("Lead", Map.of("LastName", "Stranger", "Email", otherEmail, "Company", "C"));
    sync(connection);
    salesforce.store().merge("Lead", stranger, lead(email));
    atRest();

    assertThat(members(id)).isEqualTo(1);
    assertThat(member(id, person).path("standing").asString()).isEqualTo("active");
    assertThat(membersThere()).isEqualTo(1);
    assertThat(inbox(connection, "double")).isEmpty();
    assertThat(api().get("/api/v1/people/" + person).body().path("identities").toString())
        .contains(stranger);
  }
}
