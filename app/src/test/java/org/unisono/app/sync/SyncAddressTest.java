package org.unisono.app.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.unisono.app.jobs.Plug;
import org.unisono.app.people.ConsentState;
import org.unisono.app.people.Consents;
import org.unisono.app.testing.Samples;
import tools.jackson.databind.JsonNode;

/// Never 4: an opt-out is loosened, here by an address that changes, or in the moment between.
class SyncAddressTest extends SyncRoomTest {

  @Autowired private Consents consents;

  private JsonNode here(String person) {
    return api().get("/api/v1/people/" + person).body();
  }

  @Test
  void anAddressThatChangesThereIsNotTakenAndTheOptOutHolds() {
    var email = Samples.email();
    var person = person("Ada", "Adresse", email);
    var id =
        salesforce
            .store()
            .create(
                "Lead",
                Map.of(
                    "FirstName", "Ada", "LastName", "Adresse", "Email", email, "Company", "Ada"));
    var sf = toSalesforce("none");
    arm(sf);
    sync(sf);
    salesforce.store().update("Lead", id, Map.of("HasOptedOutOfEmail", true));
    sync(sf);
    assertThat(consents.state(email, Consents.ALL_MARKETING)).isEqualTo(ConsentState.DENIED);

    var other = Samples.email();
    salesforce.store().update("Lead", id, Map.of("Email", other, "Phone", "044 123"));
    sync(sf);
    sync(sf);

    assertThat(here(person).path("phones").toString()).contains("044 123");
    assertThat(here(person).path("email").asString()).isEqualTo(email);
    assertThat(here(person).path("emails").toString()).doesNotContain(other);
    assertThat(consents.state(email, Consents.ALL_MARKETING)).isEqualTo(ConsentState.DENIED);
  }

  @Test
  void whoIsMadeHereIsNotHereForAMomentWithoutTheirOptOut() {
    var sf = toSalesforce("both");
    arm(sf);
    var email = Samples.email();
    var lead =
        salesforce
            .store()
            .create(
                "Lead",
                Map.of(
                    "LastName",
                    "Opposto",
                    "Email",
                    email,
                    "Company",
                    "C",
                    "HasOptedOutOfEmail",
                    true));
    var there = salesforce.store().create("Campaign", Map.of("Name", "Moment " + Samples.word()));
    salesforce.store().create("CampaignMember", Map.of("CampaignId", there, "LeadId", lead));
    sync(sf);
    assertThat(pair(campaign("Moment " + Samples.word()), sf, there).status()).isEqualTo(201);
    Plug.breakAt("sync.strangersMet");
    api().post(path(sf) + "/sync", Map.of());

    await(() -> !api().get("/api/v1/people?q=" + email).items().isEmpty());
    assertThat(consents.state(email, Consents.ALL_MARKETING)).isEqualTo(ConsentState.DENIED);
  }

  @Test
  void anAddressThatChangesHereIsNotWrittenThere() {
    var email = Samples.email();
    var person = person("Ida", "Adresse", email);
    var contact =
        hubSpot
            .store()
            .create("contacts", Map.of("email", email, "firstname", "Ida", "lastname", "Adresse"));
    var hs = toHubSpot("none");
    arm(hs);
    sync(hs);

    var other = Samples.email();
    api().patch("/api/v1/people/" + person, Map.of("email", other, "firstName", "Ina"));
    await(
        () ->
            hubSpot
                .store()
                .contactByEmail(email)
                .orElseThrow()
                .path("properties")
                .path("firstname")
                .asString()
                .equals("Ina"));
    sync(hs);

    assertThat(hubSpot.store().contactByEmail(other)).isEmpty();
    assertThat(hubSpot.store().contactByEmail(email).orElseThrow().path("id").asString())
        .isEqualTo(contact);
  }
}
