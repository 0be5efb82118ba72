package org.unisono.simulators.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.unisono.simulators.Json;
import tools.jackson.databind.JsonNode;

class FlowsTest extends SalesforceCase {
  private static final String ACTIVE =
      "SELECT ApiName, TriggerObjectOrEvent.QualifiedApiName, RecordTriggerType"
          + " FROM FlowDefinitionView WHERE ActiveVersionId != null";

  private JsonNode tooling(String soql) {
    var query = URLEncoder.encode(soql, StandardCharsets.UTF_8);
    return api.get(DATA + "/tooling/query?q=" + query).json().path("records");
  }

  @Test
  void theFlowForNewMembersShowsWhileItIsOn() {
    assertThat(tooling(ACTIVE)).isEmpty();
    assertThat(api.form("/page/flow", Map.of("name", "Welcome_new_members")).status())
        .isEqualTo(303);
    var flow = tooling(ACTIVE).path(0);
    assertThat(Json.text(flow, "RecordTriggerType")).isEqualTo("Create");
    assertThat(Json.text(flow.path("TriggerObjectOrEvent"), "QualifiedApiName"))
        .isEqualTo("CampaignMember");
    assertThat(api.get("/").body()).contains("Welcome new members", "CampaignMember Create");
    assertThat(
            api.get("/_sim/state").json().path("automations").path("mailOnMemberAdd").asBoolean())
        .isTrue();
  }

  @Test
  void aRuleAndAProcessTellInTheirMetadataWhatTheyListenTo() {
    sim.store().rule("Tell", "Lead", "onCreateOnly");
    sim.store().process("Greet", "Greet", "Lead", "onAllChanges");
    var rule = tooling("SELECT Id, Name FROM WorkflowRule WHERE TableEnumOrId IN ('Lead')").path(0);
    var told = api.get(DATA + "/tooling/sobjects/WorkflowRule/" + Json.text(rule, "Id")).json();
    assertThat(told.path("Metadata").path("active").asBoolean()).isTrue();
    var lead = aLead("heard");
    assertThat(sim.journal().mailsSent()).isEqualTo(2);
    sim.store().update("Lead", lead, Map.of("Title", "CEO"));
    assertThat(sim.journal().mailsSent()).isEqualTo(3);
  }

  @Test
  void whoMayNotSeeTheSetupFindsNoSuchObject() {
    api.post("/_sim/automations", "{\"setupHidden\":true}");
    var query = URLEncoder.encode(ACTIVE, StandardCharsets.UTF_8);
    var answer = api.get(DATA + "/query?q=" + query);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("INVALID_TYPE");
  }
}
