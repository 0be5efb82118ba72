package org.unisono.simulators.sugar;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.unisono.simulators.Json;

class SuiteLayoutsTest extends SuiteCase {
  @Test
  void theColumnsOfAListAreABareList() {
    var columns = get("/listview/columns/Campaigns").json();
    assertThat(columns.isArray()).isTrue();
    var name = columns.path(0);
    assertThat(Json.text(name, "fieldName")).isEqualTo("NAME");
    assertThat(name.path("link").asBoolean()).isTrue();
    assertThat(get("/listview/columns/Shoes").status()).isEqualTo(400);
  }

  @Test
  void searchesHaveAShortAndALongForm() {
    var defs = get("/search-defs/module/Leads").json().path("data");
    assertThat(Json.text(defs, "type")).isEqualTo("SearchDefs");
    assertThat(defs.path("id").isNull()).isTrue();
    assertThat(defs.path("attributes").path("basic")).hasSize(2);
    assertThat(defs.path("attributes").path("advanced")).hasSizeGreaterThan(10);
  }

  @Test
  void preferencesAreThoseOfAUser() {
    var data = get("/user-preferences/1").json().path("data");
    assertThat(Json.text(data, "type")).isEqualTo("UserPreference");
    assertThat(Json.text(data.path("attributes").path("global"), "timezone")).isEqualTo("UTC");
    assertThat(get("/user-preferences/99").status()).isEqualTo(400);
  }

  @Test
  void theDescriptionNamesThePaths() {
    var paths = get("/meta/swagger.json").json().path("paths");
    assertThat(paths.path("/module").has("post")).isTrue();
    assertThat(paths.path("/module").has("patch")).isTrue();
    assertThat(paths.path("/module/{module}/{id}").has("get")).isTrue();
  }
}
