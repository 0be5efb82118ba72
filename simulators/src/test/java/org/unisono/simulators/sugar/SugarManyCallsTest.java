package org.unisono.simulators.sugar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisono.simulators.Api;
import org.unisono.simulators.Json;

class SugarManyCallsTest {
  private static final String REST = "/rest/v11_10/";

  private SugarCrmSimulator sim;
  private Api api;

  @BeforeEach
  void open() {
    sim = SugarCrmSimulator.start(0);
    api = new Api(sim.baseUrl(), Json.text(sim.ready(), "accessToken"));
  }

  @AfterEach
  void close() {
    sim.close();
  }

  private String campaign(String name) {
    return sim.store()
        .create("Campaigns", Map.of("name", name, "status", "Planning", "campaign_type", "Web"));
  }

  private String status(String id) {
    return Json.text(sim.store().find("Campaigns", id).orElseThrow(), "status");
  }

  @Test
  void aRecordListIsKeptAndLinkedInOneCall() {
    var list = sim.store().create("ProspectLists", Map.of("name", "L", "list_type", "default"));
    var one = sim.store().create("Leads", Map.of("last_name", "One"));
    var kept = api.post(REST + "Leads/record_list", "{\"records\":[\"" + one + "\",\"gone\"]}");
    var id = Json.text(kept.json(), "id");
    assertThat(api.get(REST + "Leads/record_list/" + id).json().path("records")).hasSize(2);
    var path = REST + "ProspectLists/" + list + "/link/leads/add_record_list/" + id;
    var told = api.post(path, "{}").json().path("related_records");
    assertThat(told.path("success")).hasSize(1);
    assertThat(told.path("error")).hasSize(1);
    assertThat(sim.store().related("ProspectLists", list, "leads")).hasSize(1);
    assertThat(api.delete(REST + "Leads/record_list/" + id).status()).isEqualTo(200);
    assertThat(api.get(REST + "Leads/record_list/" + id).status()).isEqualTo(404);
  }

  @Test
  void manyAreChangedOrDeletedAtOnceAndTheHistoryTells() {
    var one = campaign("One");
    var other = campaign("Other");
    var body =
        "{\"massupdate_params\":{\"uid\":[\"%s\",\"%s\"],\"status\":\"Active\"}}"
            .formatted(one, other);
    var done = api.put(REST + "Campaigns/MassUpdate", body);
    assertThat(Json.text(done.json(), "status")).isEqualTo("done");
    assertThat(status(one)).isEqualTo("Active");
    assertThat(status(other)).isEqualTo("Active");
    var change = api.get(REST + "Campaigns/" + one + "/audit").json().path("records").path(0);
    assertThat(Json.text(change, "field_name")).isEqualTo("status");
    assertThat(Json.text(change, "before")).isEqualTo("Planning");
    assertThat(api.put(REST + "Campaigns/MassUpdate", "{}").status()).isEqualTo(422);
    api.send("DELETE", REST + "Campaigns/MassUpdate", body, "application/json", Map.of());
    assertThat(sim.store().find("Campaigns", one)).isEmpty();
  }

  @Test
  void doublesAreFoundByTheirNames() {
    var found =
        api.post(
            REST + "Leads/duplicateCheck", "{\"last_name\":\"BIANCHI\",\"first_name\":\"Luca\"}");
    assertThat(found.json().path("records")).hasSize(1);
    var none = api.post(REST + "Campaigns/duplicateCheck", "{\"name\":\"Nothing like it\"}").json();
    assertThat(none.path("records")).isEmpty();
    assertThat(none.path("next_offset").asInt()).isEqualTo(-1);
  }

  @Test
  void recordsAreLinkedAndDeletedByTheirKeys() {
    api.patch(
        REST + "Campaigns/sync_key/c-1",
        "{\"name\":\"K\",\"status\":\"Active\",\"campaign_type\":\"Web\"}");
    api.patch(REST + "ProspectLists/sync_key/l-1", "{\"name\":\"L\",\"list_type\":\"default\"}");
    var linked = api.post(REST + "Campaigns/c-1/link_by_sync_keys/prospectlists/l-1", "{}");
    assertThat(linked.status()).as(linked.body()).isEqualTo(200);
    var campaign = Json.text(linked.json().path("record"), "id");
    assertThat(sim.store().related("Campaigns", campaign, "prospectlists")).hasSize(1);
    assertThat(api.delete(REST + "Campaigns/sync_key/c-1").status()).isEqualTo(200);
    assertThat(api.get(REST + "Campaigns/sync_key/c-1").status()).isEqualTo(404);
  }

  @Test
  void wrongValuesAreToldFieldByField() {
    var refused =
        api.post(
            REST + "Campaigns", "{\"name\":\"X\",\"status\":\"Odd\",\"campaign_type\":\"Smoke\"}");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(Json.text(refused.json(), "error")).isEqualTo("invalid_parameter");
    var message = refused.json().path("error_message");
    assertThat(message.path("status").path(0).asString()).contains("Odd");
    assertThat(message.path("campaign_type").path(0).asString()).contains("Smoke");
  }

  @Test
  void rangesOfDaysHaveNames() {
    campaign("Fresh");
    for (var range : new String[] {"today", "last_7_days", "this_month", "this_year"}) {
      var body = "{\"filter\":[{\"date_modified\":{\"$dateRange\":\"" + range + "\"}}]}";
      assertThat(api.post(REST + "Campaigns/filter", body).json().path("records"))
          .as(range)
          .hasSize(4);
    }
    var late = "{\"filter\":[{\"date_modified\":{\"$dateRange\":\"last_year\"}}]}";
    assertThat(api.post(REST + "Campaigns/filter", late).json().path("records")).isEmpty();
    var odd = "{\"filter\":[{\"date_modified\":{\"$dateRange\":\"someday\"}}]}";
    assertThat(api.post(REST + "Campaigns/filter", odd).status()).isEqualTo(422);
  }

  @Test
  void metadataIsOutOfDateForSoManyCalls() {
    new Api(sim.baseUrl(), "").post("/_sim/automations", "{\"metadataOutOfDate\":1}");
    var stale = api.get(REST + "me");
    assertThat(stale.status()).isEqualTo(412);
    assertThat(Json.text(stale.json(), "error")).isEqualTo("metadata_out_of_date");
    assertThat(api.get(REST + "me").status()).isEqualTo(200);
  }
}
