package org.unisono.app.sales;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.unisono.app.fields.RuleSql;
import org.unisono.app.testing.Api;
import org.unisono.app.testing.RoomTest;
import org.unisono.app.testing.Samples;
import org.unisono.core.rules.RuleCodec;

class SalesTest extends RoomTest {

  @Autowired private RuleSql rules;

  @Test
  void aFlowAddsPointsOnceAndThePersonShowsTheirSum() {
    var person = aPerson();
    assertThat(shown(person).path("score").asInt()).isZero();
    var form = Samples.word();
    var campaign = api().post("/api/v1/campaigns", Map.of("name", Samples.word())).id();
    var definition =
        """
        {"entry": {"triggers": [{"kind": "form.submitted", "params": {"formId": "%s"}}],
                   "again": "always"},
         "start": "a",
         "steps": {"a": {"act": "score.add", "params": {"points": 7}, "next": "z"},
                   "z": {"end": "done"}}}
        """
            .formatted(form);
    var flow =
        api()
            .post(
                "/api/v1/campaigns/" + campaign + "/flows",
                Map.of("definition", Api.JSON.readTree(definition)));
    assertThat(api().post("/api/v1/flows/" + flow.id() + "/publish", Map.of()).status())
        .isEqualTo(200);
    var event =
        Map.of(
            "id",
            Samples.word(),
            "type",
            "form.submitted",
            "personId",
            person,
            "properties",
            Map.of("formId", form));
    api().post("/api/v1/activities", event);
    api().post("/api/v1/activities", event);
    await(() -> shown(person).path("score").asInt() == 7);
    api().post("/api/v1/activities", Map.of("type", "page.visited", "personId", person));
    assertThat(shown(person).path("score").asInt()).isEqualTo(7);
  }

  @Test
  void aDealMovesItsContactsAlongAndRulesKnowIt() {
    var person = aPerson();
    var deal =
        api()
            .post(
                "/api/v1/deals",
                Map.of(
                    "name",
                    "Boat",
                    "amount",
                    Map.of("amount", "1200.50", "currency", "EUR"),
                    "closeDate",
                    "2026-12-01",
                    "contacts",
                    List.of(person)));
    assertThat(deal.status()).isEqualTo(201);
    assertThat(deal.body().path("stage").asString()).isEqualTo("open");
    assertThat(shown(person).path("stage").asString()).isEqualTo("opportunity");
    assertThat(holds(person, "{\"field\": \"deal.won\", \"op\": \"eq\", \"value\": true}"))
        .isFalse();
    var won = api().patch("/api/v1/deals/" + deal.id(), Map.of("won", true));
    assertThat(won.status()).isEqualTo(200);
    assertThat(won.body().path("stage").asString()).isEqualTo("won");
    assertThat(won.body().path("amount").path("amount").asString()).isEqualTo("1200.50");
    assertThat(shown(person).path("stage").asString()).isEqualTo("customer");
    assertThat(holds(person, "{\"field\": \"deal.won\", \"op\": \"eq\", \"value\": true}"))
        .isTrue();
    assertThat(
            holds(
                person,
                "{\"field\": \"deal.amount\", \"op\": \"gt\","
                    + " \"value\": {\"amount\": \"2000\", \"currency\": \"EUR\"}}"))
        .isFalse();
    assertThat(api().patch("/api/v1/deals/" + deal.id(), Map.of(), "\"1\"").status())
        .isEqualTo(412);
  }

  @Test
  void aDealWithUnknownPeopleIsRefusedByPlace() {
    var stranger = UUID.randomUUID().toString();
    var refused =
        api().post("/api/v1/deals", Map.of("name", "Boat", "contacts", List.of(stranger)));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.code()).isEqualTo("unknownPerson");
    assertThat(refused.body().path("errors").path(0).path("pointer").asString())
        .isEqualTo("/contacts/0");
  }

  @Test
  void aLeadBecomesAContactOnlyAfterSomebodyTalkedToThem() {
    var person = aPerson();
    var path = "/api/v1/people/" + person + "/qualify";
    var early = api().post(path, Map.of());
    assertThat(early.status()).isEqualTo(409);
    assertThat(early.code()).isEqualTo("noInterpersonalActivity");
    api().post("/api/v1/activities", Map.of("type", "call", "personId", person));
    assertThat(api().post(path, Map.of()).status()).isEqualTo(200);
    assertThat(shown(person).path("kind").asString()).isEqualTo("contact");
    assertThat(shown(person).path("stage").asString()).isEqualTo("salesQualified");
  }

  private boolean holds(String person, String where) {
    var rule = Api.JSON.readTree("{\"hasDeal\": {\"where\": [" + where + "]}}");
    return !rules
        .matching(
            RuleCodec.read(rule),
            List.of(UUID.fromString(person)),
            clock.instant(),
            java.time.ZoneOffset.UTC)
        .isEmpty();
  }

  private tools.jackson.databind.JsonNode shown(String person) {
    return api().get("/api/v1/people/" + person).body();
  }

  private String aPerson() {
    return api().post("/api/v1/people", Map.of("email", Samples.email())).id();
  }
}
