package org.unisono.app.flows.internal;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.unisono.app.edge.SqlArrays;
import org.unisono.app.jobs.Lane;

/// Who may move the runs of a shard: whoever holds its row. The lease is the row's lock and its
/// term the transaction, which the database ends by its own clock when the node falls silent; so
/// nobody can write after somebody else has taken the shard.
@Component
class Shards {

  private static final String TERM = "30s";

  private final DSLContext sql;

  Shards(DSLContext sql) {
    this.sql = sql;
  }

  /// Shards in which something of the lane is due.
  List<Integer> busy(Lane lane, Instant now) {
    return sql.fetch(
            """
            select s.shard from flows.shards s
            where exists (select 1 from flows.work w
                          where w.state = 'waiting' and w.lane = {0} and w.shard = s.shard
                            and w.due_at <= {1})
               or exists (select 1 from flows.runs r
                          where r.status = 'active' and r.lane = {0} and r.shard = s.shard
                            and r.due_at <= {1})
            """,
            DSL.val(lane.word()), DSL.val(now))
        .map(r -> r.get(0, Integer.class));
  }

  /// Takes those of the shards that nobody else has, until the transaction ends.
  ///
  /// @return the taken ones
  List<Integer> take(Collection<Integer> shards) {
    return sql.fetch(
            """
            update flows.shards set fence = fence + 1, taken_at = clock_timestamp()
            where shard in (select shard from flows.shards where shard = any ({0})
                            order by shard for update skip locked)
              and (select set_config('idle_in_transaction_session_timeout', {1}, true)) is not null
            returning shard
            """,
            SqlArrays.integers(shards, s -> s), DSL.val(TERM))
        .map(r -> r.get(0, Integer.class));
  }
}
