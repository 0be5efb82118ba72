package org.unisono.app.activities.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.unisono.app.jobs.Outcome;
import org.unisono.app.jobs.Task;
import org.unisono.app.testing.RoomTest;
import org.unisono.app.testing.Samples;
import tools.jackson.databind.node.JsonNodeFactory;

/// Receipts go when what they tell could not come again anyhow.
class SweepReceiptsTest extends RoomTest {

  private static final int MANY = 2 * SweepReceipts.AT_ONCE + 1;

  @Autowired private DSLContext sql;
  @Autowired private SweepReceipts sweep;

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

  /// What the door promises of an activity whose receipt is gone.
  @Test
  void whatHasNoReceiptAnyMoreIsTooOldAndWithoutATimeNew() {
    var person = api().post("/api/v1/people", Map.of("email", Samples.email())).id();
    var at = clock.instant().atOffset(ZoneOffset.UTC);
    var event = new HashMap<String, Object>(Map.of("type", "page.visited", "personId", person));
    event.put("id", Samples.word());
    event.put("at", at.toString());
    var first = api().post("/api/v1/activities", event);
    assertThat(api().post("/api/v1/activities", event).id()).isEqualTo(first.id());

    age(first.id(), at.minusMonths(14));
    sweep();

    event.put("at", at.minusMonths(14).toString());
    assertThat(api().post("/api/v1/activities", event).code()).isEqualTo("tooOld");
    event.remove("at");
    var again = api().post("/api/v1/activities", event);
    assertThat(again.status()).isEqualTo(202);
    assertThat(again.id()).isNotEqualTo(first.id());
  }

  /// As long as an activity may come, its receipt stands.
  @Test
  void theLastThatMayComeStillHasItsReceipt() {
    var person = api().post("/api/v1/people", Map.of("email", Samples.email())).id();
    var at = clock.instant().atOffset(ZoneOffset.UTC).minusMonths(13).plusMinutes(5);
    var event =
        Map.of(
            "id", Samples.word(), "type", "page.visited", "personId", person, "at", at.toString());
    var first = api().post("/api/v1/activities", event);
    assertThat(first.status()).isEqualTo(202);

    age(first.id(), at.minusMinutes(10));
    sweep();

    assertThat(api().post("/api/v1/activities", event).id()).isEqualTo(first.id());
  }

  private void age(String activity, OffsetDateTime recorded) {
    sql.execute(
        "update activities.receipts set recorded_at = {0} where activity_id = {1}::uuid",
        DSL.val(recorded), DSL.val(activity));
  }

  private void sweep() {
    var task = new Task(UUID.randomUUID(), "", JsonNodeFactory.instance.objectNode(), 0);
    var outcome = sweep.handle(task);
    assertThat(outcome).isEqualTo(Outcome.DONE);
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
