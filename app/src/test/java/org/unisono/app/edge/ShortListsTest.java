package org.unisono.app.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.unisono.app.testing.RoomTest;

/// Lists that are short are cut into pages like the long ones.
class ShortListsTest extends RoomTest {

  private String campaign() {
    return "/api/v1/campaigns/"
        + api().post("/api/v1/campaigns", Map.of("name", "Pages", "type", "webinar")).id();
  }

  private List<String> read(String path, int limit) {
    List<String> names = new ArrayList<>();
    var cursor = "";
    do {
      var page = api().get(path + "?limit=" + limit + cursor);
      assertThat(page.items().size()).isLessThanOrEqualTo(limit);
      page.items().forEach(s -> names.add(s.path("name").asString()));
      var next = page.body().path("next").asString("");
      cursor = next.isEmpty() ? "" : "&cursor=" + next;
    } while (!cursor.isEmpty());
    return names;
  }

  @Test
  void everyPageGoesOnBehindTheOneBefore() {
    var statuses = campaign() + "/statuses";
    var whole = api().get(statuses).items().valueStream().map(s -> s.path("name").asString());

    assertThat(read(statuses, 2)).containsExactlyElementsOf(whole.toList()).hasSize(5);
  }

  @Test
  void whoWasTheLastOneMayGoMeanwhile() {
    var statuses = campaign() + "/statuses";
    var first = api().get(statuses + "?limit=2");
    var last = statuses + "/" + first.items().get(1).path("id").asString();
    assertThat(api().delete(last, api().get(last).etag()).status()).isEqualTo(204);

    var next = first.body().path("next").asString();
    assertThat(api().get(statuses + "?limit=9&cursor=" + next).items().valueStream())
        .extracting(s -> s.path("name").asString())
        .containsExactlyInAnyOrder("Attended", "No show", "Cancelled");
  }

  @Test
  void aCursorOfAnotherListAndAnOddLimitAreRefused() {
    var one = campaign() + "/statuses";
    var next = api().get(one + "?limit=1").body().path("next").asString();

    assertThat(api().get(campaign() + "/statuses?cursor=" + next).code()).isEqualTo("badCursor");
    assertThat(api().get(one + "?limit=0").status()).isEqualTo(400);
    assertThat(api().get(one + "?limit=many").code()).isEqualTo("badLimit");
    assertThat(api().get("/api/v1/users?limit=1").items().size()).isEqualTo(1);
  }
}
