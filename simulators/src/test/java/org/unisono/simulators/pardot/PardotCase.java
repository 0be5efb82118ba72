package org.unisono.simulators.pardot;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.unisono.simulators.Api;
import org.unisono.simulators.Json;
import org.unisono.simulators.Launch;
import tools.jackson.databind.JsonNode;

/// A fresh unit per test, at a time that stands until it is moved.
abstract class PardotCase {
  private volatile Instant now = Instant.parse("2027-03-01T09:00:00Z");

  PardotSimulator sim;
  Api api;

  @BeforeEach
  void open() {
    sim = PardotSimulator.start(Launch.onPort(0).at(() -> now));
    api = new Api(sim.baseUrl(), Json.text(sim.ready(), "accessToken"));
  }

  @AfterEach
  void close() {
    sim.close();
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  Api.Answer get(String path) {
    return send("GET", path, "");
  }

  Api.Answer post(String path, String body) {
    return send("POST", path, body);
  }

  Api.Answer send(String method, String path, String body) {
    var unit = Map.of("Pardot-Business-Unit-Id", Unit.ID);
    return api.send(method, PardotVendor.AT + path, body, "application/json", unit);
  }

  static int code(Api.Answer answer) {
    return answer.json().path("code").asInt();
  }

  static List<Integer> ids(JsonNode page) {
    return page.path("values").valueStream().map(row -> row.path("id").asInt()).toList();
  }

  String prospect(String email) {
    return sim.store().createProspect(Map.of("email", email));
  }
}
