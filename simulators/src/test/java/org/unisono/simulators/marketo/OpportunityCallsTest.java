package org.unisono.simulators.marketo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.unisono.simulators.Json;
import tools.jackson.databind.JsonNode;

class OpportunityCallsTest extends MarketoCase {
  private static final String ALL = "/rest/v1/opportunities.json";
  private static final String ROLES = "/rest/v1/opportunities/roles.json";

  private String lead(String email) {
    return sim.store().createLead(Map.of("email", email));
  }

  private JsonNode found(String path, String by, String values) {
    return api.get(path + "?filterType=" + by + "&filterValues=" + values).json();
  }

  @Test
  void theyAreFoundByTheirIdsOnlyAndInTheOrderOfTheirMaking() {
    var guid = sim.store().putOpportunity(Map.of("externalOpportunityId", "X-1", "name", "Chairs"));
    var byId = found(ALL, "externalOpportunityId", "X-1,ERP-1").path("result");
    assertThat(byId).hasSize(2);
    assertThat(Json.text(byId.path(1), "marketoGUID")).isEqualTo(guid);
    assertThat(byId.path(1).path("seq").asInt()).isOne();
    assertThat(found(ALL, "marketoGUID", guid).path("result")).hasSize(1);
    assertThat(byId.path(0).has("name")).as("only what is asked for").isFalse();
    assertThat(error(api.get(ALL))).isEqualTo("1003");
    assertThat(error(api.get(ALL + "?filterType=name&filterValues=Chairs"))).isEqualTo("1003");
    var unknown = "?filterType=externalOpportunityId&filterValues=X-1&fields=name,shoes";
    assertThat(error(api.get(ALL + unknown))).isEqualTo("1006");
  }

  @Test
  void rolesArePagedAndALongSearchIsAPost() {
    sim.store().putOpportunity(Map.of("externalOpportunityId", "X-2"));
    for (int i = 0; i < 5; i++) {
      sim.store().addToOpportunity("X-2", lead("r" + i + "@example.com"), "User", i == 3);
    }
    var form =
        Map.of(
            "_method", "GET",
            "filterType", "externalOpportunityId",
            "filterValues", "X-2",
            "fields", "leadId,isPrimary",
            "batchSize", "3");
    var first = api.form(ROLES, form).json();
    assertThat(first.path("result")).hasSize(3);
    assertThat(first.path("moreResult").asBoolean()).isTrue();
    var second =
        api.get(
                ROLES
                    + "?filterType=externalOpportunityId&filterValues=X-2&batchSize=3"
                    + "&fields=isPrimary&nextPageToken="
                    + Json.text(first, "nextPageToken"))
            .json();
    assertThat(second.path("result")).hasSize(2);
    assertThat(second.path("moreResult").asBoolean(true)).isFalse();
    assertThat(second.path("result").path(0).path("isPrimary").asBoolean()).isTrue();
    assertThat(sim.journal().writes()).isZero();
  }

  @Test
  void theLogTellsWhoWasAddedAndWhoseOpportunityChanged() {
    var lead = lead("log@example.com");
    sim.store().putOpportunity(Map.of("externalOpportunityId", "X-3", "name", "Desk"));
    sim.store().addToOpportunity("X-3", lead, "Buyer", true);
    sim.store().putOpportunity(Map.of("externalOpportunityId", "X-3", "stage", "Won"));
    sim.store().putOpportunity(Map.of("externalOpportunityId", "X-3", "stage", "Won"));
    sim.store().removeFromOpportunity("X-3", lead);
    var start = api.get("/rest/v1/activities/pagingtoken.json?sinceDatetime=2020-01-01T00:00:00Z");
    var log =
        api.get(
                "/rest/v1/activities.json?activityTypeIds=34,35,36&leadIds=%s&nextPageToken=%s"
                    .formatted(lead, Json.text(start.json(), "nextPageToken")))
            .json()
            .path("result");
    assertThat(log.valueStream().map(a -> a.path("activityTypeId").asInt()))
        .containsExactly(34, 36, 35);
    assertThat(log.path(1).path("primaryAttributeValueId").asLong()).isPositive();
  }

  @Test
  void aLinkWithACrmRefusesAllOfIt() {
    api.post("/_sim/automations", "{\"crmSync\":true}");
    for (var path : new String[] {ALL, ROLES, "/rest/v1/opportunities/describe.json"}) {
      assertThat(error(api.get(path))).as(path).isEqualTo("1018");
    }
  }

  @Test
  void describeNamesTheKeyAndWhatCanBeSearched() {
    var described = api.get("/rest/v1/opportunities/describe.json").json().path("result").path(0);
    assertThat(Json.text(described, "idField")).isEqualTo("marketoGUID");
    assertThat(described.path("searchableFields")).hasSize(2);
    assertThat(described.path("dedupeFields").path(0).asString())
        .isEqualTo("externalOpportunityId");
  }

  @Test
  void aPersonWorksOnOneOnThePageAndWhatIsWrongIsNotTaken() {
    var form = "id=ERP-1&stage=Signed&amount=41000&outcome=won";
    var type = "application/x-www-form-urlencoded";
    assertThat(api.send("POST", "/page/opportunity", form, type, Map.of()).status())
        .isLessThan(400);
    var path = ALL + "?filterType=externalOpportunityId&filterValues=ERP-1&fields=";
    var row = api.get(path + "isWon,isClosed,stage,amount").json().path("result").path(0);
    assertThat(row.path("isWon").asBoolean()).isTrue();
    assertThat(row.path("isClosed").asBoolean()).isTrue();
    assertThat(Json.text(row, "stage")).isEqualTo("Signed");
    var store = sim.store();
    assertThatThrownBy(() -> store.putOpportunity(Map.of("name", "No id")))
        .isInstanceOf(MarketoRefused.class);
    assertThatThrownBy(
            () -> store.putOpportunity(Map.of("externalOpportunityId", "X-9", "shoes", "44")))
        .isInstanceOf(MarketoRefused.class);
    assertThat(found(ALL, "externalOpportunityId", "X-9").path("result")).isEmpty();
  }
}
