package org.unisono.simulators.dynamics;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.unisono.simulators.Api;
import org.unisono.simulators.Json;
import tools.jackson.databind.JsonNode;

/// A fresh organisation per test, and somebody who has logged in.
abstract class DynamicsCase {
  static final String ROOT = "/api/data/v9.2/";

  DynamicsSimulator sim;
  Api api;

  @BeforeEach
  void open() {
    use(DynamicsSimulator.start(0));
  }

  final void use(DynamicsSimulator other) {
    sim = other;
    api = new Api(sim.baseUrl(), Json.text(logIn("simulated-secret").json(), "access_token"));
  }

  @AfterEach
  void close() {
    sim.close();
  }

  Api.Answer logIn(String secret) {
    var path = "/" + Json.text(sim.ready(), "tenant") + "/oauth2/v2.0/token";
    var form =
        Map.of(
            "grant_type",
            "client_credentials",
            "client_id",
            Json.text(sim.ready(), "clientId"),
            "client_secret",
            secret,
            "scope",
            sim.baseUrl() + "/.default");
    return new Api(sim.baseUrl(), "").form(path, form);
  }

  Api.Answer get(String path) {
    return api.get(ROOT + path);
  }

  /// Rows of a set, by a filter.
  JsonNode filtered(String set, String filter) {
    return get(set + "?$filter=" + Api.escape(filter)).json().path("value");
  }

  static String code(Api.Answer answer) {
    return Json.text(answer.json().path("error"), "code");
  }
}
