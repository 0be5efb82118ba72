package org.unisono.simulators.marketo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.unisono.simulators.Api;
import org.unisono.simulators.Json;
import tools.jackson.databind.JsonNode;

/// What narrows a listing, and what is too long or not waited for.
class FiltersTest extends MarketoCase {
  private JsonNode result(String path) {
    return api.get(path).json().path("result");
  }

  @ParameterizedTest
  @ValueSource(strings = {"programs", "smartCampaigns", "staticLists", "emails", "smartLists"})
  void assetsAreListedByTheirLastChange(String kind) {
    var all = "/rest/asset/v1/%s.json?maxReturn=200".formatted(kind);
    assertThat(result(all)).isNotEmpty();
    assertThat(result(all + "&earliestUpdatedAt=2020-01-01T00:00:00Z")).isNotEmpty();
    assertThat(result(all + "&latestUpdatedAt=2020-01-01T00:00:00Z")).isEmpty();
    assertThat(result(all + "&earliestUpdatedAt=2099-01-01T00:00:00Z")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "lists, name=Solar interest, 1",
    "lists, programName=Solar webinar, 1",
    "lists, workspaceName=Elsewhere, 0",
    "campaigns, workspaceName=Elsewhere, 0",
    "campaigns, name=Send the slides, 1"
  })
  void listsAndCampaignsAreSoughtByNames(String kind, String filter, int found) {
    var query = filter.replace(" ", "%20");
    assertThat(result("/rest/v1/%s.json?%s".formatted(kind, query))).hasSize(found);
  }

  @Test
  void programsAreSoughtByIdFolderAndWorkspace() {
    var all = "/rest/asset/v1/programs.json?";
    var one = result(all).path(0);
    assertThat(result(all + "filterType=id&filterValues=" + Json.text(one, "id"))).hasSize(1);
    assertThat(result(all + "filterType=folderId&filterValues=12")).hasSize(3);
    assertThat(result(all + "filterType=folderId&filterValues=13")).isEmpty();
    var workspace = Api.escape(Json.text(one, "workspace"));
    assertThat(result(all + "filterType=workspace&filterValues=" + workspace)).hasSize(3);
    assertThat(error(api.get(all + "filterType=shoes&filterValues=1"))).isEqualTo("709");
  }

  @Test
  void thePlacesOfAPersonAreSoughtByProgram() {
    var lead = sim.store().createLead(Map.of("email", "two@example.com"));
    var one = sim.store().createProgram("One");
    var two = sim.store().createProgram("Two");
    status(one, lead, "Invited");
    status(two, lead, "Invited");
    var all = "/rest/v1/leads/%s/programMembership.json".formatted(lead);
    assertThat(result(all)).hasSize(2);
    var found = result(all + "?filterType=programId&filterValues=" + two);
    assertThat(found.valueStream().map(m -> Json.text(m, "id"))).containsExactly(two);
    assertThat(error(api.get(all + "?filterType=shoes&filterValues=1"))).isEqualTo("1003");
  }

  @Test
  void thePeopleOfAListHaveTheFieldsThatAreAskedFor() {
    var list = Json.text(result("/rest/v1/lists.json?name=Solar%20interest").path(0), "id");
    for (var path : new String[] {"/rest/v1/lists/%s/leads.json", "/rest/v1/list/%s/leads.json"}) {
      var luca = result(path.formatted(list) + "?fields=lastName").path(0);
      assertThat(Json.text(luca, "lastName")).isEqualTo("Bianchi");
      assertThat(luca.has("email")).isFalse();
      assertThat(result(path.formatted(list)).path(0).has("email")).isTrue();
      assertThat(error(api.get(path.formatted(list) + "?fields=shoes"))).isEqualTo("1006");
    }
  }

  @Test
  void whoeverDoesNotWaitIsToldNothing() {
    var body = "{\"asyncProcessing\":true,\"input\":[{\"email\":\"later@example.com\"}]}";
    var answer = api.post("/rest/v1/leads.json", body).json();
    assertThat(answer.path("success").asBoolean()).isTrue();
    assertThat(answer.has("result")).isFalse();
    assertThat(sim.store().leadsAt("later@example.com")).hasSize(1);
  }

  @Test
  void aBodyIsAMegabyteAtMost() {
    var body = "{\"input\":[{\"email\":\"l@example.com\",\"title\":\"%s\"}]}";
    var most = "x".repeat(1_048_576 - body.length() + 2);
    assertThat(api.post("/rest/v1/leads.json", body.formatted(most)).status()).isEqualTo(200);
    assertThat(api.post("/rest/v1/leads.json", body.formatted(most + "x")).status()).isEqualTo(413);
  }
}
