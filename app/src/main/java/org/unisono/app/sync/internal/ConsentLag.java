package org.unisono.app.sync.internal;

import static org.unisono.app.edge.SqlArrays.uuids;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.unisono.app.email.HoldMail;

/// Holds mailings to people who are known in a system whose opt-outs come in, and have not been
/// taken in for a while: an unsubscribe over there may be on its way. Read is not enough: between
/// reading an opt-out and noting it here a mail must not slip through.
@Component
class ConsentLag implements HoldMail {

  /// Longer than a run takes that reads and notes all of it.
  private static final Duration LAG = Duration.ofMinutes(15);

  private final DSLContext sql;
  private final InstantSource clock;

  ConsentLag(DSLContext sql, InstantSource clock) {
    this.sql = sql;
    this.clock = clock;
  }

  @Override
  public Set<UUID> held(Collection<UUID> people) {
    return new HashSet<>(
        sql.fetch(
                """
                select distinct m.local_id
                from sync.streams s join sync.mirror m on m.connection_id = s.connection_id
                where s.stream = 'consent' and s.mode in ('in', 'both')
                  and (s.taken_at is null or s.taken_at < {1})
                  and m.kind in ('lead', 'contact') and m.gone is null and m.local_id = any ({0})
                """,
                uuids(people), DSL.val(clock.instant().minus(LAG)))
            .getValues(0, UUID.class));
  }
}
