package org.unisono.app.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.unisono.app.testing.Samples;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Never 1, over there: a backfill into a system where a flow mails new members sends nothing, and
/// says what waits and why; it goes once a person allows the flow.
class SyncFlowsTest extends SyncRoomTest {

  private static final int MANY = 20;

  @Test
  void aBackfillWaitsForThePersonWhoAllowsTheFlowInSalesforce() {
    var switches = JsonNodeFactory.instance.objectNode().put("mailOnMemberAdd", true);
    salesforce.automate(switches);
    var name = "Flows " + Samples.word();
    var campaign = filled(name);
    var sf = toSalesforce("both");
    assertThat(api().get(path(sf) + "/listeners").items())
        .as("said before anything is armed")
        .singleElement()
        .satisfies(
            l -> {
              assertThat(l.path("id").asString()).isEqualTo("Welcome_new_members");
              assertThat(l.path("name").asString()).isEqualTo("Welcome new members");
            });
    arm(sf);

    assertThat(pair(campaign, sf, "").status()).isEqualTo(201);
    sync(sf);
    sync(sf);

    assertThat(salesforce.store().where("Lead", "LastName", name)).hasSize(MANY);
    assertThat(membersThere(name)).isZero();
    assertThat(salesforce.journal().mailsSent()).isZero();
    assertThat(inbox(sf, "held"))
        .hasSize(MANY)
        .allSatisfy(item -> waitsFor(item, "Welcome new members (Welcome_new_members)"));

    allow(sf, "Welcome_new_members");

    assertThat(api().get(path(sf) + "/listeners").items()).as("allowed").isEmpty();
    assertThat(membersThere(name)).isEqualTo(MANY);
    assertThat(salesforce.journal().mailsSent()).isEqualTo(MANY);
    assertThat(inbox(sf, "held")).isEmpty();
  }

  @Test
  void whomAWorkflowOfHubSpotWouldMailWaitsToo() {
    var name = "Workflows " + Samples.word();
    var campaign = campaign(name);
    add(campaign, person("Wanda", name, Samples.email()), "Registered");
    var hs = toHubSpot("both");
    arm(hs);
    assertThat(pair(campaign, hs, "").status()).isEqualTo(201);
    sync(hs);
    sync(hs);
    var flow = hubSpot.store().workflowOnEvent("Thank you mail", "REGISTERED");
    add(campaign, person("Late", name, Samples.email()), "Registered");
    sync(hs);
    sync(hs);

    assertThat(hubSpot.journal().mailsSent()).isZero();
    assertThat(inbox(hs, "held"))
        .singleElement()
        .satisfies(item -> waitsFor(item, "Thank you mail (" + flow + ")"));

    allow(hs, flow);

    assertThat(hubSpot.journal().mailsSent()).isOne();
    assertThat(inbox(hs, "held")).isEmpty();
  }

  private String filled(String name) {
    var campaign = campaign(name);
    for (int i = 0; i < MANY; i++) {
      add(campaign, person("Flo", name, Samples.email()), "Registered");
    }
    return campaign;
  }

  private long membersThere(String campaign) {
    return salesforce.store().where("Campaign", "Name", campaign).stream()
        .map(c -> c.path("Id").asString())
        .mapToLong(id -> salesforce.store().where("CampaignMember", "CampaignId", id).size())
        .sum();
  }

  private static void waitsFor(JsonNode item, String label) {
    assertThat(item.path("reason").asString()).isEqualTo("refusedThere");
    assertThat(item.path("params").path("code").asString()).isEqualTo("wouldStartAutomation");
    assertThat(item.path("params").path("message").asString()).contains(label);
  }

  private void allow(String connection, String flows) {
    var edited = api().patch(path(connection), Map.of("settings", Map.of("allowedFlows", flows)));
    assertThat(edited.status()).as(edited.body().toString()).isEqualTo(200);
    for (var item : inbox(connection, "held")) {
      api()
          .post(path(connection) + "/inbox/" + item.path("id").asString(), Map.of("take", "retry"));
    }
    sync(connection);
    sync(connection);
  }
}
