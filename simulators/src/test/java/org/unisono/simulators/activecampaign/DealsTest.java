package org.unisono.simulators.activecampaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DealsTest extends ActiveCampaignCase {

  private String deal(String title, String stage) {
    return sim.store()
        .createDeal(
            Map.of(
                "title", title, "contact", "1", "value", "500", "currency", "usd", "stage", stage));
  }

  private static String encoded(String path) {
    return path.replace("[", "%5B").replace("]", "%5D");
  }

  private List<String> titles(String query) {
    return get(encoded("/deals" + query))
        .json()
        .path("deals")
        .valueStream()
        .map(d -> d.path("title").asString())
        .toList();
  }

  @Test
  void aDealHasTextsForNumbersAndTheListSumsUpEachCurrency() {
    var body = get("/deals").json();
    var deal = body.path("deals").path(0);
    assertThat(deal.path("value").asString()).isEqualTo("1250000");
    assertThat(deal.path("currency").asString()).isEqualTo("chf");
    assertThat(deal.path("group").asString()).isEqualTo("1");
    assertThat(deal.path("mdate").asString()).matches("\\d{4}-.*T.*[-+]\\d\\d:\\d\\d");
    assertThat(deal.path("edate").isNull()).isTrue();
    assertThat(body.path("meta").path("total").asInt()).isOne();
    assertThat(body.path("meta").path("currencies").path("CHF").path("total").asString())
        .isEqualTo("1250000");
    assertThat(get("/deals/1").json().path("deal")).isEqualTo(deal);
    assertThat(get("/deals/77").status()).isEqualTo(404);
  }

  @Test
  void filtersOrdersAndPagesHold() {
    deal("B", "1");
    var won = deal("A", "3");
    sim.store().updateDeal(won, Map.of("status", "1"));
    assertThat(titles("?filters[status]=1")).containsExactly("A");
    assertThat(titles("?filters[stage]=1")).containsExactly("B");
    assertThat(titles("?filters[title]=Roof")).containsExactly("Roof panels");
    assertThat(titles("?orders[title]=ASC&limit=2")).containsExactly("A", "B");
    assertThat(titles("?orders[title]=ASC&limit=2&offset=2")).containsExactly("Roof panels");
    assertThat(titles("?filters[updated_after]=2000-01-01")).hasSize(3);
    assertThat(titles("?filters[updated_after]=2999-01-01")).isEmpty();
    assertThat(get(encoded("/deals?filters[updated_after]=soon")).status()).isEqualTo(400);
  }

  @Test
  void ofAPipelineThatIsShutADealShowsItsTitleOnly() {
    var stage = sim.store().createPipeline("Board only", List.of("One")).getFirst();
    var id = deal("Secret", stage);
    sim.store().shutPipelineOf(stage);
    var shown = get("/deals/" + id).json().path("deal");
    assertThat(shown.propertyNames()).containsExactlyInAnyOrder("id", "title", "isDisabled");
    assertThat(get("/dealGroups").json().path("dealGroups")).hasSize(1);
    assertThat(get("/dealStages").json().path("dealStages")).hasSize(3);
  }

  @Test
  void whatIsWrongIsNotTakenAndChangesNothing() {
    var bad = List.of(Map.of("status", "3"), Map.of("value", "1.5"), Map.of("stage", "99"));
    for (var change : bad) {
      assertThatThrownBy(() -> sim.store().updateDeal("1", change))
          .as(change.toString())
          .isInstanceOf(ActiveCampaignRefused.class);
    }
    var deal = get("/deals/1").json().path("deal");
    assertThat(deal.path("value").asString()).isEqualTo("1250000");
    assertThat(deal.path("stage").asString()).isEqualTo("2");
  }

  @Test
  void aPersonWorksOnADealOnThePage() {
    var form = "id=1&stage=In+negotiation&status=1&value=990000";
    var done = api.send("POST", "/page/deal", form, "application/x-www-form-urlencoded", Map.of());
    assertThat(done.status()).isLessThan(400);
    var deal = get("/deals/1").json().path("deal");
    assertThat(deal.path("status").asString()).isEqualTo("1");
    assertThat(deal.path("stage").asString()).isEqualTo("3");
    assertThat(deal.path("value").asString()).isEqualTo("990000");
    assertThat(api.send("GET", "/", "", "text/plain", Map.of()).body()).contains("Roof panels");
  }
}
