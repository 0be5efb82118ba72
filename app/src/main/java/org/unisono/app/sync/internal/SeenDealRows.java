package org.unisono.app.sync.internal;

import static org.unisono.app.edge.SqlArrays.texts;
import static org.unisono.app.edge.SqlArrays.uuids;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.connector.RemoteRef;

/// Which of our deals those in the mirror are.
@Component
class SeenDealRows {

  private final DSLContext sql;

  SeenDealRows(DSLContext sql) {
    this.sql = sql;
  }

  /// A deal is known from now on; each of these has been looked at.
  void seen(UUID connection, Collection<String> remote, Collection<UUID> local) {
    sql.execute(
        """
        update sync.mirror m set dirty = false, tried = true, local_id = t.local_id
        from unnest({1}, {2}) as t (remote_id, local_id)
        where m.connection_id = {0} and m.kind = 'deal' and m.remote_id = t.remote_id
        """,
        DSL.val(connection), texts(remote, r -> r), uuids(local));
  }

  /// Our ids by theirs.
  Map<String, UUID> locals(UUID connection, List<@Nullable RemoteRef> refs) {
    Map<String, UUID> locals = new HashMap<>();
    sql.fetch(
            """
            select remote_id, local_id from sync.mirror
            where connection_id = {0} and kind = 'deal' and remote_id = any ({1})
              and local_id is not null
            """,
            DSL.val(connection), texts(refs, r -> r == null ? null : r.id()))
        .forEach(r -> locals.put(r.get(0, String.class), r.get(1, UUID.class)));
    return locals;
  }

  void forget(UUID connection, Collection<UUID> local) {
    sql.execute(
        """
        update sync.mirror set local_id = null
        where connection_id = {0} and kind = 'deal' and local_id = any ({1})
        """,
        DSL.val(connection), uuids(local));
  }
}
