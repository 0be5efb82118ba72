package org.unisono.simulators.dynamics;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unisono.simulators.Api;
import org.unisono.simulators.Fault;
import org.unisono.simulators.Json;
import org.unisono.simulators.Launch;

class BatchAndMetadataTest extends DynamicsCase {

  private static String post(String name) {
    var body = "{\"name\":\"" + name + "\"}";
    return """
    Content-Type: application/http
    Content-Transfer-Encoding: binary
    Content-ID: 1

    POST /api/data/v9.2/campaigns HTTP/1.1
    Content-Type: application/json

    %s
    """
        .formatted(body);
  }

  private Api.Answer batch(String body, Map<String, String> headers) {
    return api.send("POST", ROOT + "$batch", body, "multipart/mixed; boundary=b", headers);
  }

  private long named(String name) {
    return sim.store().where("campaign", "name", name).size();
  }

  @Test
  void eachPartHasItsOwnAnswerWhenTheBatchGoesOn() {
    var body =
        "--b\n" + post("One") + "--b\n" + post("x".repeat(200)) + "--b\n" + post("Three") + "--b--";
    var stopped = batch(body, Map.of());
    assertThat(stopped.status()).isEqualTo(400);
    assertThat(named("Three")).isZero();
    var whole = batch(body, Map.of("Prefer", "odata.continue-on-error"));
    assertThat(whole.status()).isEqualTo(200);
    assertThat(whole.body()).contains("HTTP/1.1 204").contains("HTTP/1.1 400");
    assertThat(named("Three")).isOne();
  }

  @Test
  void aChangeSetStandsOrFallsAsOne() {
    var bad =
        "--b\nContent-Type: multipart/mixed; boundary=c\n\n--c\n"
            + post("In a set")
            + "--c\n"
            + post("x".repeat(200))
            + "--c--\n--b--";
    batch(bad, Map.of());
    assertThat(named("In a set")).isZero();
    var good =
        "--b\nContent-Type: multipart/mixed; boundary=c\n\n--c\n"
            + post("In a set")
            + "--c--\n--b--";
    assertThat(batch(good, Map.of()).body())
        .contains("changesetresponse")
        .contains("Content-ID: 1");
    assertThat(named("In a set")).isOne();
  }

  @Test
  void everyThirdRowOfABatchCanBeMadeToFail() {
    sim.faults().arm(Fault.PARTIAL_BATCH_FAILURE);
    var body = "--b\n" + post("A") + "--b\n" + post("B") + "--b\n" + post("C") + "--b--";
    batch(body, Map.of("Prefer", "odata.continue-on-error"));
    assertThat(named("B")).isOne();
    assertThat(named("C")).isZero();
  }

  @Test
  void tablesAndTheLabelsOfOptionsAreDescribed() {
    assertThat(get("$metadata").body()).contains("EntityType Name=\"campaignresponse\"");
    var one = get("EntityDefinitions(LogicalName='campaign')?$select=ChangeTrackingEnabled").json();
    assertThat(Json.text(one, "EntitySetName")).isEqualTo("campaigns");
    var cast = "/Attributes/Microsoft.Dynamics.CRM.StatusAttributeMetadata?$expand=OptionSet";
    var options =
        get("EntityDefinitions(LogicalName='campaign')" + cast)
            .json()
            .path("value")
            .path(0)
            .path("OptionSet")
            .path("Options");
    assertThat(options).hasSize(7);
    assertThat(Json.text(options.path(6).path("Label").path("UserLocalizedLabel"), "Label"))
        .isEqualTo("Inactive");
  }

  @Test
  void thePageChangesARecordAndTheStateSurvivesARestart(@TempDir Path folder) {
    var launch = Launch.onPort(0).keepingStateIn(folder);
    String campaign;
    try (var first = DynamicsSimulator.start(launch)) {
      campaign = first.store().create("campaign", Map.of("name", "Kept"));
      var form = Map.of("id", campaign, "name", "Kept & renamed");
      new Api(first.baseUrl(), "").form("/page/campaign", form);
      assertThat(new Api(first.baseUrl(), "").get("/").body()).contains("Kept &amp; renamed");
      var list = first.store().create("list", Map.of("listname", "L", "createdfromcode", 4));
      first.store().addListToCampaign(campaign, list);
    }
    try (var second = DynamicsSimulator.start(launch)) {
      assertThat(second.store().where("campaign", "name", "Kept & renamed")).hasSize(1);
      assertThat(second.store().listsOf(campaign)).hasSize(1);
    }
  }
}
