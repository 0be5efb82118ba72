package org.unisono.app.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.unisono.app.testing.Samples;
import tools.jackson.databind.JsonNode;

class MapsTest extends SyncRoomTest {

  private static Map<String, String> row(String ours, String what, String value) {
    return Map.of("ours", ours, what, value);
  }

  private JsonNode change(String connection, String kind, List<?> rows) {
    var at = path(connection) + "/maps/" + kind;
    var changed = api().patch(at, Map.of("rows", rows));
    assertThat(changed.status()).as(changed.body().toString()).isEqualTo(200);
    return changed.body();
  }

  private static JsonNode rowOf(JsonNode map, String ours) {
    return map.path("rows")
        .valueStream()
        .filter(r -> r.path("ours").asString().equals(ours))
        .findFirst()
        .orElseThrow();
  }

  private String remote(String connection) {
    return api()
        .get("/api/v1/twins?connectionId=" + connection)
        .items()
        .get(0)
        .path("remoteId")
        .asString();
  }

  /// A webinar with a counterpart at Salesforce that both sides agree on.
  private String twinned(String connection) {
    var campaign = campaign("Map " + Samples.word());
    pair(campaign, connection, "");
    sync(connection);
    return campaign;
  }

  @Test
  void theDefaultMapIsShownByLabelAndOnlyWhatDiffersFromItIsKept() {
    var sf = toSalesforce("none");

    assertThat(
            api().get(path(sf) + "/maps").items().valueStream().map(m -> m.path("kind").asString()))
        .containsExactly("campaign", "lead", "contact");
    var map = api().get(path(sf) + "/maps/campaign").body();
    var end = rowOf(map, "endDate");
    assertThat(end.path("theirs").asString()).isEqualTo("EndDate");
    assertThat(end.path("theirsLabel").asString()).isEqualTo("End Date");
    assertThat(end.path("way").asString()).isEqualTo("both");
    assertThat(end.path("policy").asString()).isEqualTo("ask");
    assertThat(rowOf(map, "status").path("values").path("pairs").toString())
        .contains("{\"ours\":\"active\",\"theirs\":\"In Progress\",\"way\":\"both\"}")
        .contains("{\"ours\":\"cancelled\",\"theirs\":\"Aborted\",\"way\":\"both\"}");
    assertThat(map.path("ours").toString()).contains("objective");
    assertThat(map.path("version").asInt()).isZero();

    var same = Map.of("ours", "endDate", "theirs", "EndDate", "way", "both", "policy", "ask");
    change(sf, "campaign", List.of(same, row("startDate", "policy", "ours")));

    assertThat(api().get(path(sf) + "/maps").items().get(0).path("changed").asInt()).isEqualTo(1);
    var changed = api().get(path(sf) + "/maps/campaign").body();
    assertThat(rowOf(changed, "endDate").path("changed").asBoolean()).isFalse();
    assertThat(rowOf(changed, "startDate").path("changed").asBoolean()).isTrue();
    assertThat(api().get("/api/v1/audit?subjectKind=connection&subjectId=" + sf).body().toString())
        .contains("map.changed");
  }

  @Test
  void whatMayNotBeMappedIsRefusedByNameAndPlace() {
    var sf = toSalesforce("none");

    assertRefused(
        sf, "campaign", row("objective", "theirs", "IsActive"), "theirs", "fieldIsSwitch");
    assertRefused(
        sf, "campaign", row("objective", "theirs", "Unisono_Id__c"), "theirs", "fieldReadOnly");
    assertRefused(sf, "campaign", row("objective", "theirs", "Nowhere"), "theirs", "unknownField");
    assertRefused(sf, "campaign", row("nothing", "theirs", "Name"), "ours", "unknownField");
    assertRefused(
        sf, "campaign", row("objective", "theirs", "Description"), "theirs", "fieldTwice");
    assertRefused(
        sf, "campaign", row("objective", "theirs", "ActualCost"), "theirs", "fieldTypesDiffer");
    assertRefused(sf, "campaign", row("endDate", "policy", "newest"), "policy", "noFieldTimes");
    assertRefused(sf, "campaign", row("name", "blanks", "travels"), "blanks", "neverBlank");
    assertRefused(sf, "campaign", row("name", "way", "up"), "way", "unknownOption");
    assertRefused(
        sf, "lead", row("phone", "theirs", "HasOptedOutOfEmail"), "theirs", "fieldIsConsent");
    assertRefused(sf, "lead", row("phone", "theirs", "Email"), "theirs", "fieldIdentifies");
    assertThat(api().get(path(sf) + "/maps/deal").status()).isEqualTo(404);
    assertThat(
            api().patch(path(sf) + "/maps/campaign", Map.of("rows", List.of()), "\"7\"").status())
        .isEqualTo(412);
    assertThat(api().get(path(sf) + "/maps/campaign").body().path("version").asInt()).isZero();
  }

  private void assertRefused(
      String connection, String kind, Map<String, String> row, String place, String code) {
    var answer = api().patch(path(connection) + "/maps/" + kind, Map.of("rows", List.of(row)));
    assertThat(answer.status()).as(row + " " + answer.body()).isEqualTo(422);
    var error = answer.body().path("errors").get(0);
    assertThat(error.path("code").asString()).as(row.toString()).isEqualTo(code);
    assertThat(error.path("pointer").asString()).isEqualTo("/rows/0/" + place);
  }

  @Test
  void wherePeopleSaidWhoWinsNobodyIsAskedAndWhatIsSwitchedOffStays() {
    var sf = toSalesforce("none");
    arm(sf);
    change(
        sf,
        "campaign",
        List.of(row("endDate", "policy", "theirs"), row("description", "way", "off")));
    var campaign = twinned(sf);
    var at = "/api/v1/campaigns/" + campaign;
    var remote = remote(sf);
    api().patch(at, Map.of("endDate", "2026-12-04"));
    await(
        () -> !salesforce.store().find("Campaign", remote).orElseThrow().path("EndDate").isNull());
    sync(sf);

    api().patch(path(sf), Map.of("paused", true));
    api().patch(at, Map.of("endDate", "2026-12-05", "description", "Only here"));
    salesforce.store().update("Campaign", remote, Map.of("EndDate", "2026-12-06"));
    api().patch(path(sf), Map.of("paused", false));
    sync(sf);

    assertThat(api().get(at).body().path("endDate").asString()).isEqualTo("2026-12-06");
    assertThat(inbox(sf, "conflict")).isEmpty();
    assertThat(
            salesforce.store().find("Campaign", remote).orElseThrow().path("Description").isNull())
        .isTrue();
  }

  @Test
  void aFieldThatOnlyComesInIsNeverWrittenThereAndOneThatOnlyGoesOutNeverTaken() {
    var sf = toSalesforce("none");
    arm(sf);
    var campaign = twinned(sf);
    var at = "/api/v1/campaigns/" + campaign;
    var remote = remote(sf);
    change(sf, "campaign", List.of(row("expectedSize", "way", "in"), row("endDate", "way", "out")));
    sync(sf);

    api().patch(at, Map.of("expectedSize", 40));
    salesforce.store().update("Campaign", remote, Map.of("EndDate", "2026-12-09"));
    sync(sf);
    sync(sf);

    var there = salesforce.store().find("Campaign", remote).orElseThrow();
    assertThat(there.path("NumberSent").asString("")).isNotEqualTo("40");
    assertThat(api().get(at).body().path("endDate").isNull()).isTrue();

    salesforce.store().update("Campaign", remote, Map.of("NumberSent", 55));
    sync(sf);
    assertThat(api().get(at).body().path("expectedSize").asInt()).isEqualTo(55);
  }

  @Test
  void customFieldsGoOntoTheirsWithTheirTypeAndAreReadThereFromThenOn() {
    var town = "town" + Samples.word().replaceAll("[^a-z]", "");
    api()
        .post(
            "/api/v1/fields",
            Map.of("subject", "person", "key", town, "label", "Home town", "type", "text"));
    var email = Samples.email();
    var person = person("Aino", "Mapped", email);
    var lead =
        salesforce
            .store()
            .create(
                "Lead",
                Map.of(
                    "FirstName",
                    "Aino",
                    "LastName",
                    "Mapped",
                    "Email",
                    email,
                    "Company",
                    "C",
                    "City",
                    "Turku"));
    var sf = toSalesforce("none");
    arm(sf);
    sync(sf);
    var row = row("fields." + town, "theirs", "City");
    var map = change(sf, "lead", List.of(row));
    assertThat(rowOf(map, "fields." + town).path("oursLabel").asString()).isEqualTo("Home town");
    sync(sf);

    var at = "/api/v1/people/" + person;
    assertThat(api().get(at).body().path("fields").path(town).asString()).isEqualTo("Turku");
    api().patch(at, Map.of("fields", Map.of(town, "Oulu")));
    await(
        () ->
            salesforce
                .store()
                .find("Lead", lead)
                .orElseThrow()
                .path("City")
                .asString()
                .equals("Oulu"));

    var count = "count" + town;
    api()
        .post(
            "/api/v1/fields",
            Map.of("subject", "person", "key", count, "label", "Visits", "type", "number"));
    var wrong = List.of(row, row("fields." + count, "theirs", "Title"));
    var answer = api().patch(path(sf) + "/maps/lead", Map.of("rows", wrong));
    assertThat(answer.body().path("errors").get(0).path("code").asString())
        .isEqualTo("fieldTypesDiffer");
  }

  @Test
  void aFieldThatBelongsElsewhereFromNowOnIsAskedAboutAndOthersKeepWhatWasAgreed() {
    var sf = toSalesforce("none");
    arm(sf);
    var campaign = twinned(sf);
    var at = "/api/v1/campaigns/" + campaign;
    var remote = remote(sf);
    api().patch(at, Map.of("budgetedCost", Map.of("amount", "120.00", "currency", "EUR")));
    sync(sf);
    salesforce.store().update("Campaign", remote, Map.of("ActualCost", 77));
    sync(sf);

    change(
        sf,
        "campaign",
        List.of(row("actualCost", "way", "off"), row("budgetedCost", "theirs", "ActualCost")));
    sync(sf);

    var asked = inbox(sf, "conflict");
    assertThat(asked).hasSize(1);
    assertThat(asked.getFirst().path("field").asString()).isEqualTo("budgetedCost");
    assertThat(asked.getFirst().path("reason").asString()).isEqualTo("firstJoin");
    assertThat(api().get(at).body().path("budgetedCost").path("amount").asString())
        .isEqualTo("120.00");
  }

  @Test
  void thePreviewSaysWhatWouldStandOnBothSidesAndWhatIsLost() {
    var sf = toSalesforce("none");
    arm(sf);
    var campaign = twinned(sf);
    api().patch("/api/v1/campaigns/" + campaign, Map.of("name", "L".repeat(90)));
    long writes = salesforce.journal().writes();

    var shown = api().get(path(sf) + "/maps/campaign/preview").items();
    var first = shown.get(0);
    assertThat(first.path("localId").asString()).isEqualTo(campaign);
    var name = effect(first, "name");
    assertThat(name.path("there").asString()).hasSize(80);
    assertThat(name.path("lostThere").asString()).isEqualTo("shortened");
    assertThat(shown.valueStream().anyMatch(s -> s.path("localId").isNull())).isTrue();

    var draft = Map.of("rows", List.of(row("name", "way", "in")));
    var drafted = api().post(path(sf) + "/maps/campaign/preview", draft);
    assertThat(drafted.status()).isEqualTo(200);
    assertThat(effect(drafted.items().get(0), "name").path("there").isNull()).isTrue();
    assertThat(api().get(path(sf) + "/maps/campaign").body().path("version").asInt()).isZero();
    assertThat(salesforce.journal().writes() - writes).isLessThanOrEqualTo(1);
  }

  private static JsonNode effect(JsonNode sample, String ours) {
    return sample
        .path("effects")
        .valueStream()
        .filter(e -> e.path("ours").asString().equals(ours))
        .findFirst()
        .orElseThrow();
  }
}
