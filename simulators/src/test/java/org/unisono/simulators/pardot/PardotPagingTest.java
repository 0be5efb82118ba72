package org.unisono.simulators.pardot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisono.simulators.Api;
import org.unisono.simulators.Json;

/// How far the tokens of one query lead.
class PardotPagingTest extends PardotCase {
  private static final String BY_TWO = "prospects?fields=id&limit=2&orderBy=id%20ASC";

  @BeforeEach
  void sevenProspects() {
    IntStream.range(0, 5).forEach(i -> prospect("p" + i + "@example.com"));
  }

  private Api.Answer next(Api.Answer page) {
    var token = Json.text(page.json(), "nextPageToken");
    return get("prospects?fields=id&nextPageToken=" + token);
  }

  @Test
  void aPageTokenLivesForFourHours() {
    var first = get(BY_TWO);
    pass(Duration.ofHours(4));
    assertThat(ids(next(first).json())).containsExactly(3, 4);

    pass(Duration.ofSeconds(1));
    var late = next(first);
    assertThat(late.status()).isEqualTo(400);
    assertThat(code(late)).isEqualTo(210);
  }

  @Test
  void aTokenThatNeverWasGivenIsInvalid() {
    for (var token : List.of("never", "e30", "%25%25")) {
      var answer = get("prospects?fields=id&nextPageToken=" + token);
      assertThat(answer.status()).isEqualTo(400);
      assertThat(code(answer)).isEqualTo(211);
    }
  }

  @Test
  void besideATokenOnlyFieldsAreTaken() {
    var token = Json.text(get(BY_TWO).json(), "nextPageToken");
    var answer = get("prospects?fields=id&limit=2&nextPageToken=" + token);
    assertThat(answer.status()).isEqualTo(400);
  }

  @Test
  void aSequenceEndsAtItsLimitWithAWarningThoughThereAreMore() {
    sim.limitRecordsPerSequence(4);
    var seen = new ArrayList<Integer>();
    var page = get(BY_TWO);
    assertThat(page.headers()).doesNotContainKey("pardot-warning");
    seen.addAll(ids(page.json()));
    page = next(page);
    seen.addAll(ids(page.json()));

    assertThat(seen).containsExactly(1, 2, 3, 4);
    assertThat(page.json().path("nextPageToken").isNull()).isTrue();
    assertThat(page.json().path("nextPageUrl").isNull()).isTrue();
    assertThat(page.headers().get("pardot-warning")).startsWith("203;");

    var behind = get(BY_TWO + "&idGreaterThan=4");
    assertThat(ids(behind.json())).containsExactly(5, 6);
    assertThat(Json.text(behind.json(), "nextPageToken")).isNotEmpty();
  }

  @Test
  void aSequenceThatEndsByItselfWarnsOfNothing() {
    sim.limitRecordsPerSequence(7);
    var whole = get("prospects?fields=id&limit=1000");
    assertThat(ids(whole.json())).hasSize(7);
    assertThat(whole.headers()).doesNotContainKey("pardot-warning");
  }

  /// Another page of the vendor calls the token a mark.
  @Test
  void pagesGoOnByAMarkWhereItIsSwitched() {
    switches("{\"paging\": \"mark\"}");
    var first = get(BY_TWO).json();
    assertThat(first.has("nextPageToken")).isFalse();
    var mark = Json.text(first, "nextPageMark");
    assertThat(Json.text(first, "nextPageUrl")).contains("?nextPageMark=" + mark);
    assertThat(ids(get("prospects?fields=id&nextPageMark=" + mark).json())).containsExactly(3, 4);
    assertThat(code(get("prospects?fields=id&nextPageToken=" + mark))).isEqualTo(5);
    assertThat(api.get("/_sim/state").body()).contains("\"paging\":\"mark\"");
  }
}
