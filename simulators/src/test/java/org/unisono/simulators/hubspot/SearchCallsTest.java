package org.unisono.simulators.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class SearchCallsTest extends HubSpotCase {
  private JsonNode search(String body) {
    return api.post(CONTACTS + "/search", body).json();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "lastname; EQ; 'Bianchi'; 1",
        "lastname; NEQ; 'Bianchi'; 2",
        "phone; HAS_PROPERTY; ''; 0",
        "phone; NOT_HAS_PROPERTY; ''; 3",
        "email; CONTAINS_TOKEN; '*example*'; 3",
        "lastmodifieddate; GTE; '0'; 3",
        "lastmodifieddate; LT; '0'; 0",
        "createdate; GT; '2020-01-01T00:00:00Z'; 3"
      })
  void filtersSelectTheSeededContacts(String property, String operator, String value, int hits) {
    var body =
        """
        {"filterGroups":[{"filters":[{"propertyName":"%s","operator":"%s","value":"%s"}]}]}"""
            .formatted(property, operator, value);
    assertThat(search(body).path("total").asInt()).isEqualTo(hits);
  }

  @Test
  void groupsAreAlternativesAndPagesFollow() {
    var body =
        """
        {"filterGroups":[{"filters":[{"propertyName":"lastname","operator":"IN","values":["bianchi","meier"]}]},
         {"filters":[{"propertyName":"firstname","operator":"EQ","value":"Matti"}]}],
         "sorts":[{"propertyName":"lastname","direction":"DESCENDING"}],"limit":2%s}""";
    var first = search(body.formatted(""));
    assertThat(first.path("total").asInt()).isEqualTo(3);
    assertThat(first.path("results").path(0).path("properties").path("lastname").asString())
        .isEqualTo("Meier");
    var after = first.path("paging").path("next").path("after").asString();
    var second = search(body.formatted(",\"after\":\"" + after + "\""));
    assertThat(second.path("results").size()).isEqualTo(1);
  }

  @Test
  void aSearchEndsAt10000() {
    var answer =
        api.post(CONTACTS + "/search", "{\"filterGroups\":[],\"limit\":100,\"after\":\"9950\"}");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.headers()).doesNotContainKey("x-hubspot-ratelimit-max");
  }

  @Test
  void theNewestAreMissingWhileTheIndexLags() {
    api.post("/_sim/automations", "{\"searchLagSeconds\":60}");
    assertThat(search("{\"filterGroups\":[]}").path("total").asInt()).isZero();
    api.post("/_sim/automations", "{\"searchLagSeconds\":0}");
    assertThat(search("{\"filterGroups\":[],\"query\":\"bianchi\"}").path("total").asInt())
        .isEqualTo(1);
  }

  @Test
  void anUnknownPropertyOrTooManyGroupsAreRefused() {
    var unknown =
        "{\"filterGroups\":[{\"filters\":[{\"propertyName\":\"nope\",\"operator\":\"EQ\",\"value\":\"1\"}]}]}";
    assertThat(api.post(CONTACTS + "/search", unknown).status()).isEqualTo(400);
    var groups = "{\"filterGroups\":[{},{},{},{},{},{}]}";
    assertThat(api.post(CONTACTS + "/search", groups).status()).isEqualTo(400);
    assertThat(api.post("/crm/v3/objects/deals/search", "{}").json().path("total").asInt())
        .isZero();
    sim.store().create("deals", Map.of("dealname", "D", "amount", "12"));
    var amount =
        "{\"filterGroups\":[{\"filters\":[{\"propertyName\":\"amount\",\"operator\":\"BETWEEN\",\"value\":\"9\",\"highValue\":\"100\"}]}]}";
    assertThat(api.post("/crm/v3/objects/deals/search", amount).json().path("total").asInt())
        .isEqualTo(1);
  }
}
