package org.unisono.cli.demo;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    var ready = stage.others().salesforce().ready();
    return connect("salesforce", "Salesforce", ready, given(ready, "clientId"), "clientSecret");
  }

  String toHubSpot() {
    var ready = stage.others().hubSpot().ready();
    return connect("hubspot", "HubSpot", ready, Map.of(), "accessToken");
  }

  String toDynamics() {
    var ready = stage.others().dynamics().ready();
    var settings = given(ready, "tenant", "clientId");
    settings.put("loginUrl", ready.path("baseUrl").asString());
    return connect("dynamics", "Dynamics 365", ready, settings, "clientSecret");
  }

  String toMarketo() {
    var ready = stage.others().marketo().ready();
    var settings = given(ready, "clientId");
    settings.put("folder", "12");
    settings.put("channel", "Webinar");
    return connect("marketo", "Marketo", ready, settings, "clientSecret");
  }

  String toActiveCampaign() {
    var ready = stage.others().activeCampaign().ready();
    return connect("activecampaign", "ActiveCampaign", ready, Map.of(), "apiKey");
  }

  /// Logged in to at the Salesforce that it is joined to.
  String toAccountEngagement() {
    var ready = stage.others().pardot().ready();
    var settings = given(ready, "clientId", "businessUnitId");
    settings.put("loginUrl", ready.path("sfBase").asString());
    return connect("pardot", "Account Engagement", ready, settings, "clientSecret");
  }

  String toSuiteCrm() {
    var ready = stage.others().suiteCrm().ready();
    return connect("suitecrm", "SuiteCRM", ready, given(ready, "clientId"), "clientSecret");
  }

  private static Map<String, String> given(JsonNode ready, String... names) {
    Map<String, String> values = new LinkedHashMap<>();
    for (var name : names) {
      values.put(name, ready.path(name).asString());
    }
    return values;
  }

  private String connect(
      String system, String name, JsonNode ready, Map<String, String> settings, String secret) {
    return api.post(
            "/api/v1/connections",
            Map.of(
                "system", system,
                "name", name,
                "baseUrl", ready.path("baseUrl").asString(),
                "settings", settings,
                "secrets", given(ready, secret)))
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
