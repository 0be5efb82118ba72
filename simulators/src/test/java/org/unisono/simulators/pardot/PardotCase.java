package org.unisono.simulators.pardot;

import static org.assertj.core.api.Assertions.assertThat;

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
    return api.send(method, at(path), body, "application/json", unit);
  }

  /// With parts by name; one whose name ends with an asterisk is a file, `note.txt`.
  Api.Answer upload(String path, Map<String, String> parts) {
    var body = new StringBuilder();
    parts.forEach(
        (name, content) -> {
          var plain = name.replace("*", "");
          body.append("--edge\r\nContent-Disposition: form-data; name=\"")
              .append(plain)
              .append('"');
          body.append(name.equals(plain) ? "" : "; filename=\"note.txt\"");
          body.append("\r\n\r\n").append(content).append("\r\n");
        });
    var type = "multipart/form-data; boundary=edge";
    var unit = Map.of("Pardot-Business-Unit-Id", Unit.ID);
    return api.send("POST", at(path), body + "--edge--\r\n", type, unit);
  }

  private static String at(String path) {
    return path.startsWith("/") ? path : PardotVendor.AT + path;
  }

  void switches(String json) {
    assertThat(api.post("/_sim/automations", json).status()).isEqualTo(200);
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
