package org.unisono.app.jobs.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.unisono.app.jobs.Task;
import org.unisono.app.testing.RoomTest;
import org.unisono.core.acting.Acting;
import tools.jackson.databind.node.JsonNodeFactory;

class KeepLeasesTest extends RoomTest {

  @Autowired private TaskStore tasks;
  @Autowired private TransactionTemplate transactions;
  @Autowired private DSLContext sql;

  /// A task that is due tomorrow, so that nobody takes it, and whose lease runs out now.
  private Lease lease() {
    var id =
        sql.fetchSingle(
                """
                insert into jobs.tasks (kind, lane, payload, acting, dedupe_ends, due_at, lease_until)
                values ('test.wait', 'background', '{}', {0}::jsonb, 'done', now() + interval '1 day', now())
                returning id
                """,
                DSL.val("{}"))
            .get(0, UUID.class);
    var fence =
        sql.fetchSingle("select fence from jobs.tasks where id = {0}", DSL.val(id))
            .get(0, Long.class);
    var payload = JsonNodeFactory.instance.objectNode();
    return new Lease(new Task(id, "test.wait", payload, 0), fence, Acting.now());
  }

  private boolean holds(Lease lease) {
    return sql.fetchSingle(
            "select lease_until > now() + interval '5 seconds' from jobs.tasks where id = {0}",
            DSL.val(lease.task().id()))
        .get(0, Boolean.class);
  }

  private void runOut(Lease lease) {
    sql.execute(
        "update jobs.tasks set lease_until = now() where id = {0}", DSL.val(lease.task().id()));
  }

  @Test
  void aLeaseHoldsAsLongAsTheWorkLastsAndNoLonger() throws InterruptedException {
    var leases = new KeepLeases(tasks, transactions, Duration.ofMillis(20));
    var lease = lease();

    leases.during(lease, () -> await(() -> holds(lease)));

    runOut(lease);
    Thread.sleep(200);
    assertThat(holds(lease)).isFalse();
    leases.stop();
  }

  @Test
  void whoHasLostALeaseProlongsItNoMore() throws InterruptedException {
    var leases = new KeepLeases(tasks, transactions, Duration.ofMillis(20));
    var lease = lease();
    sql.execute(
        "update jobs.tasks set fence = fence + 1 where id = {0}", DSL.val(lease.task().id()));

    leases.during(
        lease,
        () -> {
          try {
            Thread.sleep(200);
          } catch (InterruptedException e) {
            throw new AssertionError(e);
          }
        });

    assertThat(holds(lease)).isFalse();
    leases.stop();
  }
}
