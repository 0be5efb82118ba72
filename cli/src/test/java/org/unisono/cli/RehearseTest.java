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

  private Said rehearse(String connection) {
    var text = new StringWriter();
    var command = new CommandLine(new Rehearse()).setOut(new PrintWriter(text));
    command.setErr(new PrintWriter(text));
    int exit = command.execute(connection, "--data", data.toString());
    return new Said(exit, text.toString());
  }

  private String connect(String name) {
    JsonNode form =
        api.get("/api/v1/connectors?limit=1000")
            .path("items")
            .valueStream()
            .filter(c -> c.path("key").asString().equals("salesforce"))
            .findFirst()
            .orElseThrow();
    var draft = SimulatedAccount.of(form, salesforce.ready()).draft(name);
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
    assertThat(rehearse("Head office"))
        .matches(s -> s.exit() == 1)
        .extracting(Said::text)
        .asString()
        .contains("No campaign is paired");
    api.post(
        "/api/v1/campaigns/" + here + "/connect",
        Map.of("connectionId", connection, "remoteId", there));
    run(connection);
    long writes = salesforce.journal().writes();
    salesforce.automate(JsonNodeFactory.instance.objectNode().put("mailOnMemberAdd", true));

    var said = rehearse("head office");

    assertThat(said.text())
        .contains("1 campaigns that are paired")
        .contains("40 members, 3 opt-outs")
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
