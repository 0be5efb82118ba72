package org.unisono.simulators.marketo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unisono.simulators.Json;
import org.unisono.simulators.Launch;
import tools.jackson.databind.JsonNode;

/// Opportunities, roles and custom objects as they are written.
class ObjectWritesTest extends MarketoCase {
  private static final String DEALS = "/rest/v1/opportunities";
  private static final String BOILERS = "/rest/v1/customobjects/installation_c";

  private JsonNode sync(String all, String action, String input) {
    var body = "{\"action\":\"%s\",\"input\":[%s]}".formatted(action, input);
    return api.post(all + ".json", body).json().path("result");
  }

  private JsonNode first(String all, String action, String input) {
    return sync(all, action, input).path(0);
  }

  private JsonNode delete(String all, String input) {
    return api.post(all + "/delete.json", "{\"input\":[%s]}".formatted(input))
        .json()
        .path("result");
  }

  private static String status(JsonNode row) {
    return Json.text(row, "status");
  }

  @Test
  void anOpportunityIsMadeChangedAndDeletedByItsExternalId() {
    var one = "{\"externalOpportunityId\":\"W-1\",\"name\":\"Roof\",\"amount\":\"12.5\"}";
    var made = first(DEALS, "createOnly", one);
    assertThat(status(made)).isEqualTo("created");
    assertThat(reason(first(DEALS, "createOnly", one))).isEqualTo("1017");
    var won = "{\"externalOpportunityId\":\"W-1\",\"stage\":\"Won\",\"isWon\":true}";
    var changed = first(DEALS, "createOrUpdate", won);
    assertThat(status(changed)).isEqualTo("updated");
    assertThat(Json.text(changed, "marketoGUID")).isEqualTo(Json.text(made, "marketoGUID"));
    var none = "{\"externalOpportunityId\":\"W-2\"}";
    assertThat(reason(first(DEALS, "updateOnly", none))).isEqualTo("1013");
    var byId =
        "{\"action\":\"updateOnly\",\"dedupeBy\":\"idField\",\"input\":[{\"marketoGUID\":\"%s\","
            + "\"name\":\"New roof\"}]}";
    var guid = Json.text(made, "marketoGUID");
    var named = api.post(DEALS + ".json", byId.formatted(guid)).json().path("result").path(0);
    assertThat(status(named)).isEqualTo("updated");
    var path = DEALS + ".json?filterType=externalOpportunityId&filterValues=W-1&fields=name,stage";
    var row = api.get(path).json().path("result").path(0);
    assertThat(Json.text(row, "name") + Json.text(row, "stage")).isEqualTo("New roofWon");
    var gone =
        delete(DEALS, "{\"externalOpportunityId\":\"W-1\"},{\"externalOpportunityId\":\"x\"}");
    assertThat(status(gone.path(0))).isEqualTo("deleted");
    assertThat(reason(gone.path(1))).isEqualTo("1013");
    assertThat(gone.path(1).path("seq").asInt()).isOne();
    assertThat(api.get(path).json().path("result")).isEmpty();
  }

  @Test
  void aRoleNeedsItsOpportunityAndItsPersonAndIsLogged() {
    var lead = Json.text(sim.store().leadsAt("sofia.meier@example.com").getFirst(), "id");
    var role =
        "{\"externalOpportunityId\":\"%s\",\"leadId\":%s,\"role\":\"Buyer\",\"isPrimary\":%s}";
    var roles = DEALS + "/roles";
    assertThat(status(first(roles, "createOnly", role.formatted("ERP-1", lead, false))))
        .isEqualTo("created");
    assertThat(status(first(roles, "createOrUpdate", role.formatted("ERP-1", lead, true))))
        .isEqualTo("updated");
    assertThat(reason(first(roles, "createOnly", role.formatted("none", lead, true))))
        .isEqualTo("1013");
    assertThat(reason(first(roles, "createOnly", role.formatted("ERP-1", "999999", true))))
        .isEqualTo("1004");
    assertThat(reason(first(roles, "createOnly", "{\"externalOpportunityId\":\"ERP-1\"}")))
        .isEqualTo("1002");
    var key = role.formatted("ERP-1", lead, true);
    assertThat(status(delete(roles, key).path(0))).isEqualTo("deleted");
    var start = api.get("/rest/v1/activities/pagingtoken.json?sinceDatetime=2020-01-01T00:00:00Z");
    var log =
        api.get(
                "/rest/v1/activities.json?activityTypeIds=34,35&leadIds=%s&nextPageToken=%s"
                    .formatted(lead, Json.text(start.json(), "nextPageToken")))
            .json();
    assertThat(log.path("result")).hasSize(2);
  }

  @Test
  void customObjectsAreListedDescribedWrittenAndFound() {
    assertThat(api.get("/rest/v1/customobjects.json").json().path("result")).hasSize(2);
    assertThat(api.get("/rest/v1/customobjects.json?names=visit_c").json().path("result"))
        .hasSize(1);
    var described = api.get(BOILERS + "/describe.json").json().path("result").path(0);
    assertThat(described.path("dedupeFields").path(0).asString()).isEqualTo("serialNumber");
    assertThat(Json.text(described.path("relationships").path(0).path("relatedTo"), "name"))
        .isEqualTo("Lead");
    assertThat(error(api.get("/rest/v1/customobjects/shoes_c/describe.json"))).isEqualTo("1013");
    var one = "{\"serialNumber\":\"S1\",\"email\":\"luca.bianchi@example.com\",\"rooms\":5}";
    var result = sync(BOILERS, "createOrUpdate", one + ",{\"serialNumber\":\"S2\"}");
    assertThat(result.valueStream().map(ObjectWritesTest::status))
        .containsExactly("created", "created");
    var byLink = BOILERS + ".json?filterType=email&filterValues=luca.bianchi@example.com";
    assertThat(
            api.get(byLink + "&fields=rooms").json().path("result").path(0).path("rooms").asInt())
        .isEqualTo(5);
    assertThat(error(api.get(BOILERS + ".json?filterType=model&filterValues=x"))).isEqualTo("1003");
    assertThat(error(api.get(byLink + "&fields=shoes"))).isEqualTo("1006");
    assertThat(status(delete(BOILERS, "{\"serialNumber\":\"S2\"}").path(0))).isEqualTo("deleted");
    assertThat(
            api.get(BOILERS + ".json?filterType=serialNumber&filterValues=S1,S2")
                .json()
                .path("result"))
        .hasSize(1);
  }

  @Test
  void aKeyOfSeveralFieldsIsSoughtWithABody() {
    var visits = "/rest/v1/customobjects/visit_c";
    sync(
        visits,
        "createOrUpdate",
        "{\"place\":\"Bern\",\"day\":\"2026-05-01\",\"note\":\"a\"},"
            + "{\"place\":\"Bern\",\"day\":\"2026-05-02\",\"note\":\"b\"}");
    var wish =
        "{\"filterType\":\"dedupeFields\",\"fields\":[\"note\"],"
            + "\"input\":[{\"place\":\"Bern\",\"day\":\"2026-05-02\"}]}";
    var found = api.post(visits + ".json?_method=GET", wish).json().path("result");
    assertThat(found).hasSize(1);
    assertThat(Json.text(found.path(0), "note")).isEqualTo("b");
    assertThat(sim.journal().writes()).isOne();
    var none = "{\"filterType\":\"dedupeFields\",\"input\":[]}";
    assertThat(error(api.post(visits + ".json?_method=GET", none))).isEqualTo("1003");
  }

  @Test
  void customObjectsAreExportedByTheirChangeOrByAList() {
    sync(
        BOILERS,
        "createOrUpdate",
        "{\"serialNumber\":\"S1\",\"email\":\"luca.bianchi@example.com\"},{\"serialNumber\":\"S2\"}");
    var list =
        Json.text(
            api.get("/rest/v1/lists.json?name=Solar%20interest").json().path("result").path(0),
            "id");
    var all = "/bulk/v1/customobjects/installation_c/export";
    var wish = "{\"fields\":[\"serialNumber\",\"model\"],\"filter\":{%s}}";
    var path = all + "/create.json";
    var job = api.post(path, wish.formatted("\"staticListId\":" + list)).json();
    var one = all + "/" + Json.text(job.path("result").path(0), "exportId");
    api.post(one + "/enqueue.json", "{}");
    for (int i = 0; i < 3; i++) {
      api.get(one + "/status.json");
    }
    assertThat(api.get(one + "/file.json").body()).isEqualTo("serialNumber,model\nS1,null\n");
    assertThat(error(api.get(one.replace("installation_c", "visit_c") + "/status.json")))
        .isEqualTo("1013");
    assertThat(api.get(all + ".json").json().path("result")).hasSize(1);
    assertThat(error(api.post(path, wish.formatted("\"smartListId\":1")))).isEqualTo("1035");
    assertThat(error(api.post(path, wish.formatted("")))).isEqualTo("1003");
    var strange = wish.replace("model", "shoes").formatted("\"staticListId\":" + list);
    assertThat(error(api.post(path, strange))).isEqualTo("1006");
  }

  @Test
  void aCustomersOwnActivitiesGoIntoTheLog() {
    var lead = Json.text(sim.store().leadsAt("luca.bianchi@example.com").getFirst(), "id");
    var types = api.get("/rest/v1/activities/types.json").json().path("result");
    assertThat(types.valueStream().map(t -> t.path("id").asInt())).contains(13, 104, 100_001);
    var custom = api.get("/rest/v1/activities/external/types.json").json().path("result").path(0);
    assertThat(Json.text(custom, "apiName")).isEqualTo("siteVisit");
    assertThat(error(api.get("/rest/v1/activities/external/type/none/describe.json")))
        .isEqualTo("1013");
    var one =
        "{\"leadId\":%s,\"activityDate\":\"2026-05-01T10:00:00Z\",\"activityTypeId\":%s,"
            + "\"primaryAttributeValue\":\"Bern\",\"attributes\":[{\"apiName\":\"%s\",\"value\":%s}]}";
    var input =
        List.of(
            one.formatted(lead, 100_001, "minutes", 30),
            one.formatted(lead, 100_001, "shoes", 44),
            one.formatted(lead, 100_001, "minutes", "\"long\""),
            one.formatted(lead, 7, "minutes", 30),
            one.formatted(999_999, 100_001, "minutes", 30),
            "{\"leadId\":1}");
    var body = "{\"input\":[" + String.join(",", input) + "]}";
    var rows = api.post("/rest/v1/activities/external.json", body).json().path("result");
    assertThat(status(rows.path(0))).isEqualTo("added");
    assertThat(rows.valueStream().skip(1).map(r -> Json.text(r.path("errors").path(0), "code")))
        .containsExactly("1006", "1001", "1003", "1004", "1002");
    var start = api.get("/rest/v1/activities/pagingtoken.json?sinceDatetime=2020-01-01T00:00:00Z");
    var log =
        api.get(
                "/rest/v1/activities.json?activityTypeIds=100001&nextPageToken="
                    + Json.text(start.json(), "nextPageToken"))
            .json()
            .path("result");
    assertThat(log).hasSize(1);
    assertThat(Json.text(log.path(0), "primaryAttributeValue")).isEqualTo("Bern");
  }

  @Test
  void theyAreKept(@TempDir Path folder) {
    sim.close();
    try (var first = MarketoSimulator.start(Launch.onPort(0).keepingStateIn(folder))) {
      use(first);
      sync(BOILERS, "createOrUpdate", "{\"serialNumber\":\"S1\"}");
    }
    try (var second = MarketoSimulator.start(Launch.onPort(0).keepingStateIn(folder))) {
      use(second);
      var again = first(BOILERS, "createOnly", "{\"serialNumber\":\"S1\"}");
      assertThat(reason(again)).isEqualTo("1017");
    }
  }
}
