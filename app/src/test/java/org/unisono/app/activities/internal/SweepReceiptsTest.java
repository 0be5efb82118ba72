package org.unisono.app.activities.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.unisono.app.testing.RoomTest;
import org.unisono.app.testing.Samples;

/// Receipts go when what they tell could not come again anyhow.
class SweepReceiptsTest extends RoomTest {

  private static final int MANY = 2 * SweepReceipts.AT_ONCE + 1;

  @Autowired private DSLContext sql;

  private final String source = "sweep " + Samples.word();
  private Duration waited = Duration.ZERO;

  @AfterEach
  void turnBack() {
    clock.advance(waited.negated());
  }

  @Test
  void theFirstActivityOfADayHasOldReceiptsForgotten() {
    receipts("old", MANY, 14);
    receipts("young", 7, 12);
    waited = Duration.ofDays(1);
    clock.advance(waited);

    var person = api().post("/api/v1/people", Map.of("email", Samples.email())).id();
    var event = Map.of("id", Samples.word(), "type", "page.visited", "personId", person);
    assertThat(api().post("/api/v1/activities", event).status()).isEqualTo(202);

    await(() -> left("old") == 0);
    assertThat(left("young")).isEqualTo(7);
  }

  private void receipts(String word, int many, int months) {
    sql.execute(
        """
        insert into activities.receipts (source, event_id, activity_id, recorded_at)
        select {0}, {1} || n, uuidv7(), {2}::timestamptz - make_interval(months => {3})
        from generate_series(1, {4}) as t (n)
        """,
        DSL.val(source), DSL.val(word), DSL.val(clock.instant()), DSL.val(months), DSL.val(many));
  }

  private int left(String word) {
    return sql.fetchSingle(
            "select count(*) from activities.receipts where source = {0} and event_id like {1} || '%'",
            DSL.val(source), DSL.val(word))
        .get(0, Integer.class);
  }
}
