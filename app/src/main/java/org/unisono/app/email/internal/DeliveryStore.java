package org.unisono.app.email.internal;

import static org.unisono.app.email.internal.DeliveriesTable.DELIVERIES;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.app.edge.SqlArrays;
import org.unisono.app.jobs.LeftBehind;

/// The attempt ledger. Time is the database's, so that nodes with wrong clocks agree on leases.
@Component
class DeliveryStore implements LeftBehind {

  /// Longer than a mail server may keep us waiting for an answer.
  private static final Duration LEASE = Duration.ofMinutes(2);

  private final DSLContext sql;

  DeliveryStore(DSLContext sql) {
    this.sql = sql;
  }

  /// Leases what is due; nobody else gets it while the lease holds.
  List<Leased> claim(int most) {
    return sql.fetch(
            """
            update email.deliveries d
            set state = 'leased', fence = d.fence + 1,
                lease_until = clock_timestamp() + {0} * interval '1 millisecond'
            where d.id in (
              select id from email.deliveries
              where state in ('waiting', 'deferred') and due_at <= clock_timestamp()
                and address is not null
              order by due_at limit {1} for update skip locked)
            returning d.id, d.fence, d.message_id, d.person_id, d.address, d.written, d.attempts
            """,
            DSL.val(LEASE.toMillis()), DSL.val(most))
        .map(
            r ->
                new Leased(
                    r.get(0, UUID.class),
                    r.get(1, Long.class),
                    r.get(2, UUID.class),
                    r.get(3, UUID.class),
                    r.get(4, String.class),
                    r.get(5, String.class),
                    r.get(6, Integer.class)));
  }

  @Override
  public void release() {
    sql.execute(
        """
        update email.deliveries set lease_until = clock_timestamp() - interval '1 millisecond'
        where state in ('leased', 'onWire')
        """);
  }

  /// After a crash: what was leased waits again; what was on the wire is in doubt, for a person to
  /// decide.
  void sweep() {
    sql.execute(
        """
        update email.deliveries set state = 'waiting', lease_until = null
        where id in (select id from email.deliveries
                     where state = 'leased' and lease_until < clock_timestamp()
                     for update skip locked)
        """);
    sql.execute(
        """
        with lost as (
          update email.deliveries
          set state = 'inDoubt', reason = 'noAnswer', lease_until = null, attempts = attempts + 1
          where id in (select id from email.deliveries
                       where state = 'onWire' and lease_until < clock_timestamp()
                       for update skip locked)
          returning id, attempts)
        insert into email.attempts (delivery_id, number, outcome) select id, attempts, 'inDoubt' from lost
        """);
  }

  /// The moment after which a crash leaves doubt. Durable when this returns.
  ///
  /// @return false when the lease is lost: nothing may be sent
  boolean markOnWire(Leased leased) {
    return sql.execute(
            """
            update email.deliveries
            set state = 'onWire', lease_until = clock_timestamp() + {0} * interval '1 millisecond'
            where id = {1} and fence = {2} and state = 'leased'
            """,
            DSL.val(LEASE.toMillis()), DSL.val(leased.id()), DSL.val(leased.fence()))
        == 1;
  }

  /// @param pause until the next attempt of what is deferred
  void settle(Leased leased, String state, @Nullable String reason, String reply, Duration pause) {
    sql.execute(
        """
        with settled as (
          update email.deliveries
          set state = {0}, reason = {1}, reply = {2}, attempts = attempts + 1, lease_until = null,
              due_at = clock_timestamp() + {3} * interval '1 millisecond',
              settled_at = case when {0} = 'deferred' then null else clock_timestamp() end
          where id = {4} and fence = {5}
          returning id, attempts)
        insert into email.attempts (delivery_id, number, outcome, reply)
        select id, attempts, {0}, {2} from settled
        """,
        DSL.val(state),
        DSL.val(reason, String.class),
        DSL.val(reply),
        DSL.val(pause.toMillis()),
        DSL.val(leased.id()),
        DSL.val(leased.fence()));
  }

  /// @param reasons by delivery, as stable codes
  void withhold(Collection<Leased> leased, Map<UUID, String> reasons) {
    sql.execute(
        """
        update email.deliveries d
        set state = 'withheld', reason = t.reason, lease_until = null, settled_at = clock_timestamp()
        from unnest({0}, {1}, {2}) as t (id, fence, reason)
        where d.id = t.id and d.fence = t.fence::bigint and d.state = 'leased'
        """,
        SqlArrays.uuids(leased, Leased::id),
        SqlArrays.texts(leased, l -> Long.toString(l.fence())),
        SqlArrays.texts(leased, l -> reasons.get(l.id())));
  }

  /// @return false when it was not in doubt
  boolean resend(UUID id) {
    return sql.update(DELIVERIES)
            .set(DELIVERIES.STATE, "waiting")
            .setNull(DELIVERIES.REASON)
            .set(DELIVERIES.DUE_AT, DSL.field("clock_timestamp()", DELIVERIES.DUE_AT.getDataType()))
            .where(DELIVERIES.ID.eq(id))
            .and(DELIVERIES.STATE.eq("inDoubt"))
            .execute()
        == 1;
  }
}
