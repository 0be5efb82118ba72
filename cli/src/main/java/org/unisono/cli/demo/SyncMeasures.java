package org.unisono.cli.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/// What a bench of the bridge measures: a first load, and how long a change takes to reach all
/// other systems.
public final class SyncMeasures {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration LOAD_PATIENCE = Duration.ofHours(6);

  private final Stage stage;
  private final Bridge bridge;

  public SyncMeasures(Stage stage) {
    this.stage = stage;
    this.bridge = new Bridge(stage);
  }

  /// Fills a Salesforce campaign with so many leads.
  ///
  /// @return the campaign there
  public String fill(int leads) {
    var store = stage.others().salesforce().store();
    var campaign = store.create("Campaign", Map.of("Name", "Load " + Stage.word()));
    for (int i = 0; i < leads; i++) {
      var lead =
          store.create(
              "Lead",
              Map.of(
                  "FirstName",
                  "First" + i % 997,
                  "LastName",
                  "Last" + i % 9973,
                  "Email",
                  "load" + i + "@example.org",
                  "Company",
                  "Load Ltd"));
      store.create("CampaignMember", Map.of("CampaignId", campaign, "LeadId", lead));
    }
    return campaign;
  }

  /// Reads all leads and members of that campaign, makes the people here and their memberships.
  ///
  /// @return how long it took
  public Duration load(String remote, int leads) {
    var salesforce = bridge.toSalesforce();
    bridge.change(salesforce, Map.of("createPeople", "both"));
    bridge.arm(salesforce);
    var campaign = newCampaign();
    stage
        .installation()
        .post("/api/v1/campaigns/" + campaign + "/statuses", Map.of("name", "Sent", "rank", 5));
    long start = System.nanoTime();
    bridge.run(salesforce, LOAD_PATIENCE);
    bridge.pair(campaign, salesforce, remote);
    bridge.run(salesforce, LOAD_PATIENCE);
    bridge.confirmBrake(salesforce);
    bridge.run(salesforce, LOAD_PATIENCE);
    long took = System.nanoTime() - start;
    var count = stage.installation().get("/api/v1/campaigns/" + campaign).path("memberCount");
    stage.expect("all are members", leads, count.asInt());
    bridge.change(salesforce, Map.of("paused", true));
    return Duration.ofNanos(took);
  }

  private String newCampaign() {
    return stage
        .installation()
        .post("/api/v1/campaigns", Map.of("name", "Load " + Stage.word(), "style", "sales"))
        .path("id")
        .asString();
  }

  /// Raises members in Salesforce, one after the other, and waits for each until every other
  /// system shows it.
  ///
  /// @return how long each took, from the start of the run that reads it
  public List<Duration> propagation(int changes) {
    stage.keep("salesforce", bridge.toSalesforce());
    stage.keep("hubspot", bridge.toHubSpot());
    var voices = SevenSystems.voices(stage, bridge);
    voices.forEach(v -> bridge.change(v.connection(), Map.of("createPeople", "both")));
    var name = "Propagation " + Stage.word();
    var campaign = SevenSystems.campaign(stage, name);
    var emails =
        IntStream.range(0, changes).mapToObj(i -> SevenSystems.address("p" + i, name)).toList();
    emails.forEach(e -> SevenSystems.invite(stage, campaign, "Person", e));
    for (var voice : voices) {
      bridge.run(voice.connection());
      bridge.pair(campaign, voice.connection());
      SevenSystems.arm(bridge, voice);
    }
    voices.forEach(v -> bridge.run(v.connection()));
    List<Duration> took = new ArrayList<>();
    for (var email : emails) {
      took.add(propagated(voices, name, email));
    }
    return took;
  }

  private Duration propagated(List<Voice> voices, String campaign, String email) {
    var store = stage.others().salesforce().store();
    var lead = store.where("Lead", "Email", email).getFirst().path("Id").asString();
    JsonNode member = store.where("CampaignMember", "LeadId", lead).getFirst();
    store.update("CampaignMember", member.path("Id").asString(), Map.of("Status", "Attended"));
    long start = System.nanoTime();
    bridge.start(stage.kept("salesforce"));
    while (!voices.stream()
        .allMatch(v -> v.status().apply(campaign, email).equalsIgnoreCase("Attended"))) {
      if (System.nanoTime() - start > PATIENCE.toNanos()) {
        throw new StoryBroken(email + " did not reach all systems");
      }
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
