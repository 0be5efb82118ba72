package org.unisono.simulators.sugar;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.unisono.simulators.Api;
import org.unisono.simulators.Json;

/// A fresh SuiteCRM per test.
abstract class SuiteCase {
  SuiteCrmSimulator sim;
  Api api;

  @BeforeEach
  void open() {
    sim = SuiteCrmSimulator.start(0);
    api = new Api(sim.baseUrl(), Json.text(sim.ready(), "accessToken"));
  }

  @AfterEach
  void close() {
    sim.close();
  }

  /// The V8 API, with the brackets of parameters as clients send them.
  Api.Answer get(String path) {
    return api.get("/Api/V8" + path.replace("[", "%5B").replace("]", "%5D").replace(" ", "%20"));
  }

  static String detail(Api.Answer answer) {
    return Json.text(answer.json().path("errors"), "detail");
  }
}
