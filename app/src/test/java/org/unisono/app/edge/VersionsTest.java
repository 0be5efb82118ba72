package org.unisono.app.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.unisono.app.testing.RoomTest;
import org.unisono.app.testing.Samples;

/// Whatever has a content is changed and removed only by somebody who has seen how it stands.
class VersionsTest extends RoomTest {

  private String made(String path, Map<String, ?> body) {
    var answer = api().post(path, body);
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
    return path + "/" + answer.id();
  }

  private void holds(String path, Map<String, ?> change) {
    var seen = api().get(path).etag();
    assertThat(api().patch(path, change, "").status()).isEqualTo(428);
    assertThat(api().patch(path, change, seen).status()).isEqualTo(200);
    assertThat(api().patch(path, change, seen).status()).isEqualTo(412);
    assertThat(api().patch(path, Map.of("noSuchThing", 1)).status()).isEqualTo(400);
  }

  private String campaign() {
    return made("/api/v1/campaigns", Map.of("name", "Versions", "type", "webinar"));
  }

  @Test
  void aCostLineIsChangedAndRemoved() {
    var amount = Map.of("amount", "12.50", "currency", "EUR");
    var cost =
        made(
            campaign() + "/costs",
            Map.of("date", "2026-11-01", "kind", "planned", "amount", amount));

    holds(cost, Map.of("kind", "actual", "vendor", "Printer"));

    var now = api().get(cost);
    assertThat(now.body().path("kind").asString()).isEqualTo("actual");
    assertThat(now.body().path("amount").path("amount").asString()).isEqualTo("12.50");
    assertThat(api().patch(cost, Map.of("kind", "guessed")).code()).isEqualTo("unknownOption");
    assertThat(api().delete(cost, "").status()).isEqualTo(428);
    assertThat(api().delete(cost, now.etag()).status()).isEqualTo(204);
    assertThat(api().get(cost).status()).isEqualTo(404);
  }

  @Test
  void aListIsRenamed() {
    var list = made("/api/v1/lists", Map.of("name", "Guests " + Samples.word()));

    holds(list, Map.of("name", "Guests of honour"));

    assertThat(api().get(list).body().path("name").asString()).isEqualTo("Guests of honour");
    assertThat(api().patch(list, Map.of("name", " ")).code()).isEqualTo("required");
  }

  @Test
  void aRungKeepsItsNameAndItsMeaningUnderSomebody() {
    var campaign = campaign();
    var ladder = api().get(campaign + "/statuses").items();
    var registered = campaign + "/statuses/" + ladder.get(1).path("id").asString();
    var invited = campaign + "/statuses/" + ladder.get(0).path("id").asString();
    api().post(campaign + "/members", Map.of("email", Samples.email(), "status", "Registered"));

    holds(registered, Map.of("rank", 21));

    assertThat(api().patch(registered, Map.of("name", "Signed up")).code())
        .isEqualTo("statusNameFixed");
    assertThat(api().patch(registered, Map.of("responded", false)).code()).isEqualTo("statusInUse");
    assertThat(api().delete(registered, api().get(registered).etag()).code())
        .isEqualTo("statusInUse");
    assertThat(api().delete(invited, api().get(invited).etag()).code()).isEqualTo("defaultNeeded");
    assertThat(api().patch(registered, Map.of("isDefault", true)).status()).isEqualTo(200);
    assertThat(api().delete(invited, api().get(invited).etag()).status()).isEqualTo(204);
  }
}
