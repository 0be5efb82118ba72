package org.unisono.app.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.unisono.app.access.Role;
import org.unisono.app.access.Scope;
import org.unisono.app.testing.Api;
import org.unisono.app.testing.RoomTest;
import org.unisono.app.testing.Samples;

/// Bad input is answered with the status, a code, the place and the reason in the reader's
/// language, and changes nothing.
class BadInputTest extends RoomTest {

  private static final List<String> OTHERS = List.of("fr", "it", "fi", "de");

  /// Asked in every language: the same everywhere but for the words, which no two languages share.
  private void refused(int status, String code, String pointer, Function<Api, Api.Answer> asking) {
    var english = answered(asking.apply(api().in("en")), status, code, pointer);
    for (var language : OTHERS) {
      assertThat(answered(asking.apply(api().in(language)), status, code, pointer))
          .as(language)
          .isNotEqualTo(english);
    }
  }

  private static String answered(Api.Answer answer, int status, String code, String pointer) {
    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(status);
    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.raw().headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    var error = answer.body().path("errors").path(0);
    assertThat(error.path("pointer").asString()).isEqualTo(pointer);
    assertThat(error.path("message").asString()).isNotBlank().doesNotContain("{", "}");
    return error.path("message").asString();
  }

  private String campaign(String style) {
    return made(Map.of("name", "B " + Samples.word(), "style", style, "type", "webinar"));
  }

  private String made(Map<String, Object> campaign) {
    return api().post("/api/v1/campaigns", campaign).id();
  }

  private String person() {
    return api().post("/api/v1/people", Map.of("email", Samples.email())).id();
  }

  private static String members(String campaign) {
    return "/api/v1/campaigns/" + campaign + "/members";
  }

  private long count(String campaign) {
    return api().get(members(campaign)).items().size();
  }

  @Test
  void anUnknownStatus() {
    var campaign = campaign("sales");
    var body = Map.of("personId", person(), "status", "Gone");

    refused(422, "unknownStatus", "/status", api -> api.post(members(campaign), body));

    assertThat(count(campaign)).isZero();
  }

  @Test
  void anUnknownFieldAndAWrongType() {
    var name = "B " + Samples.word();

    refused(
        400,
        "unknownField",
        "/colour",
        api -> api.post("/api/v1/campaigns", Map.of("name", name, "colour", "red")));
    refused(400, "wrongType", "/name", api -> api.post("/api/v1/campaigns", Map.of("name", 5)));
    refused(400, "notJson", "", api -> api.post("/api/v1/campaigns", "{\"name\": "));

    assertThat(api().get("/api/v1/campaigns?q=" + name.replace(" ", "%20")).items()).isEmpty();
  }

  @Test
  void aRangeThatEndsBeforeItStarts() {
    var campaign = campaign("sales");
    var path = "/api/v1/campaigns/" + campaign;
    var was = api().get(path).body();

    refused(
        422,
        "endsBeforeStart",
        "/endDate",
        api -> api.patch(path, Map.of("startDate", "2026-12-02", "endDate", "2026-12-01")));

    assertThat(api().get(path).body()).isEqualTo(was);
  }

  @Test
  void aParentBelowItself() {
    var top = campaign("sales");
    var below = made(Map.of("name", "below", "parentId", top));
    var path = "/api/v1/campaigns/" + top;
    var was = api().get(path).body();

    refused(422, "parentCycle", "/parentId", api -> api.patch(path, Map.of("parentId", below)));

    assertThat(api().get(path).body()).isEqualTo(was);
  }

  @Test
  void aPersonWhoIsActiveElsewhereInTheGroup() {
    var policy = Map.of("membership", "exclusive", "group", Samples.word(), "onClash", "keep");
    var first = made(Map.of("name", "B 1", "policy", policy));
    var second = made(Map.of("name", "B 2", "policy", policy));
    var body = Map.of("personId", person());
    api().post(members(first), body);

    refused(409, "exclusiveClash", "", api -> api.post(members(second), body));

    assertThat(count(first)).isEqualTo(1);
    assertThat(count(second)).isZero();
  }

  @Test
  void somebodyAddedByHandToAJourney() {
    var journey = campaign("journey");
    var body = Map.of("personId", person());

    refused(422, "notAdmitted", "", api -> api.post(members(journey), body));

    assertThat(count(journey)).isZero();
  }

  @Test
  void anEventOfAnUnknownTypeOrFarFromNow() {
    var person = person();
    var now = clock.instant();

    refused(422, "unknownActivityType", "/type", api -> did(api, person, "tea.made", "" + now));
    refused(
        422,
        "inFuture",
        "/at",
        api -> did(api, person, "page.visited", "" + now.plus(Duration.ofDays(730))));
    refused(
        422,
        "tooOld",
        "/at",
        api -> did(api, person, "page.visited", "" + now.minus(Duration.ofDays(730))));

    assertThat(api().get("/api/v1/people/" + person + "/timeline").body().toString())
        .doesNotContain("tea.made", "page.visited");
  }

  private static Api.Answer did(Api api, String person, String type, String at) {
    var activity = new HashMap<String, Object>();
    activity.put("id", Samples.word());
    activity.put("type", type);
    activity.put("personId", person);
    activity.put("at", at);
    return api.post("/api/v1/activities", activity);
  }

  @Test
  void aTokenOfALowerRole() {
    var viewer = as(Role.VIEWER, Scope.WRITE);
    var name = "B " + Samples.word();

    var english =
        answered(
            viewer.in("en").post("/api/v1/campaigns", Map.of("name", name)), 403, "notAllowed", "");
    for (var language : OTHERS) {
      var asked = viewer.in(language).post("/api/v1/campaigns", Map.of("name", name));
      assertThat(answered(asked, 403, "notAllowed", "")).isNotEqualTo(english);
    }
  }

  @Test
  void aStaleAndAMissingVersion() {
    var path = "/api/v1/campaigns/" + campaign("sales");
    var seen = api().get(path).etag();
    api().patch(path, Map.of("objective", "Fame"));
    var was = api().get(path).body();

    refused(412, "stale", "", api -> api.patch(path, Map.of("objective", "Money"), seen));
    refused(428, "ifMatchMissing", "", api -> api.patch(path, Map.of("objective", "Money"), ""));

    assertThat(api().get(path).body()).isEqualTo(was);
  }

  @Test
  void aFileThatIsNoTable() {
    var campaign = campaign("sales");

    refused(422, "unclosedQuote", "/file", api -> file(api, campaign, "E-mail\n\"open\n"));
    refused(422, "duplicateHeader", "/file", api -> file(api, campaign, "E-mail,E-mail\na,b\n"));
    refused(422, "missingColumn", "/columns/E-mail", api -> file(api, campaign, "Mail\na@b.fi\n"));
    refused(422, "emptyFile", "/file", api -> file(api, campaign, ""));

    assertThat(count(campaign)).isZero();
  }

  private static Api.Answer file(Api api, String campaign, String csv) {
    var mapping =
        Map.of("columns", Map.of("E-mail", "email"), "match", "email", "campaignId", campaign);
    return api.upload(
        "/api/v1/imports",
        "a.csv",
        csv.getBytes(java.nio.charset.StandardCharsets.UTF_8),
        Map.of("mapping", Api.JSON.writeValueAsString(mapping)));
  }

  @Test
  void aRefusedRowIsExplainedInTheLanguageOfWhoeverReadsIt() {
    var started = file(api(), campaign("sales"), "E-mail\nnobody\n");
    var path = "/api/v1/imports/" + started.id();
    await(() -> api().get(path).body().path("state").asString().equals("done"));

    var shown = api().in("de").get(path).body().path("faults").path(0);
    var refused = api().in("fi").get(path + "/refused.csv").raw().body();

    assertThat(shown.path("code").asString()).isEqualTo("badEmail");
    assertThat(shown.path("message").asString()).isEqualTo("Dies ist keine E-Mail-Adresse.");
    assertThat(refused).contains("sähköposti").doesNotContain("This is not");
  }

  @Test
  void aRefusedItemOfManyIsExplainedInTheReadersLanguage() {
    var campaign = campaign("sales");
    var body = List.of(Map.of("personId", person(), "status", "Gone"));

    var items = api().in("de").post(members(campaign), body).items();
    var people = api().in("de").post("/api/v1/people", List.of(Map.of("email", "nobody"))).items();
    var activities =
        api()
            .in("de")
            .post("/api/v1/activities", List.of(Map.of("id", Samples.word(), "type", "tea.made")));

    assertThat(items.path(0).path("status").asInt()).isEqualTo(422);
    assertThat(message(items)).startsWith("Diese Kampagne hat keinen Status Gone.");
    assertThat(message(people)).isEqualTo("Dies ist keine E-Mail-Adresse.");
    assertThat(message(activities.items())).doesNotContain("There is", "{");
    assertThat(items.path(0).has("faults")).isFalse();
  }

  private static String message(tools.jackson.databind.JsonNode items) {
    return items.path(0).path("errors").path(0).path("message").asString();
  }

  @Test
  void whoPublishesAFlowAtTheSameMomentAsSomebodyElseIsTold() throws Exception {
    var flow =
        api()
            .post(
                "/api/v1/campaigns/" + campaign("program") + "/flows",
                """
                {"name": "F", "definition": {"entry": {"triggers": [{"kind": "form.submitted"}]},
                 "start": "z", "steps": {"z": {"end": "done"}}}}
                """)
            .id();
    List<Callable<Api.Answer>> calls = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      calls.add(() -> api().post("/api/v1/flows/" + flow + "/publish", Map.of()));
    }
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var answer : pool.invokeAll(calls)) {
        assertThat(answer.get().status()).isIn(200, 409);
        if (answer.get().status() == 409) {
          assertThat(answer.get().code()).isEqualTo("publishedMeanwhile");
        }
      }
    }
  }
}
