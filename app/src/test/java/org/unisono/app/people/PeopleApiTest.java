package org.unisono.app.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.unisono.app.testing.RoomTest;
import org.unisono.app.testing.Samples;
import org.unisono.core.acting.Acting;
import org.unisono.core.acting.Actor;
import org.unisono.core.acting.Origin;

class PeopleApiTest extends RoomTest {

  @Autowired private People people;

  @Test
  void aNewAddressMakesAPersonAndAKnownOneFindsThem() {
    var email = Samples.email();
    var made = api().post("/api/v1/people", Map.of("email", email, "firstName", "Aino"));
    var again = api().post("/api/v1/people", Map.of("email", email.toUpperCase(Locale.ROOT)));

    assertThat(made.status()).isEqualTo(201);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.id()).isEqualTo(made.id());
    assertThat(again.body().path("firstName").asString()).isEqualTo("Aino");
  }

  @Test
  void theIdMapDecidesBeforeTheAddress() {
    var email = Samples.email();
    var key = Samples.word();
    var a =
        api().post("/api/v1/people", Map.of("email", email, "externalIds", Map.of("retail", key)));
    var b =
        api()
            .post(
                "/api/v1/people",
                Map.of("email", email, "externalIds", Map.of("retail", key + "x")));

    assertThat(b.status()).isEqualTo(201);
    assertThat(b.id()).isNotEqualTo(a.id());
  }

  @Test
  void anAddressWithTwoHoldersIdentifiesNobody() {
    var email = Samples.email();
    api()
        .post("/api/v1/people", Map.of("email", email, "externalIds", Map.of("a", Samples.word())));
    api()
        .post("/api/v1/people", Map.of("email", email, "externalIds", Map.of("a", Samples.word())));

    var asked = api().post("/api/v1/people", Map.of("email", email));

    assertThat(asked.status()).isEqualTo(409);
    assertThat(asked.code()).isEqualTo("ambiguousEmail");
  }

  @Test
  void theKindChangesOnlyByPromotion() {
    var lead = api().post("/api/v1/people", Map.of("email", Samples.email()));

    var patched = api().patch("/api/v1/people/" + lead.id(), Map.of("kind", "contact"));
    var posted =
        api()
            .post(
                "/api/v1/people",
                Map.of("email", lead.body().path("email").asString(), "kind", "contact"));

    assertThat(List.of(patched.status(), posted.status())).containsOnly(409);
    assertThat(List.of(patched.code(), posted.code())).containsOnly("promotionRequired");
  }

  @Test
  void aWrongAddressAnUnknownFieldAndAWrongTypeAreNamedWithTheirPlace() {
    var address = api().post("/api/v1/people", Map.of("email", "not an address"));
    var field = api().post("/api/v1/people", Map.of("email", Samples.email(), "nickname", "x"));
    var type = api().post("/api/v1/people", Map.of("email", Samples.email(), "firstName", 7));
    var custom =
        api().post("/api/v1/people", Map.of("email", Samples.email(), "fields", Map.of("no", 1)));

    assertThat(address.status()).isEqualTo(422);
    assertThat(address.body().path("errors").path(0).path("pointer").asString())
        .isEqualTo("/email");
    assertThat(field.status()).isEqualTo(400);
    assertThat(field.code()).isEqualTo("unknownField");
    assertThat(type.status()).isEqualTo(400);
    assertThat(type.body().path("errors").path(0).path("pointer").asString())
        .isEqualTo("/firstName");
    assertThat(custom.status()).isEqualTo(400);
  }

  @Test
  void aStaleOrMissingVersionChangesNothing() {
    var person = api().post("/api/v1/people", Map.of("email", Samples.email()));
    var path = "/api/v1/people/" + person.id();
    api().patch(path, Map.of("firstName", "Ada"), person.etag());

    var stale = api().patch(path, Map.of("firstName", "Eve"), person.etag());
    var missing = api().patch(path, Map.of("firstName", "Eve"), "");

    assertThat(stale.status()).isEqualTo(412);
    assertThat(missing.status()).isEqualTo(428);
    assertThat(api().get(path).body().path("firstName").asString()).isEqualTo("Ada");
  }

  @Test
  void aMergeMovesAddressesAndIdsAndCanBeTakenBack() {
    var a = api().post("/api/v1/people", Map.of("email", Samples.email()));
    var other = Samples.email();
    var company = api().post("/api/v1/companies", Map.of("name", Samples.word())).id();
    var b =
        api()
            .post(
                "/api/v1/people",
                Map.of(
                    "email",
                    other,
                    "lastName",
                    "Korhonen",
                    "phones",
                    List.of("+358401234567"),
                    "companyId",
                    company,
                    "externalIds",
                    Map.of("x", Samples.word())));

    var merge = api().post("/api/v1/people/" + a.id() + "/merge", Map.of("personId", b.id()));
    var survivor = api().get("/api/v1/people/" + a.id());

    assertThat(merge.status()).isEqualTo(200);
    assertThat(survivor.body().path("lastName").asString()).isEqualTo("Korhonen");
    assertThat(survivor.body().path("emails").toString()).contains(other);
    assertThat(survivor.body().path("phones").toString()).contains("+358401234567");
    assertThat(survivor.body().path("companyId").isNull()).isFalse();
    assertThat(api().get("/api/v1/people/" + b.id()).status()).isEqualTo(404);

    api().post("/api/v1/people/merges/" + merge.body().path("mergeId").asString() + "/undo", "{}");
    assertThat(api().get("/api/v1/people/" + b.id()).body().path("email").asString())
        .isEqualTo(other);
    var apart = api().get("/api/v1/people/" + a.id()).body();
    assertThat(apart.path("emails").toString()).doesNotContain(other);
    assertThat(apart.path("phones")).isEmpty();
    assertThat(apart.path("companyId").isNull()).isTrue();
  }

  @Test
  void aListAnswersForEachItemAndOneBadItemHarmsNoOther() {
    var answer =
        api()
            .post(
                "/api/v1/people",
                List.of(Map.of("email", Samples.email()), Map.of("email", "bad"), Map.of()));

    assertThat(answer.status()).isEqualTo(207);
    assertThat(answer.items().valueStream().map(i -> i.path("status").asInt()))
        .containsExactly(201, 422, 422);
  }

  @Test
  void aForgedCursorIsRefused() {
    for (int i = 0; i < 3; i++) {
      api().post("/api/v1/people", Map.of("email", Samples.email()));
    }
    var first = api().get("/api/v1/people?limit=2");
    var next = first.body().path("next").asString();

    assertThat(api().get("/api/v1/people?limit=2&cursor=" + next).status()).isEqualTo(200);
    assertThat(
            api()
                .get("/api/v1/people?limit=2&cursor=" + next.replace(next.charAt(3), 'A') + "B")
                .code())
        .isEqualTo("badCursor");
    assertThat(api().get("/api/v1/campaigns?cursor=" + next).code()).isEqualTo("badCursor");
  }

  @Test
  void theSameKeyAnswersTheSameAndAnotherBodyIsRefused() {
    var key = Map.of("Idempotency-Key", Samples.word());
    var body = Map.of("email", Samples.email());
    var first = api().post("/api/v1/people", body, key);
    var again = api().post("/api/v1/people", body, key);
    var other = api().post("/api/v1/people", Map.of("email", Samples.email()), key);

    assertThat(again.status()).isEqualTo(201);
    assertThat(again.id()).isEqualTo(first.id());
    assertThat(other.status()).isEqualTo(422);
    assertThat(other.code()).isEqualTo("idempotencyKeyReused");
  }

  @Test
  void aNulCharacterIsRefusedByName() {
    var answer = api().post("/api/v1/people", Map.of("firstName", "a\u0000b"));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.code()).isEqualTo("controlCharacter");
  }

  @Test
  void anErasedPersonIsGone() {
    var person = api().post("/api/v1/people", Map.of("email", Samples.email()));
    var path = "/api/v1/people/" + person.id();

    assertThat(api().delete(path, person.etag()).status()).isEqualTo(204);
    assertThat(api().get(path).status()).isEqualTo(404);
  }

  @Test
  void noProgramAndNoFileBringsAnErasedPersonBack() {
    var email = Samples.email();
    var person = api().post("/api/v1/people", Map.of("email", email));
    api().delete("/api/v1/people/" + person.id(), person.etag());

    var again = api().post("/api/v1/people", Map.of("email", email.toUpperCase(Locale.ROOT)));
    var byFile =
        new Acting(Actor.SYSTEM, Origin.IMPORT, null)
            .call(() -> people.putAll(List.of(PersonDraft.ofEmail(email))));

    assertThat(again.status()).isEqualTo(422);
    assertThat(again.code()).isEqualTo("erased");
    assertThat(byFile).singleElement().isInstanceOf(PutOutcome.NotPut.class);
    assertThat(api().get("/api/v1/people?q=" + email).items()).isEmpty();
  }

  @Test
  void whoeverAddsAnErasedPersonByHandBringsThemBack() {
    var email = Samples.email();
    var person = api().post("/api/v1/people", Map.of("email", email));
    api().delete("/api/v1/people/" + person.id(), person.etag());

    var byHand =
        new Acting(Actor.SYSTEM, Origin.UI, null)
            .call(() -> people.putAll(List.of(PersonDraft.ofEmail(email))));

    assertThat(byHand).singleElement().isInstanceOf(PutOutcome.Created.class);
    assertThat(api().post("/api/v1/people", Map.of("email", email)).status()).isEqualTo(200);
  }
}
