package org.unisono.cli.demo;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.unisono.cli.systems.SimulatedAccount;
import org.unisono.simulators.Simulator;
import tools.jackson.databind.JsonNode;

/// What the chapters about other systems have in common.
final class Bridge {

  private static final List<String> STREAMS =
      List.of("campaigns", "statuses", "people", "members", "responses", "consent");

  private final Stage stage;
  private final Installation api;

  Bridge(Stage stage) {
    this.stage = stage;
    this.api = stage.installation();
  }

  String toSalesforce() {
    return connect("salesforce", "Salesforce", stage.others().salesforce());
  }

  String toHubSpot() {
    return connect("hubspot", "HubSpot", stage.others().hubSpot());
  }

  String toDynamics() {
    return connect("dynamics", "Dynamics 365", stage.others().dynamics());
  }

  String toMarketo() {
    return connect("marketo", "Marketo", stage.others().marketo());
  }

  String toActiveCampaign() {
    return connect("activecampaign", "ActiveCampaign", stage.others().activeCampaign());
  }

  String toAccountEngagement() {
    return connect("pardot", "Account Engagement", stage.others().pardot());
  }

  String toSuiteCrm() {
    return connect("suitecrm", "SuiteCRM", stage.others().suiteCrm());
  }

  private String connect(String system, String name, Simulator simulator) {
    var form =
        items("/api/v1/connectors?limit=1000").stream()
            .filter(c -> c.path("key").asString().equals(system))
            .findFirst()
            .orElseThrow(() -> new StoryBroken(name + " cannot be connected"));
    return api.post("/api/v1/connections", SimulatedAccount.of(form, simulator.ready()).draft(name))
        .path("id")
        .asString();
  }

  /// Connections that an earlier playing has left rest.
  void restOthers() {
    for (var connection : items("/api/v1/connections")) {
      if (!connection.path("state").asString().equals("paused")) {
        change(connection.path("id").asString(), Map.of("paused", true));
      }
    }
  }

  static String path(String connection) {
    return "/api/v1/connections/" + connection;
  }

  void change(String connection, Map<String, Object> what) {
    api.patch(path(connection), what);
  }

  /// Every stream as far as the system has it.
  void arm(String connection) {
    for (var stream : items(path(connection) + "/streams")) {
      var name = stream.path("key").asString();
      var reach = stream.path("reach").asString();
      if (STREAMS.contains(name) && !reach.equals("impossible")) {
        var mode = reach.equals("in") || reach.equals("out") ? reach : "both";
        api.patch(path(connection) + "/streams/" + name, Map.of("mode", mode));
      }
    }
  }

  void pair(String campaign, String connection) {
    api.post("/api/v1/campaigns/" + campaign + "/connect", Map.of("connectionId", connection));
  }

  void pair(String campaign, String connection, String remote) {
    api.post(
        "/api/v1/campaigns/" + campaign + "/connect",
        Map.of("connectionId", connection, "remoteId", remote));
  }

  /// Runs once and waits for the end.
  JsonNode run(String connection) {
    return ended(connection, start(connection));
  }

  /// The same for a run that may take so long.
  JsonNode run(String connection, Duration patience) {
    return ended(connection, start(connection), patience);
  }

  /// @return the run
  String start(String connection) {
    return api.post(path(connection) + "/sync", Map.of()).path("id").asString();
  }

  JsonNode ended(String connection, String run) {
    return ended(connection, run, Stage.PATIENCE);
  }

  private JsonNode ended(String connection, String run, Duration patience) {
    return stage.await(
        "the run ends",
        patience,
        () -> api.get(path(connection) + "/runs/" + run),
        r -> List.of("done", "failed").contains(r.path("state").asString()));
  }

  List<JsonNode> items(String path) {
    return api.get(path).path("items").valueStream().toList();
  }

  List<JsonNode> inbox(String connection, String kind) {
    return items(path(connection) + "/inbox?limit=1000&kind=" + kind);
  }

  /// The demo's admin confirms the count that the brake shows, where it asks.
  ///
  /// @return the count; 0 when it did not ask
  int confirmBrake(String connection) {
    int count = 0;
    for (var brake : inbox(connection, "brake")) {
      count += brake.path("count").asInt();
      answer(connection, brake, "confirm");
    }
    return count;
  }

  void answer(String connection, JsonNode item, String take) {
    api.post(path(connection) + "/inbox/" + item.path("id").asString(), Map.of("take", take));
  }

  /// What waits, by reason.
  Map<String, Integer> waiting(String connection) {
    Map<String, Integer> waiting = new LinkedHashMap<>();
    for (var group : items(path(connection) + "/inbox/groups")) {
      waiting.merge(group.path("reason").asString(), group.path("count").asInt(), Integer::sum);
    }
    return waiting;
  }
}
