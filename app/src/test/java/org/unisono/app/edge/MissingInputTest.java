package org.unisono.app.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unisono.app.access.Role;
import org.unisono.app.access.Scope;
import org.unisono.app.testing.RoomTest;
import org.unisono.app.testing.Samples;

/// What a body lacks is named with its place; nothing of it is kept.
class MissingInputTest extends RoomTest {

  @ParameterizedTest
  @CsvSource({
    "/api/v1/session, /login",
    "/api/v1/users, /login",
    "/api/v1/tokens, /name",
    "/api/v1/setup, /token",
    "/api/v1/fields, /subject",
  })
  void aMissingPropertyIsNamed(String path, String pointer) {
    var answer = api().post(path, Map.of());

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("required");
    assertThat(answer.body().path("errors").path(0).path("pointer").asString()).isEqualTo(pointer);
  }

  @Test
  void aMergeWithNobodyIsRefused() {
    var person = api().post("/api/v1/people", Map.of("email", Samples.email())).id();

    var answer = api().post("/api/v1/people/" + person + "/merge", Map.of());

    assertThat(answer.status()).isEqualTo(400);
  }

  @Test
  void anUnknownCompanyRefusesItsPersonAndNoOther() {
    var good = Samples.email();

    var one =
        api()
            .post(
                "/api/v1/people",
                Map.of("email", Samples.email(), "companyId", UUID.randomUUID().toString()));
    var many =
        api()
            .post(
                "/api/v1/people",
                List.of(
                    Map.of("email", Samples.email(), "companyId", UUID.randomUUID().toString()),
                    Map.of("email", good)));

    assertThat(one.status()).isEqualTo(422);
    assertThat(one.code()).isEqualTo("unknownCompany");
    assertThat(many.items().path(0).path("status").asInt()).isEqualTo(422);
    assertThat(many.items().path(1).path("status").asInt()).isEqualTo(201);
  }

  @Test
  void oneItemThatCannotBeReadRefusesNoOther() {
    var good = Samples.email();
    var campaign = api().post("/api/v1/campaigns", Map.of("name", "B " + Samples.word())).id();

    var people =
        api()
            .post(
                "/api/v1/people",
                List.of(
                    Map.of("email", Samples.email(), "emails", 7),
                    Map.of("email", good),
                    Map.of("nonsense", 1)));
    var members =
        api()
            .post(
                "/api/v1/campaigns/" + campaign + "/members",
                List.of(Map.of("personId", "no id"), Map.of("email", good)));

    assertThat(people.status()).isEqualTo(207);
    assertThat(people.items().valueStream().map(i -> i.path("status").asInt()))
        .containsExactly(400, 201, 400);
    assertThat(people.items().path(2).path("errors").path(0).path("code").asString())
        .isEqualTo("unknownField");
    assertThat(members.items().valueStream().map(i -> i.path("status").asInt()))
        .containsExactly(400, 201);
  }

  @Test
  void datesAndOwnersOfACampaignAreChecked() {
    var far =
        api().post("/api/v1/campaigns", Map.of("name", "Far", "actualStartDate", "+12345-01-01"));
    var nobodys =
        api()
            .post(
                "/api/v1/campaigns",
                Map.of("name", "Nobody's", "ownerId", UUID.randomUUID().toString()));

    assertThat(far.status()).isIn(400, 422);
    assertThat(nobodys.status()).isEqualTo(422);
    assertThat(nobodys.code()).isEqualTo("unknownUser");
  }

  @Test
  void aCampaignThatHasCostsKeepsItsCurrency() {
    var campaign =
        api()
            .post(
                "/api/v1/campaigns",
                Map.of(
                    "name", "USD", "budgetedCost", Map.of("amount", "10.00", "currency", "USD")));
    var path = "/api/v1/campaigns/" + campaign.id();
    api()
        .post(
            path + "/costs",
            Map.of(
                "date", "2026-11-26",
                "kind", "actual",
                "amount", Map.of("amount", "5.00", "currency", "USD")));

    var changed =
        api()
            .patch(
                path,
                Map.of("budgetedCost", Map.of("amount", "10.00", "currency", "EUR")),
                api().get(path).etag());

    assertThat(campaign.body().path("currency").asString()).isEqualTo("USD");
    assertThat(changed.status()).isEqualTo(422);
    assertThat(changed.code()).isEqualTo("otherCurrency");
  }

  @Test
  void aRefusedStatusOfAFlowKeepsNothingElse() {
    var campaign = api().post("/api/v1/campaigns", Map.of("name", "F " + Samples.word())).id();
    var flow =
        api()
            .post(
                "/api/v1/campaigns/" + campaign + "/flows",
                Map.of("name", "Before", "definition", Map.of()));
    var path = "/api/v1/flows/" + flow.id();

    var refused =
        api().patch(path, Map.of("name", "After", "status", "foo"), api().get(path).etag());

    assertThat(refused.status()).isEqualTo(422);
    assertThat(api().get(path).body().path("name").asString()).isEqualTo("Before");
  }

  @Test
  void aTokensSecretIsNotKeptForASecondAnswer() {
    var key = Map.of("Idempotency-Key", Samples.word());
    var body = Map.of("name", "Twice", "scope", "read");

    var first = api().post("/api/v1/tokens", body, key);
    var second = api().post("/api/v1/tokens", body, key);

    assertThat(first.status()).isEqualTo(201);
    assertThat(second.status()).isEqualTo(201);
    assertThat(second.body().path("secret").asString())
        .isNotEqualTo(first.body().path("secret").asString());
  }

  @Test
  void onlyAnAdminLetsASyncGoOnPastTheBrake() {
    var path = "/api/v1/connections/" + UUID.randomUUID() + "/inbox";

    var marketer =
        as(Role.MARKETER, Scope.ADMIN).post(path, Map.of("kind", "brake", "take", "confirm"));

    assertThat(marketer.status()).isEqualTo(403);
  }
}
