package org.unisono.simulators.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.unisono.simulators.Json;
import tools.jackson.databind.JsonNode;

class ListCallsTest extends HubSpotCase {
  private String aList(String name, String type, String filter) {
    var body =
        "{\"name\":\"%s\",\"objectTypeId\":\"0-1\",\"processingType\":\"%s\"%s}"
            .formatted(name, type, filter);
    return Json.text(api.post("/crm/v3/lists/", body).json().path("list"), "listId");
  }

  @Test
  void additionsAnswerInHubSpotsOwnSpelling() {
    var list = aList("L", "MANUAL", "");
    var contact = aContact("a@example.com");
    var path = "/crm/v3/lists/" + list + "/memberships";
    var added = api.put(path + "/add", "[\"" + contact + "\",\"999999\"]").json();
    assertThat(added.path("recordsIdsAdded").path(0).asString()).isEqualTo(contact);
    assertThat(added.path("recordIdsMissing").path(0).asString()).isEqualTo("999999");
    assertThat(api.put(path + "/add", "[" + contact + "]").json().path("recordsIdsAdded").size())
        .isZero();
    assertThat(api.get(path).json().path("results").path(0).path("recordId").asString())
        .isEqualTo(contact);
    var removed = api.put(path + "/remove", "[\"" + contact + "\"]").json();
    assertThat(removed.path("recordIdsRemoved").path(0).asString()).isEqualTo(contact);
    assertThat(api.get(path + "/join-order").json().path("total").asInt()).isZero();
  }

  @Test
  void aDynamicListFollowsItsFilterAndRefusesMembers() {
    var filter =
        """
        ,"filterBranch":{"filterBranchType":"OR","filters":[],"filterBranches":[{"filterBranchType":"AND","filterBranches":[],
         "filters":[{"filterType":"PROPERTY","property":"lastname","operation":{"operator":"IS_EQUAL_TO","value":"Meier"}}]}]}""";
    var list = aList("Dynamic", "DYNAMIC", filter);
    var path = "/crm/v3/lists/" + list;
    assertThat(api.get(path).json().path("list").path("size").asInt()).isEqualTo(1);
    var refused = api.put(path + "/memberships/add", "[\"1\"]");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(Json.text(refused.json(), "message")).contains("DYNAMIC");
    var snapshot = aList("Snapshot", "SNAPSHOT", filter);
    var contact = aContact("s@example.com");
    api.put("/crm/v3/lists/" + snapshot + "/memberships/add", "[\"" + contact + "\"]");
    assertThat(sim.store().members(snapshot)).hasSize(2).contains(contact);
  }

  @Test
  void listsAreFoundRenamedDeletedAndBroughtBack() {
    var list = aList("Findable", "MANUAL", "");
    var path = "/crm/v3/lists/" + list;
    var found = api.post("/crm/v3/lists/search", "{\"query\":\"findable\"}").json();
    assertThat(
            found
                .path("lists")
                .path(0)
                .path("additionalProperties")
                .path("hs_list_size")
                .asString())
        .isEqualTo("0");
    api.put(path + "/update-list-name?listName=Renamed", "");
    assertThat(api.get("/crm/v3/lists/object-type-id/0-1/name/Renamed").status()).isEqualTo(200);
    assertThat(
            api.post(
                    "/crm/v3/lists",
                    "{\"name\":\"Renamed\",\"objectTypeId\":\"0-1\",\"processingType\":\"MANUAL\"}")
                .status())
        .isEqualTo(400);
    assertThat(api.get("/crm/v3/lists/?listIds=" + list + "&listIds=1").json().path("lists").size())
        .isEqualTo(2);
    api.delete(path);
    assertThat(api.get(path).status()).isEqualTo(404);
    api.put(path + "/restore", "");
    assertThat(api.get(path).status()).isEqualTo(200);
  }

  @Test
  void filtersAreShownOnlyWhenAskedFor() {
    var filter =
        ",\"filterBranch\":{\"filterBranchType\":\"OR\",\"filterBranches\":[],\"filters\":[]}";
    var path = "/crm/v3/lists/" + aList("Filtered", "DYNAMIC", filter);
    assertThat(api.get(path).json().path("list").has("filterBranch")).isFalse();
    assertThat(api.get(path + "?includeFilters=true").json().path("list").has("filterBranch"))
        .isTrue();
    var named = "/crm/v3/lists/object-type-id/0-1/name/Filtered";
    assertThat(api.get(named).json().path("list").has("filterBranch")).isFalse();
    var search = "{\"query\":\"Filtered\",\"objectTypeId\":\"%s\"}";
    for (var type : new String[] {"0-1", "0-2"}) {
      var found = api.post("/crm/v3/lists/search", search.formatted(type)).json();
      assertThat(found.path("total").asInt()).as(type).isEqualTo(type.equals("0-1") ? 1 : 0);
    }
  }

  @Test
  void aWorkflowMailsWhoIsAddedToItsListAndNobodyElse() {
    var mailing =
        sim.store().lists().stream()
            .filter(l -> Json.text(l, "name").startsWith("Follow-up"))
            .map(l -> Json.text(l, "listId"))
            .findFirst()
            .orElseThrow();
    var contact = aContact("mail@example.com");
    var quiet = aList("Quiet", "MANUAL", "");
    api.put("/crm/v3/lists/" + quiet + "/memberships/add", "[\"" + contact + "\"]");
    assertThat(sim.journal().mailsSent()).isZero();
    for (int i = 0; i < 2; i++) {
      api.put("/crm/v3/lists/" + mailing + "/memberships/add", "[\"" + contact + "\"]");
    }
    assertThat(sim.journal().mailsSent()).isEqualTo(1);
    JsonNode of = api.get("/crm/v3/lists/records/0-1/" + contact + "/memberships").json();
    assertThat(of.path("results").valueStream().map(l -> Json.text(l, "listId")))
        .containsExactlyInAnyOrder(quiet, mailing);
  }
}
