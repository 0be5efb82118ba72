package org.unisono.app.sync.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.unisono.app.testing.RoomTest;
import org.unisono.app.testing.Samples;

/// What moves while it is looked at is not forgotten when the look ends.
class PendingStoreTest extends RoomTest {

  private static final String KIND = "member";

  @Autowired private PendingStore pending;
  @Autowired private DSLContext sql;

  private final UUID owner = UUID.randomUUID();
  private final UUID local = UUID.randomUUID();
  private UUID connection = owner;

  @BeforeEach
  void oneMoves() {
    connection =
        sql.fetchSingle(
                """
                insert into sync.connections (system, name, base_url, secrets)
                values ('salesforce', {0}, 'http://127.0.0.1', '\\x00') returning id
                """,
                DSL.val(Samples.word()))
            .get(0, UUID.class);
    moves();
  }

  private void moves() {
    pending.add(connection, KIND, owner, List.of(local));
  }

  private List<UUID> taken(String state) {
    return pending.next(connection, KIND, state, null, 10).stream()
        .map(PendingRow::localId)
        .toList();
  }

  @Test
  void whatWasLookedAtIsDone() {
    assertThat(taken("new")).containsExactly(local);
    pending.done(connection, KIND, owner, List.of(local));
    assertThat(pending.isAnythingNew(connection)).isFalse();
  }

  @Test
  void whatMovesMeanwhileIsNotDone() {
    taken("new");
    moves();
    pending.done(connection, KIND, owner, List.of(local));
    assertThat(taken("new")).containsExactly(local);
  }

  @Test
  void aPlanOfWhatHasMovedIsNotKept() {
    taken("new");
    moves();
    pending.plan(connection, KIND, owner, List.of(planned()), null);
    assertThat(taken("planned")).isEmpty();
    assertThat(taken("new")).containsExactly(local);
  }

  @Test
  void whatMovesWhileItIsWrittenThereIsLookedAtAgain() {
    taken("new");
    pending.plan(connection, KIND, owner, List.of(planned()), null);
    assertThat(taken("planned")).containsExactly(local);
    pending.sent(connection, KIND, owner, List.of(local));
    moves();
    pending.done(connection, KIND, owner, List.of(local));
    assertThat(taken("new")).containsExactly(local);
  }

  @Test
  void whatAUserReleasesMeanwhileIsLookedAtAgain() {
    taken("new");
    pending.plan(connection, KIND, owner, List.of(planned()), null);
    taken("planned");
    pending.release(connection, null, null);
    pending.done(connection, KIND, owner, List.of(local));
    assertThat(taken("new")).containsExactly(local);
  }

  private PendingStore.Planned planned() {
    return new PendingStore.Planned(local, "Aada", "[]");
  }
}
