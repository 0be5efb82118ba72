package org.unisono.simulators.activecampaign;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.unisono.simulators.Api;
import org.unisono.simulators.Json;
import tools.jackson.databind.JsonNode;

/// A fresh account per test.
abstract class ActiveCampaignCase {
  ActiveCampaignSimulator sim;
  Api api;

  @BeforeEach
  void open() {
    sim = ActiveCampaignSimulator.start(0);
    api = new Api(sim.baseUrl(), "");
  }

  @AfterEach
  void close() {
    sim.close();
  }

  Api.Answer get(String path) {
    return send("GET", path, "");
  }

  Api.Answer post(String path, String json) {
    return send("POST", path, json);
  }

  Api.Answer send(String method, String path, String json) {
    var key = Map.of("Api-Token", "simulated-token");
    return api.send(method, "/api/3" + path, json, "application/json", key);
  }

  static String error(Api.Answer answer) {
    return Json.text(answer.json().path("errors").path(0), "code");
  }

  String tag(String name) {
    var body = "{\"tag\":{\"tag\":\"%s\",\"tagType\":\"contact\",\"description\":\"\"}}";
    return id(post("/tags", body.formatted(name)).json().path("tag"));
  }

  Api.Answer wear(String contact, String tag) {
    var body = "{\"contactTag\":{\"contact\":\"%s\",\"tag\":\"%s\"}}".formatted(contact, tag);
    return post("/contactTags", body);
  }

  static String id(JsonNode row) {
    return Json.text(row, "id");
  }
}
