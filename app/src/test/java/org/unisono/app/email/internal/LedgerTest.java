package org.unisono.app.email.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.unisono.app.email.NewMessage;
import org.unisono.app.email.Outbox;
import org.unisono.app.testing.RoomTest;
import org.unisono.app.testing.Samples;
import org.unisono.core.Refused;
import org.unisono.core.acting.Acting;
import org.unisono.core.acting.Actor;
import org.unisono.core.acting.Origin;

/// Without a mail server: nothing goes out unless the test takes it.
class LedgerTest extends RoomTest {

  @Autowired private Outbox outbox;
  @Autowired private DeliveryStore store;
  @Autowired private DSLContext sql;

  private NewMessage message() {
    var campaign = api().post("/api/v1/campaigns", Map.of("name", "C " + Samples.word())).id();
    var template =
        api()
            .post(
                "/api/v1/templates",
                Map.of("name", "T", "campaignId", campaign, "subject", "S", "html", "<p>x</p>"));
    var person = api().post("/api/v1/people", Map.of("email", Samples.email())).id();
    var run = UUID.randomUUID();
    return new NewMessage(
        NewMessage.Source.RUN,
        run,
        "mail#1",
        "flow:" + run,
        UUID.fromString(person),
        UUID.fromString(template.id()),
        UUID.fromString(campaign),
        "news");
  }

  private String state(NewMessage message) {
    return sql.fetchSingle(
            "select state from email.deliveries where source_id = {0}", DSL.val(message.sourceId()))
        .get(0, String.class);
  }

  private Leased leased(NewMessage message) {
    return claimed().stream()
        .filter(l -> message.personId().equals(l.personId()))
        .findFirst()
        .orElseThrow();
  }

  private List<Leased> claimed() {
    return store.claim(1_000);
  }

  private void leasesRunOut() {
    sql.execute(
        "update email.deliveries set lease_until = now() - interval '1 second'"
            + " where lease_until is not null");
    store.sweep();
  }

  @Test
  void theSameStepOfTheSameRunIsEnqueuedOnce() {
    var message = message();
    outbox.enqueue(List.of(message));
    outbox.enqueue(List.of(message));

    assertThat(
            sql.fetchCount(
                DSL.table("email.deliveries"),
                DSL.field("source_id", UUID.class).eq(message.sourceId())))
        .isEqualTo(1);
  }

  @Test
  void twoWorkersNeverLeaseTheSameMail() throws Exception {
    var message = message();
    outbox.enqueue(List.of(message));
    List<Leased> all = new ArrayList<>();
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<List<Leased>>> calls = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        calls.add(this::claimed);
      }
      for (var answer : pool.invokeAll(calls)) {
        all.addAll(answer.get());
      }
    }
    assertThat(all.stream().filter(l -> message.personId().equals(l.personId()))).hasSize(1);
  }

  @Test
  void aCrashBeforeTheWireIsTriedAgainAndTheOldLeaseWritesNothing() {
    var message = message();
    outbox.enqueue(List.of(message));
    var old = leased(message);
    leasesRunOut();
    var fresh = leased(message);

    assertThat(store.markOnWire(old)).isFalse();
    assertThat(store.markOnWire(fresh)).isTrue();
  }

  @Test
  void aCrashOnTheWireIsInDoubtAndNotRepeated() {
    var message = message();
    outbox.enqueue(List.of(message));
    assertThat(store.markOnWire(leased(message))).isTrue();
    leasesRunOut();

    assertThat(state(message)).isEqualTo("inDoubt");
    assertThat(claimed().stream().filter(l -> message.personId().equals(l.personId()))).isEmpty();
  }

  @Test
  void whatIsLoadedSendsNothing() {
    var message = message();
    for (var origin : List.of(Origin.SYNC, Origin.IMPORT, Origin.BACKFILL, Origin.MERGE)) {
      var acting = new Acting(Actor.SYSTEM, origin, null);
      assertThatThrownBy(() -> acting.run(() -> outbox.enqueue(List.of(message))))
          .isInstanceOf(Refused.class)
          .hasMessageContaining("loadingSendsNothing");
    }
  }
}
