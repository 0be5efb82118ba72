package org.unisono.app.jobs.internal;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.when;
import static org.unisono.app.jobs.internal.TasksTable.TASKS;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.unisono.app.jobs.Lane;
import org.unisono.app.jobs.LeftBehind;
import org.unisono.app.jobs.NewTask;
import org.unisono.app.jobs.Outcome;
import org.unisono.app.jobs.Task;
import org.unisono.core.acting.Acting;
import tools.jackson.databind.ObjectMapper;

/// Tasks in the table. Time is the database's, so that nodes with wrong clocks agree on leases.
@Component
public class TaskStore implements LeftBehind {

  /// After a crash another node goes on when this has passed.
  private static final Duration LEASE = Duration.ofSeconds(15);
  private static final int MOST_ATTEMPTS = 8;

  private final DSLContext sql;
  private final ObjectMapper json;

  TaskStore(DSLContext sql, ObjectMapper json) {
    this.sql = sql;
    this.json = json;
  }

  public void add(List<NewTask> tasks) {
    var acting = JSONB.valueOf(json.writeValueAsString(Acting.now()));
    var insert =
        sql.insertInto(
            TASKS,
            TASKS.KIND,
            TASKS.LANE,
            TASKS.PAYLOAD,
            TASKS.ACTING,
            TASKS.DEDUPE,
            TASKS.DEDUPE_ENDS,
            TASKS.DUE_AT);
    for (var task : tasks) {
      insert =
          insert.values(
              DSL.val(task.kind()),
              DSL.val(task.lane().word()),
              DSL.val(JSONB.valueOf(task.payload().toString())),
              DSL.val(acting),
              DSL.val(task.dedupe(), TASKS.DEDUPE),
              DSL.val(task.stands() == NewTask.Stands.UNTIL_BEGUN ? "begun" : "done"),
              task.due() == null ? now() : DSL.val(task.due(), TASKS.DUE_AT));
    }
    insert.onConflictDoNothing().execute();
  }

  @Override
  public void release() {
    sql.update(TASKS).setNull(TASKS.LEASE_UNTIL).where(TASKS.LEASE_UNTIL.isNotNull()).execute();
  }

  List<Lease> claim(Lane lane, int most) {
    var due =
        sql.select(TASKS.ID)
            .from(TASKS)
            .where(TASKS.LANE.eq(lane.word()))
            .and(TASKS.STATE.eq(inline("waiting")))
            .and(TASKS.DUE_AT.le(now()))
            .and(TASKS.LEASE_UNTIL.isNull().or(TASKS.LEASE_UNTIL.lt(now())))
            .orderBy(TASKS.DUE_AT)
            .limit(most)
            .forUpdate()
            .skipLocked();
    return sql.update(TASKS)
        .set(TASKS.LEASE_UNTIL, later(LEASE))
        .set(TASKS.FENCE, TASKS.FENCE.plus(1))
        .set(TASKS.ATTEMPTS, TASKS.ATTEMPTS.plus(1))
        .set(
            TASKS.DEDUPE,
            when(TASKS.DEDUPE_ENDS.eq(inline("begun")), DSL.castNull(TASKS.DEDUPE))
                .otherwise(TASKS.DEDUPE))
        .where(TASKS.ID.in(due))
        .returningResult(
            TASKS.ID, TASKS.KIND, TASKS.PAYLOAD, TASKS.ATTEMPTS, TASKS.FENCE, TASKS.ACTING)
        .fetch(
            r ->
                new Lease(
                    new Task(
                        r.value1(), r.value2(), json.readTree(r.value3().data()), r.value4() - 1),
                    r.value5(),
                    json.readValue(r.value6().data(), Acting.class)));
  }

  /// Takes the task away, or puts it back for later. Part of the handler's transaction.
  ///
  /// @return false when the lease was lost: the transaction must roll back
  boolean settle(Lease lease, Outcome outcome) {
    var mine = TASKS.ID.eq(lease.task().id()).and(TASKS.FENCE.eq(lease.fence()));
    return switch (outcome) {
      case Outcome.Done _ -> sql.deleteFrom(TASKS).where(mine).execute() == 1;
      case Outcome.Again again ->
          sql.update(TASKS)
                  .set(TASKS.PAYLOAD, JSONB.valueOf(again.payload().toString()))
                  .set(TASKS.DUE_AT, again.due())
                  .set(TASKS.ATTEMPTS, 0)
                  .setNull(TASKS.LEASE_UNTIL)
                  .where(mine)
                  .execute()
              == 1;
    };
  }

  /// Prolongs a lease that still holds.
  boolean prolong(Lease lease) {
    return sql.update(TASKS)
            .set(TASKS.LEASE_UNTIL, later(LEASE))
            .where(TASKS.ID.eq(lease.task().id()))
            .and(TASKS.FENCE.eq(lease.fence()))
            .execute()
        == 1;
  }

  /// Later and later: 1, 4, 16 … seconds; at last a dead letter, kept with its error.
  void failed(Lease lease, String error) {
    int attempts = lease.task().attempts() + 1;
    var pause = Duration.ofSeconds((long) Math.pow(4, Math.min(attempts - 1, 6)));
    sql.update(TASKS)
        .set(TASKS.STATE, attempts >= MOST_ATTEMPTS ? "dead" : "waiting")
        .set(TASKS.LAST_ERROR, error)
        .set(TASKS.DUE_AT, later(pause))
        .setNull(TASKS.LEASE_UNTIL)
        .where(TASKS.ID.eq(lease.task().id()))
        .and(TASKS.FENCE.eq(lease.fence()))
        .execute();
  }

  public int waiting() {
    return sql.select(count(when(TASKS.STATE.eq("waiting"), 1))).from(TASKS).fetchSingle().value1();
  }

  private static Field<Instant> now() {
    return DSL.field("clock_timestamp()", TASKS.DUE_AT.getDataType());
  }

  private static Field<Instant> later(Duration by) {
    return DSL.field(
        "clock_timestamp() + {0} * interval '1 millisecond'",
        TASKS.DUE_AT.getDataType(), DSL.val(by.toMillis()));
  }
}
