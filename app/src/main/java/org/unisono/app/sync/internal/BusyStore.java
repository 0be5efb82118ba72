package org.unisono.app.sync.internal;

import java.time.Duration;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.unisono.app.jobs.LeftBehind;

/// Lets one run at a time have a connection, on whichever node.
@Component
class BusyStore implements LeftBehind {

  private static final Duration LEASE = Duration.ofSeconds(90);

  private final DSLContext sql;

  BusyStore(DSLContext sql) {
    this.sql = sql;
  }

  /// Takes or keeps the connection for this run.
  ///
  /// @return false while another run has it
  boolean take(UUID connection, UUID run) {
    return sql.execute(
            """
            update sync.connections set busy_by = {1},
              busy_until = clock_timestamp() + {2} * interval '1 second'
            where id = {0} and (busy_by is null or busy_by = {1} or busy_until < clock_timestamp())
            """,
            DSL.val(connection), DSL.val(run), DSL.val(LEASE.toSeconds()))
        == 1;
  }

  /// Keeps the connection for a run that has it; one that has lost it does not get it back.
  void prolong(UUID connection, UUID run) {
    sql.execute(
        """
        update sync.connections set busy_until = clock_timestamp() + {2} * interval '1 second'
        where id = {0} and busy_by = {1}
        """,
        DSL.val(connection), DSL.val(run), DSL.val(LEASE.toSeconds()));
  }

  @Override
  public void release() {
    sql.execute("update sync.connections set busy_by = null, busy_until = null");
  }

  void free(UUID connection, UUID run) {
    sql.execute(
        "update sync.connections set busy_by = null, busy_until = null where id = {0} and busy_by = {1}",
        DSL.val(connection), DSL.val(run));
  }
}
