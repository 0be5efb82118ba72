package org.unisono.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.unisono.app.access.FirstSteps;
import org.unisono.cli.systems.SimulatedAccount;
import org.unisono.simulators.Launch;
import org.unisono.simulators.Simulator;
import org.unisono.simulators.pardot.PardotSimulator;
import org.unisono.simulators.salesforce.SalesforceSimulator;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// A connection to an old organisation, rehearsed by the command that people use.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RehearseTest {

  private static final int THERE = 40;
  private static final int KNOWN = 30;
  private static final int MEMBERS = 10;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private record Said(int exit, String text) {}

  private final SalesforceSimulator salesforce = SalesforceSimulator.start(Launch.onPort(0));
  private Path data = Path.of("");
  private Server server;
  private ApiClient api;

  @BeforeAll
  void start(@TempDir Path folder) {
    data = folder;
    server = Server.start(0, data, Map.of());
    api = new ApiClient(server.url(), server.bean(FirstSteps.class).localToken());
    Running.write(data, api);
  }

  @AfterAll
  void stop() {
    server.close();
    salesforce.close();
  }

  private Said rehearse(String connection, String... options) {
    var text = new StringWriter();
    var command = new CommandLine(new Rehearse()).setOut(new PrintWriter(text));
    command.setErr(new PrintWriter(text));
    List<String> words = new ArrayList<>(List.of(connection, "--data", data.toString()));
    words.addAll(List.of(options));
    int exit = command.execute(words.toArray(String[]::new));
    return new Said(exit, text.toString());
  }

  private String connect(String name) {
    return connect(name, "salesforce", salesforce);
  }

  private String connect(String name, String system, Simulator simulator) {
    JsonNode form =
        api.get("/api/v1/connectors?limit=1000")
            .path("items")
            .valueStream()
            .filter(c -> c.path("key").asString().equals(system))
            .findFirst()
            .orElseThrow();
    var draft = SimulatedAccount.of(form, simulator.ready()).draft(name);
    return api.post("/api/v1/connections", draft).path("id").asString();
  }

  private void run(String connection) {
    var path = "/api/v1/connections/" + connection;
    var run = path + "/runs/" + api.post(path + "/sync", Map.of()).path("id").asString();
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!api.get(run).path("state").asString().equals("done")) {
      assertThat(System.nanoTime()).isLessThan(end);
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
  }

  private static String address(int i) {
    return "old" + i + "@example.net";
  }

  private String fairThere() {
    var store = salesforce.store();
    var fair = store.create("Campaign", Map.of("Name", "Old fair"));
    for (int i = 0; i < THERE; i++) {
      var lead =
          store.create(
              "Lead",
              Map.of(
                  "FirstName",
                  "Old",
                  "LastName",
                  "Person" + i,
                  "Email",
                  address(i),
                  "Company",
                  "Old Ltd",
                  "HasOptedOutOfEmail",
                  i < 3));
      store.create(
          "CampaignMember",
          Map.of("CampaignId", fair, "LeadId", lead, "Status", i % 4 == 0 ? "Responded" : "Sent"));
    }
    return fair;
  }

  private String fairHere() {
    List<Map<String, String>> people = new ArrayList<>();
    for (int i = 0; i < KNOWN; i++) {
      people.add(Map.of("email", address(i), "firstName", "Old", "lastName", "Person" + i));
    }
    api.post("/api/v1/people", people);
    var fair =
        api.post("/api/v1/campaigns", Map.of("name", "Old fair", "type", "other"))
            .path("id")
            .asString();
    api.post("/api/v1/campaigns/" + fair + "/statuses", Map.of("name", "Sent", "rank", 5));
    List<Map<String, String>> members = new ArrayList<>();
    for (int i = 0; i < MEMBERS; i++) {
      members.add(Map.of("email", address(i), "status", i % 4 == 0 ? "Responded" : "Sent"));
    }
    api.post("/api/v1/campaigns/" + fair + "/members", members);
    return fair;
  }

  @Test
  void aWatchedConnectionIsPlayedOnCopiesAndNothingElseMoves() {
    var there = fairThere();
    var here = fairHere();
    var connection = connect("Head office");
    run(connection);
    assertThat(rehearse("Head office", "--paired"))
        .matches(s -> s.exit() == 1)
        .extracting(Said::text)
        .asString()
        .contains("No campaign is paired");
    var unpaired = rehearse("Head office");
    assertThat(unpaired.text())
        .contains("0 campaigns that are paired and 4 that nobody has paired")
        .contains("42 members, 3 opt-outs")
        .contains("left out: nothing")
        .contains("of the same name paired too: 1 of ")
        .contains("linked: 30 people")
        .contains("of which 20 are new members; 4 there")
        .contains("The rehearsal held.");
    assertThat(unpaired.exit()).isZero();
    assertThat(api.get("/api/v1/twins?connectionId=" + connection).path("items")).isEmpty();
    api.post(
        "/api/v1/campaigns/" + here + "/connect",
        Map.of("connectionId", connection, "remoteId", there));
    run(connection);
    long writes = salesforce.journal().writes();
    salesforce.automate(JsonNodeFactory.instance.objectNode().put("mailOnMemberAdd", true));

    var said = rehearse("head office");

    assertThat(said.text())
        .contains("1 campaigns that are paired and 3 that nobody has paired")
        .contains("of the same name paired too: 0 of ")
        .contains("42 members, 3 opt-outs")
        .contains("left out: nothing")
        .contains("linked: 30 people")
        .contains("of which 20 are new members; 4 there")
        .contains("10 who are not here yet")
        .contains("would start these are refused: Welcome new members")
        .contains("removed: 0")
        .contains("mails sent: 0 here, 0 there")
        .contains("The rehearsal held.");
    assertThat(said.exit()).isZero();
    assertThat(salesforce.journal().writes()).isEqualTo(writes);
    assertThat(api.get("/api/v1/campaigns/" + here).path("memberCount").asInt()).isEqualTo(MEMBERS);
    assertThat(api.get("/api/v1/connections/" + connection).path("state").asString())
        .isEqualTo("watch");
  }

  /// Its campaigns come from Salesforce, so that no push of ours makes one.
  @Test
  void accountEngagementIsRehearsedWithItsCampaignsAndWhatPeopleDid() {
    try (var pardot = PardotSimulator.start(0)) {
      var store = pardot.store();
      var webinar = store.createCampaign("Autumn webinar");
      store.createCampaign("Somebody else's");
      var prospect =
          store.createProspect(
              Map.of("email", "visitor@example.net", "firstName", "Vi", "lastName", "Sitor"));
      store.act(prospect, webinar, 4, "Sign-up form");
      // Nobody here is that, so that what they did waits; the other is in the log of activities.
      var stranger =
          store.createProspect(
              Map.of("email", "stranger@example.net", "firstName", "Stray", "lastName", "Nger"));
      store.act(stranger, webinar, 4, "Sign-up form");
      api.post(
          "/api/v1/people",
          Map.of("email", "visitor@example.net", "firstName", "Vi", "lastName", "Sitor"));
      api.post("/api/v1/campaigns", Map.of("name", " autumn Webinar", "type", "other"));
      var connection = connect("Engagement", "pardot", pardot);
      api.patch("/api/v1/connections/" + connection + "/streams/responses", Map.of("mode", "in"));
      run(connection);
      run(connection);
      long writes = pardot.journal().writes();

      var said = rehearse("Engagement");

      assertThat(said.text())
          .contains("0 campaigns that are paired and 6 that nobody has paired")
          .contains("2 people")
          .contains("1 responses")
          .contains("of the same name paired too: 1 of ")
          .contains("linked: 1 people")
          .contains("The rehearsal held.");
      assertThat(said.exit()).isZero();
      assertThat(pardot.journal().writes()).isEqualTo(writes);
    }
  }

  @Test
  void aNameThatNobodyHasIsAnsweredWithThoseThatThereAre() {
    connect("Branch office");

    var said = rehearse("Brunch office");

    assertThat(said.exit()).isEqualTo(1);
    assertThat(said.text())
        .contains("There is no connection Brunch office")
        .contains("Branch office");
  }

  @Test
  void whereNothingRunsThatIsSaid(@TempDir Path empty) {
    var text = new StringWriter();
    var command = new CommandLine(new Rehearse()).setErr(new PrintWriter(text));

    assertThat(command.execute("x", "--data", empty.toString())).isEqualTo(1);
    assertThat(text.toString()).contains("No installation runs on");
  }
}
