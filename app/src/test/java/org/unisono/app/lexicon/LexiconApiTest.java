package org.unisono.app.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.unisono.app.access.Role;
import org.unisono.app.access.Scope;
import org.unisono.app.testing.Api;
import org.unisono.app.testing.RoomTest;
import tools.jackson.databind.JsonNode;

class LexiconApiTest extends RoomTest {

  @Test
  void whoeverIsSignedInReadsTheTable() {
    var table = as(Role.VIEWER, Scope.READ).get("/api/v1/lexicon").body();

    assertThat(table.path("systems")).hasSize(9);
    var member = concept(table, "member");
    assertThat(member.at("/terms/salesforce/fi").asString()).isEqualTo("Kampanjan jäsen");
    assertThat(member.at("/terms/hubspot/fi").isNull()).isTrue();
    assertThat(concept(table, "campaign").at("/about/mautic/de").asString()).contains("Mautic");
    assertThat(new Api(url(), "").get("/api/v1/lexicon").status()).isEqualTo(401);
  }

  @Test
  void aWordOfAnySystemIsFound() {
    var hits = api().get("/api/v1/lexicon/search?q=prospect").items();

    assertThat(hits.path(0).path("concept").asString()).isEqualTo("person");
    assertThat(hits.path(0).at("/terms/0/system").asString()).isEqualTo("pardot");
    assertThat(api().get("/api/v1/lexicon/search?q=" + "x".repeat(101)).status()).isEqualTo(400);
  }

  private static JsonNode concept(JsonNode table, String key) {
    return table
        .path("concepts")
        .valueStream()
        .filter(c -> c.path("key").asString().equals(key))
        .findFirst()
        .orElseThrow();
  }
}
