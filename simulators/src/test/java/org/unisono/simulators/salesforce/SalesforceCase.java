package org.unisono.simulators.salesforce;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.unisono.simulators.Api;
import org.unisono.simulators.Json;
import tools.jackson.databind.JsonNode;

/// A fresh organisation per test.
abstract class SalesforceCase {
  static final String DATA = "/services/data/v60.0";

  SalesforceSimulator sim;
  Api api;

  @BeforeEach
  void open() {
    sim = SalesforceSimulator.start(0);
    api = new Api(sim.baseUrl(), Json.text(sim.ready(), "accessToken"));
  }

  @AfterEach
  void close() {
    sim.close();
  }

  String create(String type, Map<String, ?> values) {
    var answer = api.post(DATA + "/sobjects/" + type, Json.write(Json.object(values)));
    if (answer.status() != 201) {
      throw new AssertionError(answer.body());
    }
    return Json.text(answer.json(), "id");
  }

  String aLead(String lastName) {
    return create("Lead", Map.of("LastName", lastName, "Company", "Acme"));
  }

  String aCampaign(String name) {
    return create("Campaign", Map.of("Name", name));
  }

  void manyLeads(int count) {
    for (int i = 0; i < count; i++) {
      sim.store().create("Lead", Map.of("LastName", "Many %04d".formatted(i), "Company", "Many"));
    }
  }

  JsonNode query(String soql) {
    return api.get(DATA + "/query?q=" + Api.escape(soql)).json();
  }

  JsonNode record(String type, String id) {
    return api.get(DATA + "/sobjects/" + type + "/" + id).json();
  }
}
