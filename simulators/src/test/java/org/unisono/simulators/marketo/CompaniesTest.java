package org.unisono.simulators.marketo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.unisono.simulators.Json;
import tools.jackson.databind.JsonNode;

/// Companies, and what people have to do with them.
class CompaniesTest extends MarketoCase {
  private static final String ALL = "/rest/v1/companies";

  private JsonNode sync(String body) {
    return api.post(ALL + ".json", body).json().path("result").path(0);
  }

  private static String company(String id, String name) {
    return "{\"externalCompanyId\":\"%s\",\"company\":\"%s\"}".formatted(id, name);
  }

  private String nameAt(String email) {
    return Json.text(sim.store().leadsAt(email).getFirst(), "company");
  }

  @Test
  void theyAreFoundWrittenAndDeletedByKeyAndById() {
    var made = sync("{\"input\":[%s]}".formatted(company("C1", "Fagus")));
    assertThat(Json.text(made, "status")).isEqualTo("created");
    assertThat(made.path("id").asLong()).isPositive();
    var id = Json.text(made, "id");
    var again = sync("{\"action\":\"createOnly\",\"input\":[%s]}".formatted(company("C1", "x")));
    assertThat(reason(again)).isEqualTo("1017");
    var none = sync("{\"action\":\"updateOnly\",\"input\":[%s]}".formatted(company("C2", "x")));
    assertThat(reason(none)).isEqualTo("1013");
    var byId =
        "{\"action\":\"updateOnly\",\"dedupeBy\":\"idField\",\"input\":[{\"id\":%s,\"industry\":\"%s\"}]}";
    assertThat(Json.text(sync(byId.formatted(id, "Wood")), "status")).isEqualTo("updated");
    var query = ".json?filterType=id&filterValues=%s&fields=company,industry".formatted(id);
    var found = api.get(ALL + query).json().path("result").path(0);
    assertThat(Json.text(found, "industry")).isEqualTo("Wood");
    assertThat(Json.text(found, "company")).isEqualTo("Fagus");
    var gone = "{\"deleteBy\":\"idField\",\"input\":[{\"id\":%s}]}".formatted(id);
    var deleted = api.post(ALL + "/delete.json", gone).json().path("result").path(0);
    assertThat(Json.text(deleted, "status")).isEqualTo("deleted");
    assertThat(api.get(ALL + query).json().path("result")).isEmpty();
    assertThat(error(api.get(ALL + ".json?filterType=industry&filterValues=Wood")))
        .isEqualTo("1003");
  }

  @Test
  void aPersonShowsTheNameOfTheCompanyAndCannotChangeIt() {
    sync("{\"input\":[%s]}".formatted(company("C1", "Fagus")));
    sim.store().createLead(Map.of("email", "of@example.com", "externalCompanyId", "C1"));
    assertThat(nameAt("of@example.com")).isEqualTo("Fagus");
    var own = "{\"input\":[{\"email\":\"of@example.com\",\"company\":\"Mine\"}]}";
    var refused = api.post("/rest/v1/leads.json", own).json().path("result").path(0);
    assertThat(reason(refused)).isEqualTo("1021");
    sync("{\"input\":[%s]}".formatted(company("C1", "Fagus AG")));
    assertThat(nameAt("of@example.com")).isEqualTo("Fagus AG");
  }

  @Test
  void aLinkWithACrmKeepsThemAway() {
    api.post("/_sim/automations", "{\"crmSync\":true}");
    assertThat(error(api.get(ALL + "/describe.json"))).isEqualTo("1018");
  }

  @Test
  void changesAreToldOfThoseOnAListOnly() {
    var lead = sim.store().createLead(Map.of("email", "listed@example.com"));
    var other = sim.store().createLead(Map.of("email", "other@example.com"));
    var list = Json.text(api.get("/rest/v1/lists.json").json().path("result").path(0), "id");
    api.post("/rest/v1/lists/%s/leads.json?id=%s".formatted(list, lead), "{}");
    sim.store().updateLead(lead, Map.of("firstName", "On"));
    sim.store().updateLead(other, Map.of("firstName", "Off"));
    var since = api.get("/rest/v1/activities/pagingtoken.json?sinceDatetime=2020-01-01T00:00:00Z");
    var all =
        "/rest/v1/activities/leadchanges.json?fields=firstName&nextPageToken="
            + Json.text(since.json(), "nextPageToken");
    var onList = api.get(all + "&listId=" + list).json().path("result");
    assertThat(onList.valueStream().map(a -> Json.text(a, "leadId")))
        .contains(lead)
        .doesNotContain(other);
    var one = api.get(all + "&leadIds=" + other).json().path("result");
    assertThat(one.valueStream().map(a -> Json.text(a, "leadId"))).containsOnly(other);
  }
}
