package org.unisono.simulators.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.unisono.simulators.Fault;
import org.unisono.simulators.Json;
import tools.jackson.databind.JsonNode;

class CollectionCallsTest extends SalesforceCase {
  private static final String ROWS =
      """
      {"allOrNone":%s,"records":[
       {"attributes":{"type":"Lead"},"LastName":"One","Company":"A"},
       {"attributes":{"type":"Lead"},"LastName":"Two"},
       {"attributes":{"type":"Lead"},"LastName":"Three","Company":"A"}]}""";

  @Test
  void eachRowHasItsOwnOutcome() {
    var outcomes = api.post(DATA + "/composite/sobjects", ROWS.formatted(false)).json();
    assertThat(outcomes.valueStream().map(o -> o.path("success").asBoolean()))
        .containsExactly(true, false, true);
    var error = outcomes.path(1).path("errors").path(0);
    assertThat(Json.text(error, "statusCode")).isEqualTo("REQUIRED_FIELD_MISSING");
  }

  @Test
  void allOrNoneLeavesNothing() {
    int before = sim.store().count("Lead");
    var outcomes = api.post(DATA + "/composite/sobjects", ROWS.formatted(true)).json();
    assertThat(outcomes.valueStream().map(o -> o.path("success").asBoolean()))
        .containsExactly(false, false, false);
    assertThat(outcomes.path(0).path("errors").path(0).path("statusCode").asString())
        .isEqualTo("ALL_OR_NONE_OPERATION_ROLLED_BACK");
    assertThat(sim.store().count("Lead")).isEqualTo(before);
  }

  @Test
  void rowsAreChangedUpsertedReadAndDeletedTogether() {
    var a = aLead("A");
    var b = aLead("B");
    var change =
        """
        {"records":[{"attributes":{"type":"Lead"},"Id":"%s","Title":"x"},
         {"attributes":{"type":"Lead"},"id":"%s","Title":"y"}]}"""
            .formatted(a, b);
    assertThat(api.patch(DATA + "/composite/sobjects", change).json().size()).isEqualTo(2);
    var read =
        api.get(DATA + "/composite/sobjects/Lead?ids=" + a + "," + b + "&fields=Id,Title").json();
    assertThat(read.valueStream().map(r -> Json.text(r, "Title"))).containsExactly("x", "y");
    var upsert =
        """
        {"records":[{"attributes":{"type":"Lead"},"Unisono_Id__c":"k","LastName":"K","Company":"A"}]}""";
    var path = DATA + "/composite/sobjects/Lead/Unisono_Id__c";
    assertThat(api.patch(path, upsert).json().path(0).path("created").asBoolean()).isTrue();
    assertThat(api.patch(path, upsert).json().path(0).path("created").asBoolean()).isFalse();
    var gone = api.delete(DATA + "/composite/sobjects?ids=" + a + "," + b + "&allOrNone=false");
    assertThat(gone.json().valueStream().allMatch(o -> o.path("success").asBoolean())).isTrue();
  }

  @Test
  void moreThan200RowsAreRefused() {
    var rows = Json.array();
    for (int i = 0; i < 201; i++) {
      rows.addObject().put("LastName", "x");
    }
    var answer =
        api.post(DATA + "/composite/sobjects", Json.write(Json.object().set("records", rows)));
    assertThat(answer.status()).isEqualTo(400);
  }

  @Test
  void aPartialFailureHitsEveryThirdRow() {
    sim.faults().arm(Fault.PARTIAL_BATCH_FAILURE);
    var body = ROWS.formatted(false).replace("\"Two\"", "\"Two\",\"Company\":\"A\"");
    var outcomes = api.post(DATA + "/composite/sobjects", body).json();
    assertThat(outcomes.valueStream().map(o -> o.path("success").asBoolean()))
        .containsExactly(true, true, false);
    assertThat(outcomes.path(2).path("errors").path(0).path("statusCode").asString())
        .isEqualTo("UNABLE_TO_LOCK_ROW");
  }

  @Test
  void aCompositeRefersToEarlierResults() {
    var body =
        """
        {"allOrNone":true,"compositeRequest":[
         {"method":"POST","url":"/services/data/v60.0/sobjects/Campaign","referenceId":"c","body":{"Name":"Via composite"}},
         {"method":"POST","url":"/services/data/v60.0/sobjects/CampaignMemberStatus","referenceId":"s",
          "body":{"CampaignId":"@{c.id}","Label":"Invited"}},
         {"method":"GET","url":"/services/data/v60.0/sobjects/Campaign/@{c.id}","referenceId":"r"}]}""";
    var parts = api.post(DATA + "/composite", body).json().path("compositeResponse");
    assertThat(parts.valueStream().map(p -> p.path("httpStatusCode").asInt()))
        .containsExactly(201, 201, 200);
    assertThat(Json.text(parts.path(2).path("body"), "Name")).isEqualTo("Via composite");
  }

  @Test
  void aFailedCompositeWithAllOrNoneIsUndone() {
    int before = sim.store().count("Campaign");
    var body =
        """
        {"allOrNone":true,"compositeRequest":[
         {"method":"POST","url":"/services/data/v60.0/sobjects/Campaign","referenceId":"c","body":{"Name":"Undone"}},
         {"method":"POST","url":"/services/data/v60.0/sobjects/Lead","referenceId":"l","body":{}}]}""";
    var parts = api.post(DATA + "/composite", body).json().path("compositeResponse");
    assertThat(Json.text(parts.path(0).path("body").path(0), "errorCode"))
        .isEqualTo("PROCESSING_HALTED");
    assertThat(sim.store().count("Campaign")).isEqualTo(before);
  }

  @Test
  void aBatchAnswersEachPart() {
    var body =
        """
        {"batchRequests":[{"method":"GET","url":"v60.0/limits"},
         {"method":"POST","url":"v60.0/sobjects/Lead","richInput":{}}]}""";
    JsonNode answer = api.post(DATA + "/composite/batch", body).json();
    assertThat(answer.path("hasErrors").asBoolean()).isTrue();
    assertThat(answer.path("results").path(0).path("statusCode").asInt()).isEqualTo(200);
    assertThat(answer.path("results").path(1).path("statusCode").asInt()).isEqualTo(400);
  }
}
