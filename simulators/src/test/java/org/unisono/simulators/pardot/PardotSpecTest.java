package org.unisono.simulators.pardot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.unisono.simulators.Api;
import org.unisono.simulators.Json;
import org.unisono.simulators.spec.Specs;
import tools.jackson.databind.JsonNode;

/// The Account Engagement simulator against the facts that a third-party client rests on.
class PardotSpecTest extends PardotCase {
  private static JsonNode facts() {
    return Specs.read("pardot/pardot-v5-facts.json");
  }

  private static Set<String> fields(JsonNode object) {
    return new TreeSet<>(Arrays.asList(Json.text(object, "fields").split(",")));
  }

  @Test
  void everyObjectHasTheFieldsOfTheFactsAndNoOthers() {
    var served = new TreeMap<String, Set<String>>();
    for (var kind : Kind.values()) {
      served.put(kind.plural(), new TreeSet<>(kind.fields()));
    }
    for (var object : facts().path("objects").properties()) {
      var fields = fields(object.getValue());
      assertThat(served.get(object.getKey())).as(object.getKey()).isEqualTo(fields);
      var page = get(object.getKey() + "?fields=" + String.join(",", fields));
      assertThat(page.status()).as(page.body()).isEqualTo(200);
      for (var row : page.json().path("values")) {
        assertThat(row.propertyNames()).containsExactlyInAnyOrderElementsOf(fields);
      }
    }
  }

  @Test
  void theOperationsAreThoseOfTheFacts() {
    for (var object : facts().path("objects").properties()) {
      for (var operation : object.getValue().path("operations")) {
        var parts = operation.asString().split(" ");
        var behind = parts.length < 2 ? "" : parts[1].replaceFirst("^/" + object.getKey(), "");
        var path = parts[0] + " " + PardotVendor.AT + object.getKey() + behind;
        assertThat(sim.paths()).as(path).contains(path);
      }
    }
    // The facts say so of campaigns: they can be neither made nor changed nor deleted.
    assertThat(post("campaigns?fields=id", "{\"name\":\"x\"}").status()).isEqualTo(405);
    assertThat(send("PATCH", "campaigns/1?fields=id", "{\"name\":\"x\"}").status()).isEqualTo(405);
    assertThat(send("DELETE", "campaigns/1", "").status()).isEqualTo(405);
  }

  @Test
  void listingsTakeTheParametersAndHaveTheEnvelopeOfTheFacts() {
    prospect("more@example.com");
    var first = get("prospects?fields=id,createdAt&limit=1&orderBy=" + Api.escape("id ASC"));
    assertThat(names(first.json())).isEqualTo(names(facts().path("collectionEnvelope")));
    var row = first.json().path("values").path(0);
    assertThat(OffsetDateTime.parse(Json.text(row, "createdAt"))).isNotNull();
    var next = Json.text(first.json(), "nextPageUrl").replaceFirst("^.*" + PardotVendor.AT, "");
    assertThat(get(next).json().path("values")).hasSize(1);
    var values =
        Map.of(
            "fields", "id",
            "limit", "2",
            "orderBy", "updatedAt ASC",
            "deleted", "all",
            "updatedAtAfterOrEqualTo", "2020-01-01T00:00:00Z",
            "updatedAtBeforeOrEqualTo", "2099-01-01T00:00:00Z",
            "idGreaterThan", "0",
            "nextPageToken", Json.text(first.json(), "nextPageToken"));
    for (var parameter : facts().path("queryParameters")) {
      var name = parameter.asString().split("[ =]")[0];
      assertThat(values).containsKey(name);
      var query = name.equals("fields") ? "" : "&" + name + "=" + Api.escape(value(values, name));
      assertThat(get("prospects?fields=id" + query).status()).as(name).isEqualTo(200);
    }
  }

  private static String value(Map<String, String> values, String name) {
    return values.getOrDefault(name, "");
  }

  private static Set<String> names(JsonNode node) {
    return new TreeSet<>(node.propertyNames());
  }

  @Test
  void refusalsHaveTheEnvelopeOfTheFacts() {
    var missing = get("prospects/99999?fields=id");
    assertThat(missing.status()).isEqualTo(404);
    assertThat(names(missing.json())).isEqualTo(names(facts().path("errorEnvelope")));
    assertThat(missing.json().path("code").isInt()).isTrue();
    assertThat(get("prospects").status()).isEqualTo(400);
  }
}
