package org.unisono.app.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.unisono.app.testing.Api;
import org.unisono.app.testing.RoomTest;
import org.unisono.app.testing.Samples;

/// What a request did and the answer that is kept under its key are there both, or neither is.
class IdempotencyTest extends RoomTest {

  private final String key = "key-" + Samples.word();
  private final String name = "Once " + Samples.word();

  @Autowired private DSLContext sql;

  @BeforeEach
  void anAnswerMayBeImpossibleToKeep() {
    sql.execute(
        """
        create or replace function access.break_down() returns trigger language plpgsql as $$
        begin
          if new.key like 'broken-%' and new.status < 400 then raise exception 'no room'; end if;
          return new;
        end $$
        """);
    sql.execute(
        """
        create or replace trigger break_down before update on access.idempotency
        for each row execute function access.break_down()
        """);
  }

  @AfterEach
  void mend() {
    sql.execute("drop trigger break_down on access.idempotency");
    sql.execute("drop function access.break_down()");
  }

  private Api.Answer post(String under, Object body) {
    return api().post("/api/v1/campaigns", body, Map.of("Idempotency-Key", under));
  }

  private long made() {
    return api()
        .get("/api/v1/campaigns?limit=1000&q=" + name.replace(' ', '+'))
        .items()
        .valueStream()
        .filter(c -> c.path("name").asString().equals(name))
        .count();
  }

  @Test
  void theSameKeyAnswersTheSameAndMakesNothingNew() {
    var first = post(key, Map.of("name", name));
    var again = post(key, Map.of("name", name));

    assertThat(first.status()).isEqualTo(201);
    assertThat(again.id()).isEqualTo(first.id());
    assertThat(again.raw().headers().firstValue("Idempotent-Replayed")).contains("true");
    assertThat(made()).isEqualTo(1);
    assertThat(post(key, Map.of("name", "Other")).status()).isEqualTo(422);
  }

  @Test
  void whereTheAnswerCannotBeKeptNothingWasDone() {
    var broken = "broken-" + key;

    assertThat(post(broken, Map.of("name", name)).status()).isEqualTo(500);

    assertThat(made()).isZero();
  }

  @Test
  void aRefusalIsKeptAndLeavesNothing() {
    var email = Samples.email();
    var journey = api().post("/api/v1/campaigns", Map.of("name", name, "style", "journey")).id();
    var members = "/api/v1/campaigns/" + journey + "/members";

    var refused = api().post(members, Map.of("email", email), Map.of("Idempotency-Key", key));
    var again = api().post(members, Map.of("email", email), Map.of("Idempotency-Key", key));

    assertThat(refused.code()).isEqualTo("notAdmitted");
    assertThat(again.code()).isEqualTo("notAdmitted");
    assertThat(again.raw().headers().firstValue("Idempotent-Replayed")).contains("true");
    assertThat(api().get("/api/v1/people?q=" + email).items()).isEmpty();
  }

  @Test
  void manyAtOnceAreOneRequestToo() {
    var emails = List.of(Map.of("email", Samples.email()), Map.of("email", Samples.email()));

    var first = api().post("/api/v1/people", emails, Map.of("Idempotency-Key", key));
    var again = api().post("/api/v1/people", emails, Map.of("Idempotency-Key", key));

    assertThat(first.status()).isEqualTo(207);
    assertThat(again.body()).isEqualTo(first.body());
  }
}
