package org.unisono.cli.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// What the chapters about other systems have in common.
final class Bridge {

  private static final List<String> STREAMS =
      List.of("campaigns", "statuses", "people", "members", "consent");

  private final Stage stage;
  private final Installation api;

  Bridge(Stage stage) {
    this.stage = stage;
    this.api = stage.installation();
  }

  String toSalesforce() {
    var ready = stage.others().salesforce().ready();
    return connect(
        "salesforce",
        "Salesforce",
        ready.path("baseUrl").asString(),
        Map.of("clientId", ready.path("clientId").asString()),
        Map.of("clientSecret", ready.path("clientSecret").asString()));
  }

  String toHubSpot() {
    var ready = stage.others().hubSpot().ready();
    return connect(
        "hubspot",
        "HubSpot",
        ready.path("baseUrl").asString(),
        Map.of(),
        Map.of("accessToken", ready.path("accessToken").asString()));
  }

  private String connect(
      String system,
      String name,
      String url,
      Map<String, String> settings,
      Map<String, String> secrets) {
    return api.post(
            "/api/v1/connections",
            Map.of(
                "system", system,
                "name", name,
                "baseUrl", url,
                "settings", settings,
                "secrets", secrets))
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

  void arm(String connection) {
    STREAMS.forEach(s -> api.patch(path(connection) + "/streams/" + s, Map.of("mode", "both")));
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
    var started = api.post(path(connection) + "/sync", Map.of());
    return ended(connection, started.path("id").asString());
  }

  JsonNode ended(String connection, String run) {
    return stage.await(
        "the run ends",
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
