package org.unisono.simulators.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisono.simulators.Api;
import org.unisono.simulators.Json;
import tools.jackson.databind.JsonNode;

/// Rows that are counted and added up: FetchXML's aggregates, `$apply`, and lambda filters.
class FoldingTest extends DynamicsCase {
  private String fair;

  @BeforeEach
  void campaignsWithDeals() {
    fair = campaign("Trade fair Basel");
    for (var value : List.of(100, 300)) {
      deal("Fair " + value, value, fair);
    }
    deal("Without value", 0, fair);
    sim.store().create("opportunity", Map.of("name", "Nobody's"));
  }

  private String campaign(String name) {
    return Json.text(sim.store().where("campaign", "name", name).getFirst(), "campaignid");
  }

  private void deal(String name, int value, String campaign) {
    var bind = "/campaigns(" + campaign + ")";
    var id = sim.store().create("opportunity", Map.of("name", name, "campaignid@odata.bind", bind));
    if (value > 0) {
      var day = "2026-0" + value / 100 + "-15";
      sim.store()
          .update("opportunity", id, Map.of("estimatedvalue", value, "estimatedclosedate", day));
    }
  }

  private Api.Answer fetch(String inner) {
    var xml = "<fetch aggregate='true'><entity name='opportunity'>" + inner + "</entity></fetch>";
    var annotated = Map.of("Prefer", "odata.include-annotations=\"*\"");
    return api.get(ROOT + "opportunities?fetchXml=" + Api.escape(xml), annotated);
  }

  private JsonNode fetched(String inner) {
    var answer = fetch(inner);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json().path("value");
  }

  private String ofTheFair() {
    return "<filter><condition attribute='campaignid' operator='eq' value='%s'/></filter>"
        .formatted(fair);
  }

  private static String fold(String column, String function, String alias) {
    return "<attribute name='%s' aggregate='%s' alias='%s'/>".formatted(column, function, alias);
  }

  @Test
  void fetchCountsAndAddsUpWhatHasAValue() {
    var row =
        fetched(
                fold("opportunityid", "count", "n")
                    + fold("estimatedvalue", "countcolumn", "valued")
                    + fold("estimatedvalue", "sum", "total")
                    + fold("estimatedvalue", "avg", "mean")
                    + fold("estimatedvalue", "min", "least")
                    + fold("estimatedclosedate", "max", "latest")
                    + ofTheFair())
            .path(0);
    assertThat(row.path("n").asInt()).isEqualTo(3);
    assertThat(row.path("valued").asInt()).isEqualTo(2);
    assertThat(row.path("total").asInt()).isEqualTo(400);
    assertThat(row.path("mean").asInt()).isEqualTo(200);
    assertThat(row.path("least").asInt()).isEqualTo(100);
    assertThat(Json.text(row, "latest")).isEqualTo("2026-03-15");
    assertThat(Json.text(row, "n@OData.Community.Display.V1.FormattedValue")).isEqualTo("3");
    assertThat(row.has("@odata.etag")).isFalse();
  }

  @Test
  void fetchGroupsAlsoByAPartOfADateAndOrdersByAliases() {
    var month =
        "<attribute name='estimatedclosedate' groupby='true' dategrouping='month' alias='month'/>"
            + fold("opportunityid", "count", "n")
            + "<order alias='month' descending='true'/>"
            + ofTheFair();
    var rows = fetched(month);
    assertThat(rows).hasSize(3);
    assertThat(rows.path(0).path("month").asInt()).isEqualTo(3);
    assertThat(rows.path(2).has("month")).as("what is empty").isFalse();
    var byCampaign =
        "<link-entity name='campaign' from='campaignid' to='campaignid' alias='c'>"
            + "<attribute name='name' groupby='true' alias='campaign'/></link-entity>"
            + "<attribute name='campaignid' aggregate='countcolumn' distinct='true' alias='kinds'/>"
            + fold("opportunityid", "count", "n")
            + "<order alias='n' descending='true'/>";
    var first = fetched(byCampaign).path(0);
    assertThat(Json.text(first, "campaign")).isEqualTo("Trade fair Basel");
    assertThat(first.path("kinds").asInt()).isOne();
    assertThat(first.path("n").asInt()).isEqualTo(3);
  }

  @Test
  void whatIsNoAggregateIsRefused() {
    for (var wrong :
        List.of(
            "<attribute name='name'/>",
            "<attribute name='name' alias='n'/>",
            "<attribute name='name' aggregate='median' alias='n'/>",
            "<all-attributes/>",
            fold("name", "sum", "n"),
            fold("name", "count", "n") + "<order attribute='name'/>",
            fold("name", "count", "n") + "<order alias='m'/>",
            "<attribute name='createdon' groupby='true' dategrouping='moon' alias='m'/>")) {
      assertThat(fetch(wrong).status()).as(wrong).isEqualTo(400);
    }
    assertThatThrownBy(() -> Folds.requireFew(50_001))
        .isInstanceOfSatisfying(
            DynamicsRefused.class, r -> assertThat(r.reply().body()).contains("0x8004e023"));
    Folds.requireFew(50_000);
  }

  private Api.Answer apply(String apply, String more) {
    return get("opportunities?$apply=" + Api.escape(apply) + more);
  }

  @Test
  void applyFiltersGroupsAndFolds() {
    var all =
        apply(
            "filter(_campaignid_value eq %s)/aggregate($count as n,".formatted(fair)
                + "estimatedvalue with sum as total,estimatedvalue with average as mean,"
                + "estimatedvalue with max as most,statuscode with countdistinct as kinds)",
            "");
    assertThat(all.status()).as(all.body()).isEqualTo(200);
    var row = all.json().path("value").path(0);
    assertThat(row.path("n").asInt()).isEqualTo(3);
    assertThat(row.path("total").asInt()).isEqualTo(400);
    assertThat(row.path("mean").asInt()).isEqualTo(200);
    assertThat(row.path("most").asInt()).isEqualTo(300);
    assertThat(row.path("kinds").asInt()).isOne();
    var grouped =
        apply("groupby((campaignid/name),aggregate($count as n))", "&$orderby=n%20desc&$top=1");
    assertThat(grouped.json().path("value")).hasSize(1);
    assertThat(Json.text(grouped.json().path("value").path(0), "campaignid_name"))
        .isEqualTo("Trade fair Basel");
    assertThat(apply("groupby((statecode))", "").json().path("value")).hasSize(1);
    for (var wrong :
        List.of(
            "filter(name eq 'x')",
            "groupby(statecode)",
            "aggregate(name with median as m)",
            "aggregate(name with sum as m)",
            "groupby((shoesize))",
            "top(5)",
            "aggregate($count as n)/filter(n eq 1)")) {
      assertThat(apply(wrong, "").status()).as(wrong).isEqualTo(400);
    }
  }

  @Test
  void lambdasAskForRelatedRowsAndPathsForTheOneBehindALookup() {
    var any = "campaign_opportunities/any(o:o/estimatedvalue gt 250 and contains(o/name,'Fair'))";
    assertThat(filtered("campaigns", any)).hasSize(1);
    assertThat(filtered("campaigns", "campaign_opportunities/any()")).hasSize(2);
    assertThat(filtered("campaigns", "not campaign_opportunities/any()")).hasSize(1);
    var all = "campaign_opportunities/all(o:o/_campaignid_value eq %s)".formatted(fair);
    assertThat(filtered("campaigns", all + " and campaign_opportunities/any()")).hasSize(1);
    var list = "listcontact_association/any(l: l/listname eq 'Solar interest')";
    assertThat(filtered("contacts", list)).hasSize(1);
    assertThat(filtered("lists", "campaignlist_association/any(c:c/name eq 'Solar webinar')"))
        .hasSize(1);
    assertThat(filtered("opportunities", "campaignid/name eq 'Trade fair Basel'")).hasSize(3);
    assertThat(filtered("opportunities", "startswith(campaignid/name,'Trade')")).hasSize(3);
    for (var wrong :
        List.of(
            "shoes/any(s:s/size eq 44)",
            "campaign_opportunities/any(o:name eq 'x')",
            "campaign_opportunities/all()",
            "campaign_opportunities/any(o o/name eq 'x')")) {
      assertThat(get("campaigns?$filter=" + Api.escape(wrong)).status()).as(wrong).isEqualTo(400);
    }
  }
}
