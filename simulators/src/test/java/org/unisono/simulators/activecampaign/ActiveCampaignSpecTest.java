package org.unisono.simulators.activecampaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.unisono.simulators.Json;
import org.unisono.simulators.spec.Specs;
import tools.jackson.databind.JsonNode;

/// The campaigns of the ActiveCampaign simulator against the facts that a third-party client rests
/// on.
class ActiveCampaignSpecTest extends ActiveCampaignCase {
  private static JsonNode campaigns() {
    return Specs.read("activecampaign/activecampaign-v3-facts.json").path("campaigns");
  }

  private static Set<String> names(String list) {
    return campaigns().path(list).valueStream().map(JsonNode::asString).collect(Collectors.toSet());
  }

  private int made(String name) {
    var body = "{\"name\":\"%s\",\"type\":\"single\"}".formatted(name);
    return post("/campaign", body).json().path("id").asInt(0);
  }

  @Test
  void aCampaignHasTheFieldsOfTheFactsAndNoOthers() {
    var id = made("May");
    var listed = get(Json.text(campaigns(), "path")).json();
    for (var row : listed.path(Json.text(campaigns(), "key"))) {
      check(row);
    }
    assertThat(listed.path(Json.text(campaigns(), "key"))).isNotEmpty();
    check(get("/campaigns/" + id).json().path("campaign"));
  }

  private static void check(JsonNode row) {
    assertThat(row.propertyNames()).containsExactlyInAnyOrderElementsOf(names("required"));
    for (var field : row.properties()) {
      var value = field.getValue();
      if (field.getKey().equals("links")) {
        assertThat(value.propertyNames()).containsExactlyInAnyOrderElementsOf(names("links"));
      } else if (value.isNull()) {
        assertThat(names("nullable")).contains(field.getKey());
      } else {
        assertThat(value.isString()).as(field.getKey()).isTrue();
      }
    }
  }

  @Test
  void pagesGoByOffsetAndCountInText() {
    made("One");
    made("Two");
    var first = get("/campaigns?limit=1").json();
    var second = get("/campaigns?limit=1&offset=1").json();
    assertThat(first.path("campaigns")).hasSize(1);
    assertThat(second.path("campaigns")).hasSize(1).isNotEqualTo(first.path("campaigns"));
    assertThat(first.path("meta").path("total").isString()).isTrue();
  }

  @Test
  void aNewCampaignHasANumberForAnId() {
    assertThat(post("/campaign", "{\"name\":\"x\",\"type\":\"single\"}").json().path("id").isInt())
        .isTrue();
  }
}
