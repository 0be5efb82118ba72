package org.unisono.app.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.unisono.app.testing.Api;
import org.unisono.app.testing.RoomTest;
import org.unisono.app.testing.Samples;

/// Members have custom fields of their own, which say something of this person in this campaign.
class MemberFieldsTest extends RoomTest {

  private final String key = "seat" + Samples.word();

  private void define() {
    var made =
        api()
            .post(
                "/api/v1/fields",
                Map.of("subject", "member", "key", key, "label", "Seat", "type", "number"));
    assertThat(made.status()).isEqualTo(201);
  }

  private String campaign() {
    return "/api/v1/campaigns/"
        + api().post("/api/v1/campaigns", Map.of("name", "F " + key, "type", "webinar")).id();
  }

  private Api.Answer add(String campaign, String email, Object value) {
    return api().post(campaign + "/members", Map.of("email", email, "fields", Map.of(key, value)));
  }

  private static String path(String campaign, Api.Answer member) {
    return campaign + "/members/" + member.body().path("personId").asString();
  }

  @Test
  void theyAreSetWithTheMemberAndChanged() {
    define();
    var campaign = campaign();
    var email = Samples.email();
    var member = add(campaign, email, 12);
    assertThat(member.status()).isEqualTo(201);
    assertThat(member.body().path("fields").path(key).asInt()).isEqualTo(12);
    var path = path(campaign, member);

    assertThat(add(campaign, email, 14).body().path("fields").path(key).asInt()).isEqualTo(14);
    var changed = api().patch(path, Map.of("fields", Map.of(key, 15), "reason", "moved"));
    assertThat(changed.body().path("fields").path(key).asInt()).isEqualTo(15);
    var gone = new HashMap<String, Object>();
    gone.put(key, null);
    assertThat(api().patch(path, Map.of("fields", gone)).body().path("fields").isEmpty()).isTrue();

    assertThat(api().get(path + "/history").items().valueStream())
        .filteredOn(e -> e.path("what").asString().equals("field"))
        .extracting(e -> e.path("to").asString(""))
        .containsExactly(key + ": 12", key + ": 14", key + ": 15", "");
  }

  @Test
  void whatDoesNotFitRefusesAndMakesNobody() {
    define();
    var campaign = campaign();
    var email = Samples.email();

    assertThat(add(campaign, email, "front row").status()).isEqualTo(422);
    var bulk =
        api()
            .post(
                campaign + "/members",
                List.of(
                    Map.of("email", email, "fields", Map.of("nosuch", 1)),
                    Map.of("email", Samples.email(), "fields", Map.of(key, 3))));

    assertThat(bulk.items().valueStream().map(i -> i.path("status").asInt()))
        .containsExactly(400, 201);
    assertThat(api().get("/api/v1/people?q=" + email).items()).isEmpty();
  }

  @Test
  void rulesSeeThemBeforeTheyAreKept() {
    define();
    var campaign = campaign();
    var rule =
        """
        {"all": [{"field": "campaign.name", "op": "eq", "value": "F %s"},
                 {"field": "member.fields.%s", "op": "gt", "value": 100}]}
        """
            .formatted(key, key);
    var made =
        api()
            .post(
                "/api/v1/rules",
                Map.of(
                    "subject",
                    "member",
                    "name",
                    key,
                    "message",
                    "There are 100 seats.",
                    "rule",
                    Api.JSON.readTree(rule)));
    assertThat(made.status()).as(made.body().toString()).isEqualTo(201);

    assertThat(add(campaign, Samples.email(), 101).code()).isEqualTo("ruleBroken");
    var member = add(campaign, Samples.email(), 99);
    assertThat(api().patch(path(campaign, member), Map.of("fields", Map.of(key, 500))).status())
        .isEqualTo(422);
    assertThat(api().get(path(campaign, member)).body().path("fields").path(key).asInt())
        .isEqualTo(99);
    api().delete("/api/v1/rules/" + made.id(), made.etag());
  }
}
