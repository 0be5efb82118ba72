package org.unisono.app.fields;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.unisono.app.access.Role;
import org.unisono.app.access.Scope;
import org.unisono.app.testing.Api;
import org.unisono.app.testing.RoomTest;
import org.unisono.app.testing.Samples;

class RulesApiTest extends RoomTest {

  private static Map<String, Object> aRule(String subject, String field) {
    return Map.of(
        "subject",
        subject,
        "name",
        "R " + Samples.word(),
        "message",
        "No.",
        "active",
        false,
        "rule",
        Map.of("field", field, "op", "eq", "value", "x"));
  }

  private Api.Answer add(Map<String, Object> rule) {
    return api().post("/api/v1/rules", rule);
  }

  @Test
  void aRuleIsMadeListedChangedAndRemoved() {
    var made = add(aRule("member", "person.email"));
    var path = "/api/v1/rules/" + made.id();

    assertThat(made.status()).isEqualTo(201);
    assertThat(made.body().path("sentence").asString()).contains("person.email");
    assertThat(api().get("/api/v1/rules").items().valueStream().map(r -> r.path("id").asString()))
        .contains(made.id());
    var changed = api().patch(path, Map.of("message", "Not like that."), made.etag());
    assertThat(changed.body().path("message").asString()).isEqualTo("Not like that.");
    assertThat(changed.body().path("rule")).isEqualTo(made.body().path("rule"));
    assertThat(api().patch(path, Map.of("message", "x"), made.etag()).status()).isEqualTo(412);
    assertThat(api().patch(path, Map.of("message", "x"), "").status()).isEqualTo(428);
    assertThat(api().delete(path, made.etag()).status()).isEqualTo(412);
    assertThat(api().delete(path, changed.etag()).status()).isEqualTo(204);
    assertThat(api().get(path).status()).isEqualTo(404);
  }

  @Test
  void aRuleOnACampaignCannotAskForAPerson() {
    var refused = add(aRule("campaign", "person.email"));

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.code()).isEqualTo("unknownField");
    assertThat(refused.body().path("errors").path(0).path("pointer").asString())
        .isEqualTo("/rule/field");
  }

  @Test
  void onlyFieldsCanBeAsked() {
    var refused =
        add(
            Map.of(
                "subject",
                "member",
                "name",
                "R",
                "message",
                "m",
                "rule",
                Map.of("did", "page.visited")));

    assertThat(refused.code()).isEqualTo("conditionNotHere");
  }

  @Test
  void whatIsMissingAndWhatIsNoRuleIsNamedWithItsPlace() {
    var nothing = api().post("/api/v1/rules", Map.of("subject", "member"));
    var unread =
        add(Map.of("subject", "member", "name", "R", "message", "m", "rule", Map.of("or", 1)));
    var subject =
        add(
            Map.of(
                "subject",
                "deal",
                "name",
                "R",
                "message",
                "m",
                "rule",
                Map.of("all", java.util.List.of())));

    assertThat(nothing.code()).isEqualTo("required");
    assertThat(unread.status()).isEqualTo(400);
    assertThat(unread.body().path("errors").path(0).path("pointer").asString()).isEqualTo("/rule");
    assertThat(subject.code()).isEqualTo("unknownOption");
  }

  @Test
  void aNameIsTakenOnceAndTheSubjectIsFixed() {
    var rule = aRule("member", "member.status");
    var made = add(rule);

    assertThat(add(rule).code()).isEqualTo("ruleExists");
    assertThat(add(rule).status()).isEqualTo(409);
    assertThat(
            api()
                .patch("/api/v1/rules/" + made.id(), Map.of("subject", "campaign"), made.etag())
                .code())
        .isEqualTo("subjectFixed");
  }

  @Test
  void onlyAnAdminMakesRules() {
    var marketer = as(Role.MARKETER, Scope.ADMIN);

    assertThat(marketer.post("/api/v1/rules", aRule("member", "person.email")).status())
        .isEqualTo(403);
    assertThat(marketer.get("/api/v1/rules").status()).isEqualTo(403);
  }
}
