package org.unisono.app.sync.internal;

import static org.unisono.app.edge.SqlArrays.texts;

import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/// What people did there stays in the mirror until it is known who they are here.
@Component
class ResponseRows {

  private final DSLContext sql;

  ResponseRows(DSLContext sql) {
    this.sql = sql;
  }

  /// Those of strangers wait; whoever links a person has a new look at what hangs on them.
  void wait(UUID connection, Collection<String> remote) {
    sql.execute(
        """
        update sync.mirror set dirty = false
        where connection_id = {0} and kind = 'response' and remote_id = any ({1})
        """,
        DSL.val(connection), texts(remote, r -> r));
  }

  /// What stands in the log of activities is not kept twice.
  void taken(UUID connection, Collection<String> remote) {
    sql.execute(
        """
        delete from sync.mirror
        where connection_id = {0} and kind = 'response' and remote_id = any ({1})
        """,
        DSL.val(connection), texts(remote, r -> r));
  }

  /// What is too old for the log of activities is not waited for.
  void forget(UUID connection, Instant before) {
    sql.execute(
        "delete from sync.mirror where connection_id = {0} and kind = 'response' and modified < {1}",
        DSL.val(connection), DSL.val(before));
  }
}
