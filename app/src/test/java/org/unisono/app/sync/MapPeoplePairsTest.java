package org.unisono.app.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unisono.app.sync.MapPairsTest.counts;
import static org.unisono.app.sync.MapPairsTest.values;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.unisono.app.testing.Samples;

/// Which value of a pick list of people is which.
class MapPeoplePairsTest extends SyncRoomTest {

  @Test
  void pickListsOfPeopleArePairedTooAndOneWithoutAPairIsAskedAbout() {
    var key = "heat" + Samples.word().replaceAll("[^a-z]", "");
    var field =
        Map.of(
            "subject", "person",
            "key", key,
            "label", "Interest",
            "type", "pick",
            "options", List.of("High", "Low"));
    assertThat(api().post("/api/v1/fields", field).status()).isEqualTo(201);
    var email = Samples.email();
    var person = person("Aino", "Paired", email);
    var at = "/api/v1/people/" + person;
    api().patch(at, Map.of("fields", Map.of(key, "High")));
    var lead =
        salesforce
            .store()
            .create(
                "Lead",
                Map.of(
                    "FirstName", "Aino",
                    "LastName", "Paired",
                    "Email", email,
                    "Company", "C",
                    "Rating", "Warm"));
    var sf = toSalesforce("none");
    arm(sf);
    changeLeads(sf, Map.of("ours", "fields." + key, "theirs", "Rating"));
    sync(sf);
    sync(sf);
    assertThat(inbox(sf, "conflict")).hasSize(1);

    var pairs =
        List.of(
            values("High", "Hot", "both"),
            values("High", "Warm", "in"),
            values("Low", "Cold", "both"));
    var row = Map.of("ours", "fields." + key, "theirs", "Rating", "pairs", pairs);
    var impact =
        api().post(path(sf) + "/maps/lead/impact", Map.of("rows", List.of(row))).items().get(0);
    assertThat(counts(impact)).isEqualTo("there 0, here 0, settled 1, asked 0, apart 0");
    changeLeads(sf, row);
    sync(sf);
    assertThat(inbox(sf, "conflict")).isEmpty();
    assertThat(rating(lead)).isEqualTo("Warm");

    api().patch(at, Map.of("fields", Map.of(key, "Low")));
    await(() -> rating(lead).equals("Cold"));
    // What is changed there between a write and its reading back reads as a write that did not
    // hold.
    sync(sf);
    salesforce.store().update("Lead", lead, Map.of("Rating", "Warm"));
    sync(sf);
    assertThat(api().get(at).body().path("fields").path(key).asString()).isEqualTo("High");

    var fewer = Map.of("ours", "fields." + key, "theirs", "Rating", "pairs", pairs.subList(0, 1));
    var apart =
        api().post(path(sf) + "/maps/lead/impact", Map.of("rows", List.of(fewer))).items().get(0);
    assertThat(counts(apart)).isEqualTo("there 0, here 0, settled 0, asked 0, apart 1");
    changeLeads(sf, fewer);
    long writes = salesforce.journal().writes();
    sync(sf);
    sync(sf);
    assertThat(salesforce.journal().writes()).isEqualTo(writes);
    assertThat(rating(lead)).isEqualTo("Warm");
  }

  private void changeLeads(String connection, Map<String, ?> row) {
    var changed = api().patch(path(connection) + "/maps/lead", Map.of("rows", List.of(row)));
    assertThat(changed.status()).as(changed.body().toString()).isEqualTo(200);
  }

  private String rating(String lead) {
    return salesforce.store().find("Lead", lead).orElseThrow().path("Rating").asString();
  }
}
