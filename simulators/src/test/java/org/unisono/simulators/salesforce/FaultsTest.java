package org.unisono.simulators.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unisono.simulators.Api;
import org.unisono.simulators.Fault;
import org.unisono.simulators.Json;
import org.unisono.simulators.Launch;

class FaultsTest extends SalesforceCase {
  @Test
  void aStormRefusesSoManyCalls() {
    api.post("/_sim/faults", "{\"storm429\":2}");
    for (int i = 0; i < 2; i++) {
      var refused = api.get(DATA + "/limits");
      assertThat(refused.status()).isEqualTo(403);
      assertThat(Json.text(refused.json().path(0), "errorCode"))
          .isEqualTo("REQUEST_LIMIT_EXCEEDED");
    }
    assertThat(api.get(DATA + "/limits").status()).isEqualTo(200);
  }

  @Test
  void aWriteThatFailsAfterwardsHasHappened() {
    sim.faults().arm(Fault.FAIL_500_AFTER_WRITE, 1);
    var answer = api.post(DATA + "/sobjects/Campaign", "{\"Name\":\"Ghost\"}");
    assertThat(answer.status()).isEqualTo(500);
    assertThat(sim.store().where("Campaign", "Name", "Ghost")).hasSize(1);
  }

  @Test
  void garbageIsAWebPageWith200() {
    sim.faults().arm(Fault.GARBAGE_HTML, 1);
    var answer = api.get(DATA + "/limits");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).startsWith("<html>");
  }

  @Test
  void aSkewedClockStampsAhead() {
    sim.faults().arm(Fault.CLOCK_SKEW_MINUTES, 30);
    var stamp = Json.text(record("Lead", aLead("Skew")), "SystemModstamp");
    assertThat(SalesforceTime.parse(stamp)).isAfter(Instant.now().plus(Duration.ofMinutes(28)));
  }

  @Test
  void everyOtherStampIsEarly() {
    sim.faults().arm(Fault.OUT_OF_ORDER_TIMESTAMPS);
    var first = stamp(aLead("1"));
    var second = stamp(aLead("2"));
    assertThat(Duration.between(second, first)).isGreaterThan(Duration.ofSeconds(60));
  }

  private Instant stamp(String lead) {
    return SalesforceTime.parse(Json.text(record("Lead", lead), "SystemModstamp"));
  }

  @Test
  void aValueThatNoPickListHasAppearsInReads() {
    sim.faults().arm(Fault.UNKNOWN_PICKLIST_VALUE, "Campaign.Status=Zombie");
    assertThat(Json.text(record("Campaign", aCampaign("C")), "Status")).isEqualTo("Zombie");
  }

  @Test
  void aRemovedFieldIsGoneFromDescribeQueriesAndWrites() {
    sim.faults().arm(Fault.REMOVED_FIELD, "Campaign.Type");
    assertThat(api.get(DATA + "/sobjects/Campaign/describe").body()).doesNotContain("\"Type\"");
    assertThat(Json.text(query("SELECT Type FROM Campaign").path(0), "errorCode"))
        .isEqualTo("INVALID_FIELD");
    var write = api.post(DATA + "/sobjects/Campaign", "{\"Name\":\"x\",\"Type\":\"Email\"}");
    assertThat(write.status()).isEqualTo(400);
  }

  @Test
  void narrowedRightsHideRowsAndRefuseWrites() {
    manyLeads(20);
    int before = query("SELECT COUNT() FROM Lead").path("totalSize").asInt();
    sim.faults().arm(Fault.RIGHTS_NARROWED);
    assertThat(query("SELECT COUNT() FROM Lead").path("totalSize").asInt())
        .isBetween(1, before - 1);
    var write = api.post(DATA + "/sobjects/Campaign", "{\"Name\":\"x\"}");
    assertThat(write.status()).isEqualTo(403);
    var describe = api.get(DATA + "/sobjects/Campaign/describe").json();
    assertThat(describe.path("createable").asBoolean()).isFalse();
  }

  @Test
  void aDrippingAnswerIsWholeInTheEnd() {
    sim.faults().arm(Fault.SLOW_DRIP, 50);
    assertThat(query("SELECT Id FROM Lead").path("totalSize").asInt()).isEqualTo(3);
  }

  @Test
  void anUnknownFaultIsRefused() {
    assertThat(api.post("/_sim/faults", "{\"nope\":1}").status()).isEqualTo(400);
    assertThat(api.delete("/_sim/faults").status()).isEqualTo(204);
  }

  @Test
  void aMemberMailsOnlyWhileTheFlowIsOn() {
    var campaign = aCampaign("C");
    sim.store().create("CampaignMember", Map.of("CampaignId", campaign, "LeadId", aLead("1")));
    assertThat(sim.journal().mailsSent()).isZero();
    api.post("/_sim/automations", "{\"mailOnMemberAdd\":true}");
    sim.store().create("CampaignMember", Map.of("CampaignId", campaign, "LeadId", aLead("2")));
    var state = api.get("/_sim/state").json();
    assertThat(state.path("counters").path("mailsSent").asInt()).isEqualTo(1);
  }

  @Test
  void aPersonChangesAStatusOnThePage() {
    var member = sim.store().all("CampaignMember").getFirst();
    var id = Json.text(member, "Id");
    assertThat(api.get("/").body()).contains("Heat pumps webinar", "Set status", "Counters");
    var done = api.form("/page/member", Map.of("id", id, "status", "Responded"));
    assertThat(done.status()).isEqualTo(303);
    assertThat(Json.text(record("CampaignMember", id), "Status")).isEqualTo("Responded");
    assertThat(sim.journal().writes()).isZero();
    var lead = Json.text(sim.store().all("Lead").getLast(), "Id");
    assertThat(api.form("/page/convert", Map.of("id", lead)).status()).isEqualTo(303);
    assertThat(api.form("/page/convert", Map.of("id", lead)).body()).contains("already converted");
  }

  @Test
  void stateSurvivesARestart(@TempDir Path folder) {
    var kept = SalesforceSimulator.start(Launch.onPort(0).keepingStateIn(folder));
    var id = kept.store().create("Campaign", Map.of("Name", "Kept"));
    kept.close();
    try (var again = SalesforceSimulator.start(Launch.onPort(0).keepingStateIn(folder))) {
      assertThat(again.store().find("Campaign", id)).isPresent();
      var fresh = new Api(again.baseUrl(), Json.text(again.ready(), "accessToken"));
      assertThat(fresh.get(DATA + "/sobjects/Campaign/" + id).status()).isEqualTo(200);
      assertThat(again.store().create("Campaign", Map.of("Name", "New"))).isNotEqualTo(id);
    }
  }
}
