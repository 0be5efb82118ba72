package org.unisono.app.jobs.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.unisono.app.jobs.Task;
import org.unisono.app.testing.RoomTest;
import org.unisono.core.acting.Acting;
import tools.jackson.databind.node.JsonNodeFactory;

class KeepLeasesTest extends RoomTest {

  private static final Duration OFTEN = Duration.ofMillis(20);

  @Autowired private KeepLeases leases;
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
  void aLeaseHoldsAsLongAsTheWorkLastsAndNoLonger() {
    var lease = lease();
    var other = lease();

    leases.during(lease, OFTEN, () -> await(() -> holds(lease)));

    runOut(lease);
    leases.during(other, OFTEN, () -> await(() -> holds(other)));
    assertThat(holds(lease)).isFalse();
  }

  /// The one that is lost has its turn before the other one that shows it.
  @Test
  void whoHasLostALeaseProlongsItNoMore() {
    var lost = lease();
    var other = lease();
    sql.execute(
        "update jobs.tasks set fence = fence + 1 where id = {0}", DSL.val(lost.task().id()));

    leases.during(lost, OFTEN, () -> leases.during(other, OFTEN, () -> await(() -> holds(other))));

    assertThat(holds(lost)).isFalse();
  }
}
