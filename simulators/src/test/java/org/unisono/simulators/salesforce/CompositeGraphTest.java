package org.unisono.simulators.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.unisono.simulators.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/// Graphs of calls, each done whole or not at all.
class CompositeGraphTest extends SalesforceCase {
  private static final String GRAPH = DATA + "/composite/graph";
  private static final String BODY =
      """
      {"graphs": [
        {"graphId": "good", "compositeRequest": [
          {"method": "POST", "url": "/services/data/v60.0/sobjects/Campaign", "referenceId": "c",
            "body": {"Name": "Good"}},
          {"method": "POST", "url": "/services/data/v60.0/sobjects/Campaign", "referenceId": "k",
            "body": {"Name": "Kid", "ParentId": "@{c.id}"}}]},
        {"graphId": "bad", "compositeRequest": [
          {"method": "POST", "url": "/services/data/v60.0/sobjects/Campaign", "referenceId": "x",
            "body": {"Name": "Bad"}},
          {"method": "POST", "url": "/services/data/v60.0/sobjects/Lead", "referenceId": "y",
            "body": {"LastName": "No company"}},
          {"method": "PATCH", "url": "/services/data/v60.0/sobjects/Campaign/@{z.id}",
            "referenceId": "w", "body": {"Name": "Nobody"}}]}]}""";

  @Test
  void oneGraphStaysAndTheOtherIsUndone() {
    var answer = api.post(GRAPH, BODY);
    assertThat(answer.status()).isEqualTo(200);
    var good = answer.json().path("graphs").path(0);
    assertThat(Json.text(good, "graphId")).isEqualTo("good");
    assertThat(good.path("isSuccessful").asBoolean()).isTrue();
    var made = parts(good).path(0);
    assertThat(made.path("httpStatusCode").asInt()).isEqualTo(201);
    var id = Json.text(made.path("body"), "id");
    assertThat(Json.text(made.path("httpHeaders"), "Location")).endsWith("/Campaign/" + id);
    assertThat(sim.store().where("Campaign", "ParentId", id)).hasSize(1);

    var bad = answer.json().path("graphs").path(1);
    assertThat(bad.path("isSuccessful").asBoolean(true)).isFalse();
    assertThat(parts(bad).valueStream().map(p -> p.path("httpStatusCode").asInt()))
        .containsExactly(400, 400, 400);
    assertThat(parts(bad).valueStream().map(CompositeGraphTest::code))
        .containsExactly("PROCESSING_HALTED", "REQUIRED_FIELD_MISSING", "PROCESSING_HALTED");
    assertThat(Json.text(parts(bad).path(2).path("body").path(0), "message"))
        .isEqualTo("Invalid reference specified. No value for id found in z");
    assertThat(sim.store().where("Campaign", "Name", "Bad")).isEmpty();
  }

  private static JsonNode parts(JsonNode graph) {
    return graph.path("graphResponse").path("compositeResponse");
  }

  private static String code(JsonNode part) {
    return Json.text(part.path("body").path(0), "errorCode");
  }

  @Test
  void graphsHaveNamesOfTheirOwnAndAreNotTooMany() {
    assertThat(api.post(GRAPH, BODY.replace("\"bad\"", "\"good\"")).status()).isEqualTo(400);
    assertThat(api.post(GRAPH, "{\"graphs\":[]}").status()).isEqualTo(400);
    var body = Json.object();
    fill(body.putArray("graphs"), 76, 1);
    assertThat(api.post(GRAPH, Json.write(body)).status()).isEqualTo(400);
    fill(body.putArray("graphs"), 2, 251);
    assertThat(Json.text(api.post(GRAPH, Json.write(body)).json().path(0), "errorCode"))
        .isEqualTo("LIMIT_EXCEEDED");
    // More than a composite's 25, which a graph may have.
    fill(body.putArray("graphs"), 1, 30);
    assertThat(api.post(GRAPH, Json.write(body)).json().path("graphs").path(0).path("isSuccessful"))
        .hasToString("true");
  }

  private static void fill(ArrayNode graphs, int count, int nodes) {
    for (int g = 0; g < count; g++) {
      var parts = graphs.addObject().put("graphId", "g" + g).putArray("compositeRequest");
      for (int n = 0; n < nodes; n++) {
        var part = parts.addObject().put("method", "POST").put("referenceId", "r" + n);
        part.put("url", DATA + "/sobjects/Campaign").putObject("body").put("Name", "N" + n);
      }
    }
  }
}
