package org.unisono.cli.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.unisono.cli.systems.Waiting;
import tools.jackson.databind.JsonNode;

/// Three old campaigns are joined, *link only*: nobody is removed, nobody is written to, and what
/// does not fit waits with its reason. Then an opt-out holds the next send, and the run is undone.
final class OldMess implements Chapter {

  private static final int THERE = 500;
  private static final int DOUBLES = 20;
  private static final int KNOWN = 380;
  private static final int AT_HUBSPOT = 480;
  private static final int AT_DYNAMICS = 300;

  @Override
  public String title() {
    return "The old mess: 500 members there, 480 elsewhere, 300 on a third list";
  }

  @Override
  public void tell(Stage stage) {
    var bridge = new Bridge(stage);
    var salesforce = stage.kept("salesforce");
    var hubSpot = stage.kept("hubspot");
    var dynamics = stage.kept("dynamics");
    List.of(salesforce, hubSpot, dynamics)
        .forEach(c -> bridge.change(c, Map.of("createPeople", "none")));
    var word = Stage.word();
    var mess = new MessyPeople(stage, word);
    mess.makeHere(KNOWN);
    var remote = mess.makeSalesforce(THERE, DOUBLES);
    var portal = mess.makeHubSpot(AT_HUBSPOT);
    var list = mess.makeDynamics(AT_DYNAMICS);
    var rule = mess.refuseName();
    var campaign = mess.campaign();
    bridge.run(salesforce);
    bridge.run(hubSpot);
    bridge.run(dynamics);
    long mails = stage.others().mails() + caught(stage);

    int asked = join(stage, bridge, campaign, salesforce, remote, "Salesforce");
    stage.expect(asked > 0, "the brake holds what would change many");
    for (var reason : List.of("notHere", "unmappedStatus", "ruleBroken")) {
      stage.expect(bridge.waiting(salesforce).containsKey(reason), reason + " waits for you");
    }
    join(stage, bridge, campaign, hubSpot, portal, "HubSpot");
    stage.expect(bridge.waiting(hubSpot).containsKey("notHere"), "who is not here waits for you");
    join(stage, bridge, campaign, dynamics, list.campaign(), "Dynamics 365");
    stage.expect(bridge.waiting(dynamics).containsKey("notHere"), "who is not here waits for you");

    stage.expect(
        "nobody was removed there",
        THERE,
        stage.others().salesforce().store().where("CampaignMember", "CampaignId", remote).size());
    stage.expect(mess.participants() >= AT_HUBSPOT, "nor in HubSpot");
    stage.expect(
        "nor from the list in Dynamics 365",
        AT_DYNAMICS,
        stage.others().dynamics().store().onList(list.list()).size());
    stage.expect("no mail was sent", mails, stage.others().mails() + caught(stage));
    stage.say("removed 0, mails sent 0");
    stage.installation().patch("/api/v1/rules/" + rule, Map.of("active", false));
    withhold(stage, bridge, mess, hubSpot);
    undo(stage, bridge, campaign, salesforce);
  }

  private static long caught(Stage stage) {
    return stage.installation().get("/api/v1/dev/mail").path("items").size();
  }

  /// @return what the brake asked about
  private static int join(
      Stage stage, Bridge bridge, String campaign, String connection, String remote, String name) {
    int before = counted(bridge, connection, "added");
    int linked = counted(bridge, connection, "linked");
    bridge.pair(campaign, connection, remote);
    bridge.run(connection);
    int count = bridge.confirmBrake(connection);
    bridge.run(connection);
    bridge.run(connection);
    stage.expect("a first join removes nobody", 0, counted(bridge, connection, "removed"));
    stage.say(
        "%s: %d people linked; %s; %d members added; waiting for you: %s",
        name,
        linked,
        count == 0
            ? "too little changes for the brake"
            : "the brake showed " + count + ", confirmed by the admin",
        counted(bridge, connection, "added") - before,
        Waiting.inWords(bridge.waiting(connection)));
    return count;
  }

  private static int counted(Bridge bridge, String connection, String what) {
    return bridge.items(Bridge.path(connection) + "/runs?limit=1000").stream()
        .mapToInt(r -> r.path("counts").path(what).asInt(0))
        .sum();
  }

  private static void withhold(Stage stage, Bridge bridge, MessyPeople mess, String hubSpot) {
    var email = mess.email(0);
    stage.others().hubSpot().store().unsubscribeAll(email);
    bridge.run(hubSpot);
    var api = stage.installation();
    var letter = mess.letterTo(List.of(mess.email(0), mess.email(1)));
    var preview = api.get("/api/v1/sends/" + letter + "/preview");
    stage.expect("the next send goes to one of two", 1, preview.path("mails").asInt());
    stage.expect("and says why not to the other", 1, preview.path("withheld").size());
    api.post("/api/v1/sends/" + letter + "/start", Map.of());
    stage.await(
        "the one letter arrives",
        () -> api.get("/api/v1/dev/mail"),
        mails -> arrived(mails, mess.email(1)));
    stage.expect(
        !arrived(api.get("/api/v1/dev/mail"), email), "who has unsubscribed gets no letter");
    stage.say(
        "unsubscribed in HubSpot: of 2 the next letter went to %d, withheld: %s",
        preview.path("mails").asInt(), preview.path("withheld").toString());
  }

  private static boolean arrived(JsonNode mails, String address) {
    return mails
        .path("items")
        .valueStream()
        .anyMatch(
            m ->
                m.path("subject").asString("").equals("A letter")
                    && m.toString().contains(address));
  }

  private static void undo(Stage stage, Bridge bridge, String campaign, String connection) {
    var api = stage.installation();
    long before = api.get("/api/v1/campaigns/" + campaign).path("memberCount").asLong();
    List<JsonNode> runs = new ArrayList<>();
    for (var run : bridge.items(Bridge.path(connection) + "/runs?limit=50")) {
      if (run.path("undoable").asBoolean() && run.path("counts").path("added").asInt(0) > 100) {
        runs.add(run);
      }
    }
    stage.expect(!runs.isEmpty(), "the join can be undone");
    var run = runs.getFirst().path("id").asString();
    var undo = api.post(Bridge.path(connection) + "/runs/" + run + "/undo", Map.of());
    var ended = bridge.ended(connection, undo.path("id").asString());
    stage.expect("the undoing ends well", "done", ended.path("state").asString());
    int active =
        api.get("/api/v1/campaigns/" + campaign + "/members?limit=1000&standing=active")
            .path("items")
            .size();
    long came = runs.getFirst().path("counts").path("added").asLong();
    stage.expect("who came with the run has left again", before - came, (long) active);
    stage.say("the join is undone: %d members before, %d now", before, active);
  }
}
