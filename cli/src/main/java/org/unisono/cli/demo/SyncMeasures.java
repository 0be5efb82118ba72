package org.unisono.cli.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.unisono.simulators.Fault;
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
    long start = System.nanoTime();
    bridge.run(salesforce, LOAD_PATIENCE);
    bridge.pair(campaign, salesforce, remote);
    bridge.run(salesforce, LOAD_PATIENCE);
    letOn(salesforce, campaign, leads);
    long took = System.nanoTime() - start;
    bridge.change(salesforce, Map.of("paused", true));
    return Duration.ofNanos(took);
  }

  /// Answers the brake. The answer sets off what is left; nobody has to ask for another run.
  private void letOn(String connection, String campaign, int members) {
    stage.await(
        "all are members",
        LOAD_PATIENCE,
        () -> {
          bridge.confirmBrake(connection);
          return stage.installation().get("/api/v1/campaigns/" + campaign);
        },
        c -> c.path("memberCount").asInt() == members);
  }

  /// With the status that the other systems' people have.
  private String newCampaign() {
    var api = stage.installation();
    var draft = Map.of("name", "Load " + Stage.word(), "style", "sales");
    var campaign = api.post("/api/v1/campaigns", draft).path("id").asString();
    api.post("/api/v1/campaigns/" + campaign + "/statuses", Map.of("name", "Sent", "rank", 5));
    return campaign;
  }

  /// A load that keeps to a vendor's pace.
  ///
  /// @param read the runs that read all, and make the people here
  /// @param all until all are members, after the answer to the brake
  public record Paced(Part read, Part all) {}

  /// @param calls that it took there; those that were too many do not count
  public record Part(Duration took, long calls) {

    Part and(Part other) {
      return new Part(took.plus(other.took), calls + other.calls);
    }
  }

  /// Reads so many contacts and members of ActiveCampaign at the pace that it allows, lists them
  /// for the evidence of what is gone, and makes the people here and their memberships.
  public Paced loadPaced(int contacts) {
    var site = stage.others().activeCampaign();
    // They have stood there for longer than changes are read again for safety.
    site.faults().arm(Fault.CLOCK_SKEW_MINUTES, -60);
    var ids = IntStream.range(0, contacts).mapToObj(this::contact).toList();
    site.faults().clear(Fault.CLOCK_SKEW_MINUTES);
    var connection = bridge.toActiveCampaign();
    var alone = Map.of("createPeople", "both", "settings", Map.of("callShare", "100"));
    bridge.change(connection, alone);
    bridge.arm(connection);
    var campaign = newCampaign();
    bridge.pair(campaign, connection);
    var people = timed(() -> bridge.run(connection, LOAD_PATIENCE));
    bridge.run(connection);
    var sent = statusTag("Sent");
    site.faults().arm(Fault.CLOCK_SKEW_MINUTES, -60);
    ids.forEach(id -> site.store().tag(id, sent));
    site.faults().clear(Fault.CLOCK_SKEW_MINUTES);
    var members = timed(() -> bridge.run(connection, LOAD_PATIENCE));
    var taken = timed(() -> letOn(connection, campaign, contacts));
    bridge.change(connection, Map.of("paused", true));
    return new Paced(people.and(members), people.and(members).and(taken));
  }

  private String contact(int i) {
    return stage
        .others()
        .activeCampaign()
        .store()
        .createContact(
            Map.of(
                "email",
                "contact" + i + "@example.org",
                "firstName",
                "First" + i % 997,
                "lastName",
                "Last" + i % 9973));
  }

  private String statusTag(String status) {
    return stage.others().activeCampaign().store().tags().stream()
        .filter(t -> t.path("tag").asString().endsWith(":" + status))
        .findFirst()
        .orElseThrow(() -> new StoryBroken("no tag for the status is there"))
        .path("id")
        .asString();
  }

  private Part timed(Runnable what) {
    long before = calls();
    long start = System.nanoTime();
    what.run();
    return new Part(Duration.ofNanos(System.nanoTime() - start), calls() - before);
  }

  private long calls() {
    var journal = stage.others().activeCampaign().journal();
    return journal.apiCalls() - journal.throttled();
  }

  /// How long changes in Salesforce took to reach all others, from the start of the run that reads
  /// them.
  ///
  /// @param statuses of members, in the five that have members of their own
  /// @param phones of people, in all six
  public record Propagation(List<Duration> statuses, List<Duration> phones) {}

  /// Raises members in Salesforce and gives them another telephone, one after the other, and waits
  /// for each until every other system shows it.
  ///
  /// @param changes so many of each
  public Propagation propagation(int changes) {
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
    engaged(emails);
    List<Duration> statuses = new ArrayList<>();
    for (var email : emails) {
      statuses.add(raised(voices, name, email));
    }
    var telephones = new Telephones(stage.others());
    List<Duration> phones = new ArrayList<>();
    for (int i = 0; i < changes; i++) {
      phones.add(called(telephones, emails.get(i), "+39026%06d".formatted(i)));
    }
    return new Propagation(statuses, phones);
  }

  /// Account Engagement has them too, by the vendor's own bridge.
  private void engaged(List<String> emails) {
    var engagement = bridge.toAccountEngagement();
    bridge.arm(engagement);
    var unit = stage.others().pardot().store();
    unit.connectorSync();
    for (var email : emails) {
      unit.createProspect(
          Map.of(
              "email",
              email,
              "firstName",
              "Person",
              "lastName",
              SevenSystems.LAST,
              "salesforceLeadId",
              lead(email)));
    }
    bridge.run(engagement);
    bridge.run(engagement);
  }

  private String lead(String email) {
    return stage
        .others()
        .salesforce()
        .store()
        .where("Lead", "Email", email)
        .getFirst()
        .path("Id")
        .asString();
  }

  private Duration raised(List<Voice> voices, String campaign, String email) {
    var store = stage.others().salesforce().store();
    JsonNode member = store.where("CampaignMember", "LeadId", lead(email)).getFirst();
    store.update("CampaignMember", member.path("Id").asString(), Map.of("Status", "Attended"));
    return untilSeen(
        email,
        () ->
            voices.stream()
                .allMatch(v -> v.status().apply(campaign, email).equalsIgnoreCase("Attended")));
  }

  private Duration called(Telephones telephones, String email, String number) {
    stage.others().salesforce().store().update("Lead", lead(email), Map.of("Phone", number));
    return untilSeen(email, () -> telephones.missing(email, number).isEmpty());
  }

  private Duration untilSeen(String email, BooleanSupplier everywhere) {
    long start = System.nanoTime();
    bridge.start(stage.kept("salesforce"));
    while (!everywhere.getAsBoolean()) {
      if (System.nanoTime() - start > PATIENCE.toNanos()) {
        throw new StoryBroken(email + " did not reach all systems");
      }
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
