package org.unisono.app.segments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.unisono.app.testing.RoomTest;
import org.unisono.app.testing.Samples;

class SegmentsApiTest extends RoomTest {

  @Test
  void aSegmentCountsWhoFitsAndSaysItsRuleInWords() {
    var word = Samples.word();
    for (var name : List.of(word, word + "x", "other")) {
      api().post("/api/v1/people", Map.of("email", Samples.email(), "lastName", name));
    }
    var rule = Map.of("field", "person.lastName", "op", "startsWith", "value", word);

    var made = api().post("/api/v1/segments", Map.of("name", "S " + word, "rule", rule));

    assertThat(made.status()).as(made.raw().body()).isEqualTo(201);
    assertThat(made.body().path("sentence").asString()).contains(word);
    var path = "/api/v1/segments/" + made.id();
    assertThat(api().get(path + "/count").body().path("count").asInt()).isEqualTo(2);
    assertThat(api().get(path + "/members?limit=1").body().path("next").isNull()).isFalse();
  }

  @Test
  void aRuleThatCannotBeReadIsRefusedWithItsPlace() {
    var unknown =
        api()
            .post(
                "/api/v1/segments/count",
                Map.of(
                    "rule",
                    Map.of(
                        "all",
                        List.of(Map.of("field", "person.email", "op", "sounds", "value", "x")))));
    var field =
        api()
            .post(
                "/api/v1/segments/count",
                Map.of("rule", Map.of("field", "person.shoe", "op", "eq", "value", "x")));

    assertThat(unknown.status()).isEqualTo(400);
    assertThat(unknown.code()).isEqualTo("unknownOperator");
    assertThat(unknown.body().path("errors").path(0).path("pointer").asString())
        .startsWith("/all/0");
    assertThat(field.status()).isIn(400, 422);
  }

  @Test
  void aListHoldsPeopleAndASegmentMayAskForIt() {
    var list = api().post("/api/v1/lists", Map.of("name", "L " + Samples.word())).id();
    var person = api().post("/api/v1/people", Map.of("email", Samples.email())).id();
    api().post("/api/v1/lists/" + list + "/members", Map.of("personIds", List.of(person)));

    var count = api().post("/api/v1/segments/count", Map.of("rule", Map.of("inList", list)));

    assertThat(count.body().path("count").asInt()).as(count.raw().body()).isEqualTo(1);
    assertThat(api().get("/api/v1/lists/" + list + "/members").items().size()).isEqualTo(1);
  }
}
