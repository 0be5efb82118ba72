package org.unisono.connectors.pardot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.unisono.connector.Trouble;
import org.unisono.connectors.http.Json;
import org.unisono.connectors.http.Snag.Denied;
import org.unisono.connectors.http.Snag.Stuck;
import tools.jackson.databind.JsonNode;

/// How a question is gone through whose answers are short, empty, cut or late.
class PardotPagesTest {
  private static final Map<String, String> QUERY = Map.of("limit", "3");

  private final ArrayDeque<Supplier<Slice>> answers = new ArrayDeque<>();
  private final List<Map<String, String>> asked = new ArrayList<>();
  private final Pages pages =
      new Pages(
          query -> {
            asked.add(query);
            return answers.remove().get();
          });

  private void answer(String token, int... ids) {
    answers.add(() -> new Slice(rows(ids), token, false));
  }

  private void cut(int... ids) {
    answers.add(() -> new Slice(rows(ids), "", true));
  }

  private void refuse(String code) {
    answers.add(
        () -> {
          throw new Denied(400, code, null, "Page token has expired.");
        });
  }

  private static List<JsonNode> rows(int... ids) {
    return IntStream.of(ids).<JsonNode>mapToObj(id -> Json.object().put("id", id)).toList();
  }

  private static List<Integer> ids(List<JsonNode> rows) {
    return rows.stream().map(row -> row.path("id").asInt()).toList();
  }

  @Test
  void anEmptyPageWithATokenIsNoEnd() {
    answer("t1");
    answer("t2");
    answer("", 7);
    assertThat(ids(pages.next(QUERY).rows())).containsExactly(7);
    assertThat(asked)
        .containsExactly(QUERY, Map.of("nextPageToken", "t1"), Map.of("nextPageToken", "t2"));
  }

  @Test
  void whenItsTokenHasExpiredTheQuestionIsAskedAnew() {
    answer("t1");
    refuse("210");
    answer("t2");
    answer("", 7);
    assertThat(ids(pages.next(QUERY).rows())).containsExactly(7);
    assertThat(asked.get(2)).isEqualTo(QUERY);
  }

  @Test
  void aTokenThatIsRefusedAgainIsToldAndNotTakenForTheEnd() {
    answer("t1");
    refuse("210");
    answer("t2");
    refuse("211");
    assertThatThrownBy(() -> pages.next(QUERY))
        .isInstanceOfSatisfying(Denied.class, d -> assertThat(d.code()).isEqualTo("211"));
  }

  @Test
  void aSequenceThatIsCutWithoutARowIsToldAndNotTakenForTheEnd() {
    answer("t1");
    cut();
    assertThatThrownBy(() -> pages.next(QUERY))
        .isInstanceOfSatisfying(
            Stuck.class, s -> assertThat(s.trouble()).isInstanceOf(Trouble.RightsMissing.class));
  }

  @Test
  void behindACutTheRestIsAskedForByItsIds() {
    answer("t1", 1, 2, 3);
    cut(4, 5);
    answer("", 6);
    assertThat(ids(pages.all(QUERY))).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(asked)
        .extracting(q -> q.getOrDefault("idGreaterThan", ""))
        .containsExactly("", "3", "5");
  }

  @Test
  void aPageThatComesTwiceAddsNothingAndIsAskedForAgain() {
    answer("t1", 1, 2, 3);
    answer("t1", 1, 2, 3);
    answer("", 4);
    assertThat(ids(pages.all(QUERY))).containsExactly(1, 2, 3, 4);
  }

  @Test
  void aQuestionThatLeadsNowhereIsNoWholeAnswer() {
    for (int i = 0; i < 3; i++) {
      answer("t1", 1, 2, 3);
    }
    assertThatThrownBy(() -> pages.all(QUERY)).isInstanceOf(Stuck.class);
  }
}
