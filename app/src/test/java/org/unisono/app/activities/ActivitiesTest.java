package org.unisono.app.activities;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.unisono.app.fields.RuleSql;
import org.unisono.app.testing.Api;
import org.unisono.app.testing.RoomTest;
import org.unisono.app.testing.Samples;
import org.unisono.core.rules.RuleCodec;
import tools.jackson.databind.node.ObjectNode;

class ActivitiesTest extends RoomTest {

  @Autowired private RuleSql rules;
  @Autowired private Activities activities;

  @Test
  void anActivityIsLoggedOnceHoweverOftenItsIdComes() {
    var email = Samples.email();
    var event = Map.of("id", Samples.word(), "type", "form.submitted", "email", email);
    var first = api().post("/api/v1/activities", event);
    var second = api().post("/api/v1/activities", event);
    assertThat(first.status()).isEqualTo(202);
    assertThat(second.status()).isEqualTo(202);
    assertThat(second.id()).isEqualTo(first.id());
    assertThat(of(first.body().path("personId").asString())).hasSize(1);
  }

  @Test
  void concurrentRepetitionsAreLoggedOnce() throws Exception {
    var person = aPerson();
    var event = Map.of("id", Samples.word(), "type", "link.clicked", "personId", person);
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Integer>> calls = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        calls.add(() -> api().post("/api/v1/activities", event).status());
      }
      for (var answer : pool.invokeAll(calls)) {
        assertThat(answer.get()).isEqualTo(202);
      }
    }
    assertThat(of(person)).hasSize(1);
  }

  @Test
  void aListAnswersPerItemAndOneBadItemHarmsNobody() {
    var person = aPerson();
    var answer =
        api()
            .post(
                "/api/v1/activities",
                List.of(
                    Map.of("type", "page.visited", "personId", person),
                    Map.of("type", "page.eaten", "personId", person),
                    Map.of("type", "custom.sang", "personId", UUID.randomUUID().toString()),
                    Map.of("type", "call", "personId", person)));
    assertThat(answer.status()).isEqualTo(207);
    assertThat(answer.items().valueStream().map(i -> i.path("status").asInt()))
        .containsExactly(202, 422, 422, 202);
    assertThat(answer.items().path(1).path("errors").path(0).path("code").asString())
        .isEqualTo("unknownActivityType");
    assertThat(of(person)).containsExactly("call.made", "page.visited");
  }

  @Test
  void timesFarFromNowAreRefused() {
    var person = aPerson();
    var later = clock.instant().plus(Duration.ofMinutes(11)).toString();
    var earlier = clock.instant().minus(Duration.ofDays(400)).toString();
    assertThat(post("page.visited", person, Map.of("at", later)).code()).isEqualTo("inFuture");
    var old = post("page.visited", person, Map.of("at", earlier));
    assertThat(old.code()).isEqualTo("tooOld");
    assertThat(old.status()).isEqualTo(422);
    var lastYear = clock.instant().minus(Duration.ofDays(380)).toString();
    assertThat(post("page.visited", person, Map.of("at", lastYear)).status()).isEqualTo(202);
  }

  @Test
  void anAddressWithTwoHoldersIdentifiesNobody() {
    var email = Samples.email();
    for (var id : List.of(Samples.word(), Samples.word())) {
      var body = Map.of("email", email, "externalIds", Map.of("retail", id));
      assertThat(api().post("/api/v1/people", body).status()).isEqualTo(201);
    }
    var event = Map.of("id", Samples.word(), "type", "form.submitted", "email", email);
    var answer = api().post("/api/v1/activities", event);
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.code()).isEqualTo("ambiguousEmail");
  }

  @Test
  void whatAVisitorDidIsClaimedWhenTheyBecomeKnown() {
    var visitor = Samples.word();
    var seen = Map.of("type", "page.visited", "visitorId", visitor);
    assertThat(api().post("/api/v1/activities", seen).status()).isEqualTo(202);
    var known = Map.of("type", "form.submitted", "visitorId", visitor, "email", Samples.email());
    var person = api().post("/api/v1/activities", known).body().path("personId").asString();
    assertThat(of(person)).containsExactly("form.submitted", "page.visited");
    api().post("/api/v1/activities", seen);
    assertThat(of(person)).hasSize(3);
  }

  @Test
  void rulesCountWhatPeopleDidAndNotWhatMachinesDid() {
    var person = aPerson();
    post("email.clicked", person, Map.of("properties", Map.of("link", "A")));
    post("email.clicked", person, Map.of("machine", true, "properties", Map.of("link", "B")));
    var where = "\"where\": [{\"field\": \"activity.link\", \"op\": \"eq\", \"value\": \"%s\"}]";
    assertThat(holds(person, "{\"did\": \"email.clicked\"}")).isTrue();
    assertThat(holds(person, "{\"did\": \"email.clicked\", \"atLeast\": 2}")).isFalse();
    assertThat(holds(person, "{\"did\": \"email.clicked\", " + where.formatted("a") + "}"))
        .isTrue();
    assertThat(holds(person, "{\"did\": \"email.clicked\", " + where.formatted("B") + "}"))
        .isFalse();
    assertThat(holds(person, "{\"did\": \"email.opened\", \"atMost\": 0}")).isTrue();
  }

  private boolean holds(String person, String rule) {
    return rules
        .matching(
            RuleCodec.read(Api.JSON.readTree(rule)),
            List.of(UUID.fromString(person)),
            clock.instant(),
            java.time.ZoneOffset.UTC)
        .contains(UUID.fromString(person));
  }

  private Api.Answer post(String type, String person, Map<String, Object> more) {
    ObjectNode body = Api.JSON.valueToTree(more);
    return api().post("/api/v1/activities", body.put("type", type).put("personId", person));
  }

  private String aPerson() {
    return api().post("/api/v1/people", Map.of("email", Samples.email())).id();
  }

  private List<String> of(String person) {
    return api()
        .get("/api/v1/people/" + person + "/activities")
        .items()
        .valueStream()
        .map(a -> a.path("type").asString())
        .toList();
  }
}
