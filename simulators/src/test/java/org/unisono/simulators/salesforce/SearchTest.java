package org.unisono.simulators.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unisono.simulators.Api;
import org.unisono.simulators.Json;
import tools.jackson.databind.JsonNode;

/// Search for words.
class SearchTest extends SalesforceCase {
  @BeforeEach
  void people() {
    person("Lead", "Finder", "Acme", "finder@example.com");
    person("Lead", "Finding", "Other", "other@example.com");
    sim.store().create("Contact", Map.of("LastName", "Finder", "Email", "acme@example.com"));
  }

  private void person(String type, String lastName, String company, String email) {
    sim.store().create(type, Map.of("LastName", lastName, "Company", company, "Email", email));
  }

  private JsonNode search(String sosl) {
    return api.get(DATA + "/search?q=" + Api.escape(sosl)).json();
  }

  private static List<String> types(JsonNode found) {
    return found
        .path("searchRecords")
        .valueStream()
        .map(r -> Json.text(r.path("attributes"), "type"))
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "FIND {Finder} RETURNING Lead(Id), Contact(Id); Lead,Contact",
        "FIND {find*} RETURNING Lead(Id), Contact; Lead,Lead,Contact",
        "FIND {acme} IN NAME FIELDS RETURNING Lead(Id, Name), Contact(Id); Lead",
        "FIND {acme} IN EMAIL FIELDS RETURNING Lead(Id), Contact(Id); Contact",
        "FIND {finder acme} RETURNING Lead(Id); Lead",
        "FIND {Finding OR acme} RETURNING Lead(Id); Lead,Lead",
        "FIND {finder@example.com} RETURNING Lead(Id); Lead",
        "FIND {find*} RETURNING Lead(Id WHERE Company = 'Other'); Lead",
        "FIND {find*} RETURNING Lead(Id ORDER BY Name DESC LIMIT 1); Lead",
        "FIND {find*} RETURNING Lead(Id), Contact(Id) LIMIT 1; Lead",
        "FIND {Finder}; Lead,Contact"
      })
  void wordsAreFoundWhereTheyAreSought(String sosl, String expected) {
    assertThat(types(search(sosl))).containsExactly(expected.split(","));
  }

  @Test
  void theFieldsAskedForComeBackInOrder() {
    var rows =
        search("FIND {find*} RETURNING Lead(Id, LastName, Owner.Name ORDER BY LastName DESC)")
            .path("searchRecords");
    assertThat(rows.valueStream().map(r -> Json.text(r, "LastName")))
        .containsExactly("Finding", "Finder");
    assertThat(Json.text(rows.path(0).path("Owner"), "Name")).isEqualTo("Simulated Admin");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "FIND Finder RETURNING Lead(Id); MALFORMED_SEARCH",
        "FIND {a} RETURNING Lead(Id); MALFORMED_SEARCH",
        "FIND {Finder} IN SOME FIELDS RETURNING Lead(Id); MALFORMED_SEARCH",
        "FIND {Finder} RETURNING Nobody(Id); INVALID_TYPE",
        "FIND {Finder} RETURNING Lead(Nope); INVALID_FIELD"
      })
  void aSearchThatMakesNoSenseIsRefused(String sosl, String code) {
    assertThat(Json.text(search(sosl).path(0), "errorCode")).isEqualTo(code);
  }

  @Test
  void aSearchIsAskedByParametersAndByABody() {
    var path = DATA + "/parameterizedSearch/?q=Finder&sobject=Lead&fields=Id,LastName&in=NAME";
    assertThat(types(api.get(path).json())).containsExactly("Lead");
    var body =
        """
        {"q": "find*", "fields": ["Id"], "overallLimit": 2, "in": "ALL", "sobjects":
          [{"name": "Lead", "fields": ["Id", "LastName"], "where": "Company = 'Acme'"},
           {"name": "Contact", "limit": 5}]}""";
    var found = api.post(DATA + "/parameterizedSearch", body).json();
    assertThat(types(found)).containsExactly("Lead", "Contact");
    assertThat(Json.text(found.path("searchRecords").path(0), "LastName")).isEqualTo("Finder");
  }
}
