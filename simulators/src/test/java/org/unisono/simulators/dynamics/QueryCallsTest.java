package org.unisono.simulators.dynamics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.unisono.simulators.Api;
import org.unisono.simulators.Fault;
import org.unisono.simulators.Json;
import tools.jackson.databind.JsonNode;

class QueryCallsTest extends DynamicsCase {
  private static final Map<String, String> BY_TWO = Map.of("Prefer", "odata.maxpagesize=2");

  private List<String> names(String path) {
    var names = new ArrayList<String>();
    for (var next = path; !next.isEmpty(); ) {
      var page = api.get(next, BY_TWO).json();
      page.path("value").forEach(row -> names.add(Json.text(row, "name")));
      next = Json.text(page, "@odata.nextLink").replace(sim.baseUrl().toString(), "");
    }
    return names;
  }

  @Test
  void pagesAreFollowedByTheirLinks() {
    sim.store().create("campaign", Map.of("name", "Fourth"));
    sim.store().create("campaign", Map.of("name", "Fifth"));
    assertThat(names(ROOT + "campaigns?$select=name&$orderby=name"))
        .containsExactly(
            "Fifth", "Fourth", "Heat pump mailing", "Solar webinar", "Trade fair Basel");
  }

  @Test
  void aCutPageHasNoLinkButTheCountTellsAndARepeatedOneRepeats() {
    sim.faults().arm(Fault.MISSING_PAGE, 1);
    var cut = api.get(ROOT + "campaigns?$count=true", BY_TWO).json();
    assertThat(cut.has("@odata.nextLink")).isFalse();
    assertThat(cut.path("value")).hasSize(2);
    assertThat(cut.path("@odata.count").asInt()).isEqualTo(3);
    sim.faults().arm(Fault.DUPLICATE_PAGE, 1);
    assertThat(names(ROOT + "campaigns")).hasSizeGreaterThan(3);
  }

  @Test
  void filtersCompareNumbersMomentsTextsAndLookups() {
    var campaign =
        Json.text(filtered("campaigns", "name eq 'solar WEBINAR'").path(0), "campaignid");
    assertThat(filtered("campaigns", "typecode eq 3 and contains(name,'fair')")).hasSize(1);
    assertThat(filtered("campaigns", "othercost gt 1000")).hasSize(1);
    assertThat(filtered("campaigns", "modifiedon ge 2020-01-01T00:00:00Z")).hasSize(3);
    assertThat(filtered("campaigns", "description eq null")).hasSize(3);
    assertThat(filtered("opportunities", "_campaignid_value eq " + campaign)).hasSize(1);
    var in = "Microsoft.Dynamics.CRM.In(PropertyName='campaignid',PropertyValues=[\"%s\"])";
    assertThat(filtered("campaigns", in.formatted(campaign))).hasSize(1);
  }

  @Test
  void whatDoesNotExistIsRefusedByName() {
    var path = "campaigns?$select=shoesize";
    assertThat(get(path).status()).isEqualTo(400);
    assertThat(get(path).body()).contains("Could not find a property named 'shoesize'");
    assertThat(get("campaigns?$filter=name%20is%20x").status()).isEqualTo(400);
    assertThat(get("shoes").status()).isEqualTo(404);
    assertThat(code(get("shoes"))).isEqualTo("0x8006088a");
    sim.faults().arm(Fault.REMOVED_FIELD, "campaign.message");
    assertThat(get("campaigns?$select=message").status()).isEqualTo(400);
  }

  @Test
  void labelsComeWhenTheyAreAskedForAndRelatedRowsAreExpanded() {
    var annotated = Map.of("Prefer", "odata.include-annotations=\"*\"");
    var path = ROOT + "campaigns?$select=name,typecode&$orderby=name%20desc&$top=2";
    var expand = "&$expand=campaignlist_association($select=listname)";
    var rows = api.get(path + expand, annotated).json().path("value");
    assertThat(rows).hasSize(2);
    var solar = rows.path(1);
    assertThat(Json.text(solar, "typecode@OData.Community.Display.V1.FormattedValue"))
        .isEqualTo("Event");
    assertThat(solar.path("campaignlist_association")).hasSize(1);
  }

  private JsonNode tracked(String path) {
    return api.get(path, Map.of("Prefer", "odata.track-changes")).json();
  }

  private static String link(JsonNode page, DynamicsSimulator sim) {
    return Json.text(page, "@odata.deltaLink").replace(sim.baseUrl().toString(), "");
  }

  @Test
  void changesAreTrackedAndDeletionsComeLast() {
    var gone = sim.store().create("campaign", Map.of("name", "Gone"));
    var first = tracked(ROOT + "campaigns?$select=name");
    assertThat(first.path("value")).hasSize(4);
    sim.store().delete("campaign", gone);
    sim.store().create("campaign", Map.of("name", "New"));
    var delta = tracked(link(first, sim));
    assertThat(delta.path("value")).hasSize(2);
    assertThat(Json.text(delta.path("value").path(0), "name")).isEqualTo("New");
    assertThat(Json.text(delta.path("value").path(1), "reason")).isEqualTo("deleted");
    assertThat(Json.text(delta.path("value").path(1), "id")).isEqualTo(gone);
    assertThat(tracked(link(delta, sim)).path("value")).isEmpty();
    assertThat(tracked(ROOT + "campaigns?$filter=name%20eq%20'x'").has("error")).isTrue();
  }

  @Test
  void anOldDeltaTokenIsExpired() {
    var first = tracked(ROOT + "campaigns?$select=name");
    sim.faults().arm(Fault.CLOCK_SKEW_MINUTES, (int) Duration.ofDays(8).toMinutes());
    // The token is older than the same days, so that only the link's own age is seen.
    api = new Api(sim.baseUrl(), Json.text(logIn("simulated-secret").json(), "access_token"));
    assertThat(Json.text(tracked(link(first, sim)).path("error"), "code")).isEqualTo("0x80044352");
  }
}
