package org.unisono.simulators.marketo;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.unisono.simulators.Api;
import org.unisono.simulators.Json;
import tools.jackson.databind.JsonNode;

/// A fresh instance per test.
abstract class MarketoCase {
  MarketoSimulator sim;
  Api api;

  @BeforeEach
  void open() {
    sim = MarketoSimulator.start(0);
    api = caller();
  }

  private Api caller() {
    return new Api(sim.baseUrl(), Json.text(sim.ready(), "accessToken"));
  }

  void use(MarketoSimulator other) {
    sim = other;
    api = caller();
  }

  @AfterEach
  void close() {
    sim.close();
  }

  static String error(Api.Answer answer) {
    return Json.text(answer.json().path("errors").path(0), "code");
  }

  static String reason(JsonNode record) {
    return Json.text(record.path("reasons").path(0), "code");
  }

  JsonNode status(String program, String lead, String status) {
    var body = "{\"statusName\":\"%s\",\"input\":[{\"leadId\":%s}]}".formatted(status, lead);
    var path = "/rest/v1/programs/%s/members/status.json".formatted(program);
    return api.post(path, body).json().path("result").path(0);
  }
}
