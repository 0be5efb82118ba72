package org.unisono.app.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.unisono.app.testing.Api;
import org.unisono.app.testing.RoomTest;
import org.unisono.app.testing.Samples;

/// Of several who have read the same and change it in the same moment one is first, and the others
/// are told: nobody's edit is written over.
class EditAtOnceTest extends RoomTest {

  private static final int EDITORS = 6;
  private static final int ROUNDS = 6;

  private String made(String path, Map<String, ?> body) {
    var answer = api().post(path, body);
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
    return answer.id();
  }

  /// @param field a text of what stands at the path
  private void oneIsFirst(String path, String field) {
    for (int round = 0; round < ROUNDS; round++) {
      var seen = api().get(path).etag();
      var word = Samples.word();
      var answers =
          atOnce(
              editor -> api().patch(path, Map.of(field, field + " " + word + " " + editor), seen));
      assertThat(answers.stream().map(Api.Answer::status))
          .as(path)
          .containsOnlyOnce(200)
          .containsOnly(200, 412);
      var first = answers.stream().filter(a -> a.status() == 200).findFirst().orElseThrow();
      assertThat(api().get(path).body().path(field)).isEqualTo(first.body().path(field));
    }
  }

  private interface Edit {
    Api.Answer by(int editor);
  }

  private static List<Api.Answer> atOnce(Edit edit) {
    try (var pool = Executors.newFixedThreadPool(EDITORS)) {
      List<Callable<Api.Answer>> edits =
          IntStream.range(0, EDITORS)
              .mapToObj(i -> (Callable<Api.Answer>) () -> edit.by(i))
              .toList();
      List<Api.Answer> answers = new ArrayList<>();
      for (var done : pool.invokeAll(edits)) {
        answers.add(done.get());
      }
      return answers;
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  private String campaign() {
    return made("/api/v1/campaigns", Map.of("name", "At once " + Samples.word()));
  }

  @Test
  void ofACampaign() {
    oneIsFirst("/api/v1/campaigns/" + campaign(), "description");
  }

  @Test
  void ofAPerson() {
    oneIsFirst(
        "/api/v1/people/" + made("/api/v1/people", Map.of("email", Samples.email())), "lastName");
  }

  @Test
  void ofACompany() {
    oneIsFirst(
        "/api/v1/companies/" + made("/api/v1/companies", Map.of("name", Samples.word())), "name");
  }

  @Test
  void ofADeal() {
    oneIsFirst(
        "/api/v1/deals/"
            + made(
                "/api/v1/deals",
                Map.of("name", "Deal", "amount", Map.of("amount", "10.00", "currency", "EUR"))),
        "name");
  }

  @Test
  void ofASegment() {
    var rule = Map.of("field", "person.lastName", "op", "eq", "value", "Virtanen");
    oneIsFirst(
        "/api/v1/segments/"
            + made("/api/v1/segments", Map.of("name", Samples.word(), "rule", rule)),
        "name");
  }

  @Test
  void ofAMailingAndItsTemplate() {
    var campaign = campaign();
    var template =
        made(
            "/api/v1/templates",
            Map.of("name", "T", "campaignId", campaign, "subject", "S", "html", "<p>Hello</p>"));
    oneIsFirst("/api/v1/templates/" + template, "subject");
    var send =
        made(
            "/api/v1/campaigns/" + campaign + "/sends",
            Map.of("name", "S", "templateId", template));
    oneIsFirst("/api/v1/sends/" + send, "name");
  }

  @Test
  void ofARule() {
    var rule = Map.of("field", "person.email", "op", "eq", "value", "x");
    var id =
        made(
            "/api/v1/rules",
            Map.of(
                "subject",
                "member",
                "name",
                Samples.word(),
                "message",
                "m",
                "active",
                false,
                "rule",
                rule));
    oneIsFirst("/api/v1/rules/" + id, "message");
  }

  @Test
  void ofAConnection() {
    var id =
        made(
            "/api/v1/connections",
            Map.of(
                "system", "hubspot",
                "baseUrl", "http://127.0.0.1:9",
                "secrets", Map.of("accessToken", "none")));
    oneIsFirst("/api/v1/connections/" + id, "name");
    assertThat(api().patch("/api/v1/connections/" + id, Map.of("paused", true)).status())
        .isEqualTo(200);
  }
}
