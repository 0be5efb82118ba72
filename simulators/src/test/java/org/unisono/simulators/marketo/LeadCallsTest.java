package org.unisono.simulators.marketo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.unisono.simulators.Json;
import tools.jackson.databind.JsonNode;

class LeadCallsTest extends MarketoCase {
  private JsonNode sync(String action, String email, String name) {
    var body =
        "{\"action\":\"%s\",\"input\":[{\"email\":\"%s\",\"firstName\":\"%s\"}]}"
            .formatted(action, email, name);
    return api.post("/rest/v1/leads.json", body).json().path("result").path(0);
  }

  @Test
  void theActionDecidesWhatBecomesOfAKnownAddress() {
    assertThat(Json.text(sync("createOnly", "a@example.com", "A"), "status")).isEqualTo("created");
    assertThat(reason(sync("createOnly", "a@example.com", "B"))).isEqualTo("1005");
    assertThat(Json.text(sync("createOrUpdate", "a@example.com", "C"), "status"))
        .isEqualTo("updated");
    assertThat(reason(sync("updateOnly", "nobody@example.com", "D"))).isEqualTo("1004");
    sync("createDuplicate", "a@example.com", "E");
    assertThat(reason(sync("createOrUpdate", "a@example.com", "F"))).isEqualTo("1007");
  }

  @Test
  void aLongSearchIsAPostThatSaysItIsAGetAndWritesNothing() {
    sync("createOnly", "long@example.com", "Long");
    long writes = sim.journal().writes();
    var asked =
        Map.of(
            "_method", "GET",
            "filterType", "email",
            "filterValues", "long@example.com",
            "fields", "email,unsubscribed");
    var found = api.form("/rest/v1/leads.json", asked).json().path("result");
    assertThat(found).hasSize(1);
    assertThat(found.path(0).path("unsubscribed").asBoolean(true)).isFalse();
    assertThat(sim.journal().writes()).isEqualTo(writes);
  }

  @Test
  void anUnknownFieldIsRefusedInSearchAndInWrite() {
    var path = "/rest/v1/leads.json?filterType=email&filterValues=x@example.com&fields=shoeSize";
    assertThat(error(api.get(path))).isEqualTo("1006");
    var body = "{\"input\":[{\"email\":\"x@example.com\",\"shoeSize\":44}]}";
    var row = api.post("/rest/v1/leads.json", body).json().path("result").path(0);
    assertThat(reason(row)).isEqualTo("1006");
  }

  @Test
  void deletionsAndMergesAreInTheLog() {
    var winner = sim.store().createLead(Map.of("email", "winner@example.com"));
    var loser = sim.store().createLead(Map.of("email", "loser@example.com"));
    var gone = sim.store().createLead(Map.of("email", "gone@example.com"));
    sim.store().mergeLeads(winner, List.of(loser));
    sim.store().deleteLead(gone);
    var token = api.get("/rest/v1/activities/pagingtoken.json?sinceDatetime=2020-01-01T00:00:00Z");
    var from = Json.text(token.json(), "nextPageToken");
    var deleted = api.get("/rest/v1/activities/deletedleads.json?nextPageToken=" + from).json();
    assertThat(deleted.path("result")).hasSize(1);
    assertThat(Json.text(deleted.path("result").path(0), "leadId")).isEqualTo(gone);
    var merges = "/rest/v1/activities.json?activityTypeIds=32&nextPageToken=" + from;
    assertThat(api.get(merges).json().toString()).contains("Merge IDs").contains(loser);
  }
}
