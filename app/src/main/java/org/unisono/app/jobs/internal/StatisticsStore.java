package org.unisono.app.jobs.internal;

import java.util.List;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/// What the planner knows of the sizes of tables.
@Component
class StatisticsStore {

  private static final int LOCK = 7007;

  private final DSLContext sql;

  StatisticsStore(DSLContext sql) {
    this.sql = sql;
  }

  /// Tables that have grown threefold since the planner last looked at them; none while another
  /// node is about it.
  List<String> outgrown() {
    return sql.fetch(
            """
            select c.oid::regclass::text
            from pg_stat_user_tables s join pg_class c on c.oid = s.relid
            where s.n_live_tup > 200 + 3 * greatest(c.reltuples, 0)
              and pg_try_advisory_xact_lock({0})
            """,
            DSL.val((long) LOCK))
        .map(r -> r.get(0, String.class));
  }

  void analyze(String table) {
    sql.execute("analyze " + table);
  }
}
