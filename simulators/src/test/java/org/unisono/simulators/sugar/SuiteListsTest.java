package org.unisono.simulators.sugar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.unisono.simulators.Fault;
import org.unisono.simulators.Json;

class SuiteListsTest extends SuiteCase {

  private void campaigns(int many) {
    for (int i = 0; i < many; i++) {
      sim.store().create("Campaigns", Map.of("name", "C" + i, "status", "Planning"));
    }
  }

  @Test
  void withoutASizeTwentyRowsComeSilently() {
    campaigns(30);
    var page = get("/module/Campaigns").json();
    assertThat(page.path("data")).hasSize(20);
    assertThat(page.has("meta")).isFalse();
    assertThat(page.has("links")).isFalse();
  }

  @Test
  void aSizedPageHasItsMetaAndLinksThatAreNullAtTheEnds() {
    campaigns(7);
    var page = get("/module/Campaigns?page[size]=4&page[number]=1&sort=id").json();
    assertThat(page.path("meta").path("total-pages").asInt()).isEqualTo(3);
    assertThat(page.path("meta").path("records-on-this-page").asInt()).isEqualTo(4);
    assertThat(page.path("links").path("prev").isNull()).isTrue();
    assertThat(Json.text(page.path("links"), "next"))
        .isEqualTo("V8/module/Campaigns?page[number]=2");
    assertThat(Json.text(page.path("data").path(0), "type")).isEqualTo("Campaign");
  }

  @Test
  void anEmptyListSaysSo() {
    var page = get("/module/Campaigns?filter[name][eq]=Nobody&page[size]=5").json();
    assertThat(page.path("data")).isEmpty();
    assertThat(Json.text(page.path("meta"), "message")).contains("there is no result");
  }

  @Test
  void clausesAreFlatAndJoinedByOneOperator() {
    campaigns(3);
    var and = get("/module/Campaigns?filter[status][eq]=Planning&filter[name][like]=C%25");
    assertThat(and.json().path("data")).hasSize(3);
    var or =
        get(
            "/module/Campaigns?filter[operator]=or&filter[name][eq]=C1"
                + "&filter[status][eq]=Active");
    assertThat(or.json().path("data")).hasSize(3);
  }

  @Test
  void whatIsUnknownInAQuestionIsRefused() {
    assertThat(detail(get("/module/Campaigns?filter[nothing][eq]=1")))
        .isEqualTo("Filter field nothing in Campaign module is not found");
    assertThat(detail(get("/module/Campaigns?filter[name][near]=1"))).contains("near is invalid");
    assertThat(detail(get("/module/Campaigns?filter[name]=1"))).contains("must be an array");
    assertThat(detail(get("/module/Campaigns?sort=nothing"))).contains("Sort field");
    assertThat(detail(get("/module/Campaigns?fields[Campaigns]=nothing"))).contains("nothing");
    assertThat(detail(get("/module/Nothings"))).contains("Nothings");
    assertThat(detail(get("/module/Leads?filter[email_opt_out][eq]=1"))).contains("Database");
  }

  @Test
  void aMomentIsComparedRawAndShownInTheZoneOfTheServer() {
    var id = sim.store().create("Campaigns", Map.of("name", "Dated"));
    var raw = Json.text(sim.store().find("Campaigns", id).orElseThrow(), "date_modified");
    var found = get("/module/Campaigns?filter[date_modified][eq]=" + raw).json();
    assertThat(found.path("data")).isNotEmpty();
    var shown = Json.text(found.path("data").path(0).path("attributes"), "date_modified");
    assertThat(shown).endsWith("+01:00").doesNotContain(raw.substring(11));
    assertThat(get("/module/Campaigns?filter[date_modified][eq]=" + shown).json().path("data"))
        .isEmpty();
  }

  @Test
  void whoAsksForDeletedRowsIsRefusedAsSoonAsThereIsOne() {
    assertThat(get("/module/Campaigns?filter[deleted][eq]=1").status()).isEqualTo(200);
    var id = sim.store().create("Campaigns", Map.of("name", "Gone"));
    sim.store().delete("Campaigns", id);
    assertThat(detail(get("/module/Campaigns?filter[deleted][eq]=1"))).contains("is not found");
    assertThat(get("/module/Campaigns/" + id).status()).isEqualTo(400);
  }

  @Test
  void pagesCanRepeatAndEndEarlyOnDemand() {
    campaigns(6);
    var first = get("/module/Campaigns?page[size]=3&sort=name").json().path("data");
    sim.faults().arm(Fault.DUPLICATE_PAGE, 1);
    var second = get("/module/Campaigns?page[size]=3&page[number]=2&sort=name").json();
    assertThat(second.path("data").path(0)).isEqualTo(first.path(0));
    sim.faults().arm(Fault.MISSING_PAGE, 1);
    var cut = get("/module/Campaigns?page[size]=3&sort=name").json();
    assertThat(cut.path("links").path("next").isNull()).isTrue();
    sim.faults().arm(Fault.EXPIRE_TOKEN_MID_PAGE, 1);
    get("/module/Campaigns?page[size]=3&page[number]=2");
    assertThat(get("/module/Campaigns").status()).isEqualTo(401);
  }
}
