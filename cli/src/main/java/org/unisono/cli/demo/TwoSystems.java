package org.unisono.cli.demo;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Salesforce and HubSpot are connected: watched first, then armed; a status that is raised in one
/// arrives in the other; what was changed on both sides is asked.
final class TwoSystems implements Chapter {

  @Override
  public String title() {
    return "Salesforce and HubSpot, both ways";
  }

  @Override
  public void tell(Stage stage) {
    var bridge = new Bridge(stage);
    bridge.restOthers();
    var salesforce = bridge.toSalesforce();
    var hubSpot = bridge.toHubSpot();
    stage.keep("salesforce", salesforce);
    stage.keep("hubspot", hubSpot);
    stage.say(
        "pages: %s/ and %s/",
        stage.others().salesforce().baseUrl(), stage.others().hubSpot().baseUrl());
    watch(stage, bridge, salesforce, hubSpot);
    arm(stage, bridge, salesforce, hubSpot);
    raise(stage, bridge, salesforce, hubSpot);
    settle(stage, bridge, salesforce);
    rest(stage, bridge, salesforce, hubSpot);
  }

  private static void watch(Stage stage, Bridge bridge, String salesforce, String hubSpot) {
    long before = stage.others().writes();
    for (var connection : new String[] {salesforce, hubSpot}) {
      bridge.change(connection, Map.of("createPeople", "both"));
      bridge.run(connection);
      bridge.pair(stage.kept("webinar"), connection);
      bridge.run(connection);
      var plan = bridge.items(Bridge.path(connection) + "/plan?limit=1000");
      stage.expect(!plan.isEmpty(), "what would be written is listed");
      stage.say(
          "%s is watched: %d changes would be written",
          connection.equals(salesforce) ? "Salesforce" : "HubSpot", plan.size());
    }
    stage.expect("watching writes nothing", before, stage.others().writes());
  }

  private static void arm(Stage stage, Bridge bridge, String salesforce, String hubSpot) {
    for (var connection : new String[] {salesforce, hubSpot}) {
      bridge.arm(connection);
      bridge.run(connection);
      int count = bridge.confirmBrake(connection);
      bridge.run(connection);
      bridge.run(connection);
      stage.say("armed; the brake asked about %d members, and was told to go on", count);
    }
    stage
        .installation()
        .get(Bridge.path(salesforce))
        .path("requirements")
        .forEach(
            r -> {
              if (!r.path("standIn").isNull()) {
                stage.say(
                    "a %s without %s gets \"%s\"",
                    r.path("kind").asString(),
                    r.path("field").asString(),
                    r.path("standIn").asString());
              }
            });
    var member = salesforceMember(stage, stage.kept("winnerEmail"));
    stage.expect("her status is there", "Attended", member.path("Status").asString());
    stage.expect("she counts as an answer", true, member.path("HasResponded").asBoolean());
    stage.expect(
        "she is a participant there", "ATTENDED", attendance(stage, stage.kept("winnerEmail")));
    stage.say("Aada: CampaignMember Attended with HasResponded, and a participant in HubSpot");
  }

  /// A person raises a status on Salesforce's page.
  private static void raise(Stage stage, Bridge bridge, String salesforce, String hubSpot) {
    var email = stage.kept("secondEmail");
    var row = salesforceMember(stage, email).path("Id").asString();
    new Visitor(stage.others().salesforce().baseUrl().toString())
        .press("/page/member", Map.of("id", row, "status", "Attended"));
    bridge.run(salesforce);
    stage.expect(
        "a status raised on Salesforce's page arrives here",
        "Attended",
        new Scene(stage).member(stage.kept("webinar"), email).path("status").asString());
    bridge.run(hubSpot);
    stage.expect("and goes on to HubSpot", "ATTENDED", attendance(stage, email));
    stage.say("Bruno was set to Attended on Salesforce's page: so he is here, and in HubSpot");
  }

  private static void settle(Stage stage, Bridge bridge, String salesforce) {
    var api = stage.installation();
    var campaign = "/api/v1/campaigns/" + stage.kept("webinar");
    var remote =
        bridge
            .items("/api/v1/twins?connectionId=" + salesforce)
            .getFirst()
            .path("remoteId")
            .asString();
    bridge.change(salesforce, Map.of("paused", true));
    api.patch(campaign, Map.of("endDate", "2026-12-02"));
    new Visitor(stage.others().salesforce().baseUrl().toString())
        .press("/page/campaign", Map.of("id", remote, "field", "EndDate", "value", "2026-12-03"));
    bridge.change(salesforce, Map.of("paused", false));
    bridge.run(salesforce);
    var asked = bridge.inbox(salesforce, "conflict");
    stage.expect("one field waits in the inbox", 1, asked.size());
    var item = asked.getFirst();
    stage.say(
        "%s changed on both sides: agreed %s, ours now %s, theirs now %s",
        item.path("field").asString(),
        item.path("agreed").asString("–"),
        item.path("ours").asString("–"),
        item.path("theirs").asString("–"));
    bridge.answer(salesforce, item, "theirs");
    bridge.run(salesforce);
    stage.expect(
        "the answer is carried out", "2026-12-03", api.get(campaign).path("endDate").asString());
  }

  private static void rest(Stage stage, Bridge bridge, String salesforce, String hubSpot) {
    bridge.run(salesforce);
    bridge.run(hubSpot);
    long before = stage.others().writes();
    for (int cycle = 0; cycle < 2; cycle++) {
      bridge.run(salesforce);
      bridge.run(hubSpot);
    }
    stage.expect("two more cycles write nothing", before, stage.others().writes());
    stage.say("settled as Salesforce has it; two more cycles wrote nothing");
  }

  private static JsonNode salesforceMember(Stage stage, String email) {
    var store = stage.others().salesforce().store();
    var lead = store.where("Lead", "Email", email);
    stage.expect(!lead.isEmpty(), email + " is a lead in Salesforce");
    return store.where("CampaignMember", "LeadId", lead.getFirst().path("Id").asString()).stream()
        .findFirst()
        .orElseThrow(() -> new StoryBroken(email + " is no member in Salesforce"));
  }

  private static String attendance(Stage stage, String email) {
    var store = stage.others().hubSpot().store();
    var contact =
        store
            .contactByEmail(email)
            .orElseThrow(() -> new StoryBroken(email + " is no contact in HubSpot"))
            .path("id")
            .asString();
    for (var event : store.events()) {
      for (var row : store.participations(event.path("objectId").asString())) {
        if (row.path("contactId").asString().equals(contact)) {
          return row.path("attendanceState").asString();
        }
      }
    }
    return "none";
  }
}
