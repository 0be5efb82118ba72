package org.unisono.simulators.hubspot;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.unisono.simulators.Api;
import org.unisono.simulators.Json;
import tools.jackson.databind.JsonNode;

/// A fresh portal per test.
abstract class HubSpotCase {
  static final String CONTACTS = "/crm/v3/objects/contacts";

  HubSpotSimulator sim;
  Api api;

  @BeforeEach
  void open() {
    sim = HubSpotSimulator.start(0);
    api = new Api(sim.baseUrl(), Json.text(sim.ready(), "accessToken"));
  }

  @AfterEach
  void close() {
    sim.close();
  }

  static String properties(Map<String, ?> values) {
    return Json.write(Json.object().set("properties", Json.object(values)));
  }

  String aContact(String email) {
    return sim.store().create("contacts", Map.of("email", email));
  }

  String aCampaign(String name) {
    return sim.store().createCampaign(Map.of("hs_name", name));
  }

  static String category(JsonNode body) {
    return Json.text(body, "category");
  }
}
