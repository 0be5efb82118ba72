package org.unisono.simulators.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.unisono.simulators.Json;

class LabelsTest extends HubSpotCase {
  @ParameterizedTest
  @ValueSource(strings = {"contacts", "companies", "deals", "campaigns"})
  void everyPropertyHasALabelInWords(String type) {
    var all = api.get("/crm/v3/properties/" + type).json().path("results");
    assertThat(all).isNotEmpty();
    for (var property : all) {
      assertThat(Json.text(property, "label"))
          .matches("[A-Z][^_]+")
          .isNotEqualTo(Json.text(property, "name"));
      for (var option : property.path("options")) {
        var label = Json.text(option, "label");
        assertThat(label).isNotEmpty().doesNotContain("_");
        assertThat(Character.isUpperCase(label.charAt(0))).isTrue();
      }
    }
  }

  @Test
  void anOwnPropertyKeepsTheLabelThatItWasMadeWith() {
    var body =
        """
        {"name":"favourite_colour","label":"Favourite colour","type":"enumeration",
        "fieldType":"select","options":[{"label":"Sky","value":"blue"}]}""";
    assertThat(api.post("/crm/v3/properties/contacts", body).status()).isEqualTo(201);
    var read = api.get("/crm/v3/properties/contacts/favourite_colour").json();
    assertThat(Json.text(read, "label")).isEqualTo("Favourite colour");
    assertThat(Json.text(read.path("options").path(0), "label")).isEqualTo("Sky");
  }

  @Test
  void theNextCallMeetsTheStatusThatWasAskedFor() {
    for (int status : new int[] {423, 477, 502}) {
      api.post("/_sim/automations", "{\"refuseNext\":%d}".formatted(status));
      var refused = api.get(CONTACTS);
      assertThat(refused.status()).isEqualTo(status);
      assertThat(Json.text(refused.json(), "status")).isEqualTo("error");
      assertThat(api.get(CONTACTS).status()).isEqualTo(200);
    }
  }

  @Test
  void searchesByChangeGoInTheOrderOfTheChangesAndMembershipsInThatOfTheIds() {
    var one = aContact("one@example.com");
    var two = aContact("two@example.com");
    var list = sim.store().createList("Both");
    sim.store().changeMembers(list, List.of(two, one), List.of());
    pause();
    sim.store().update("contacts", one, Map.of("phone", "7"));
    var since = Json.text(sim.store().find("contacts", two).orElseThrow(), "updatedAt");
    var millis = Instant.parse(since).toEpochMilli();
    var ask =
        """
        {"filterGroups":[{"filters":[{"propertyName":"lastmodifieddate","operator":"%s",
        "value":"%d"}]}],"sorts":[{"propertyName":"lastmodifieddate","direction":"ASCENDING"}]}""";
    var both = api.post(CONTACTS + "/search", ask.formatted("GTE", millis)).json();
    assertThat(both.path("results").valueStream().map(r -> Json.text(r, "id"))).endsWith(two, one);
    var later = api.post(CONTACTS + "/search", ask.formatted("GT", millis)).json();
    assertThat(later.path("total").asInt()).isOne();
    assertThat(Json.text(later.path("results").path(0), "id")).isEqualTo(one);
    var members = api.get("/crm/v3/lists/" + list + "/memberships").json().path("results");
    assertThat(members.valueStream().map(r -> Json.text(r, "recordId"))).containsExactly(one, two);
  }

  private static void pause() {
    LockSupport.parkNanos(5_000_000);
  }
}
