package org.unisono.app.sync.internal;

import static org.unisono.app.edge.SqlArrays.texts;
import static org.unisono.app.edge.SqlArrays.uuids;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.unisono.core.merge.Agreement;

/// What both sides showed when they last agreed.
@Component
class BaseStore {

  private final DSLContext sql;

  BaseStore(DSLContext sql) {
    this.sql = sql;
  }

  /// @param oursMade whether the record there is one that we put there
  record Base(Map<String, Agreement> images, boolean oursMade) {}

  Map<UUID, Base> of(UUID connection, String kind, UUID owner, Collection<UUID> locals) {
    Map<UUID, Base> bases = new HashMap<>();
    sql.fetch(
            """
            select local_id, images, ours_made from sync.bases
            where connection_id = {0} and kind = {1} and owner_id = {2} and local_id = any ({3})
            """,
            DSL.val(connection), DSL.val(kind), DSL.val(owner), uuids(locals))
        .forEach(
            r ->
                bases.put(
                    r.get(0, UUID.class),
                    new Base(
                        ImageCodec.read(r.get(1, JSONB.class).data()), r.get(2, Boolean.class))));
    return bases;
  }

  void put(UUID connection, String kind, UUID owner, Map<UUID, Base> bases) {
    if (bases.isEmpty()) {
      return;
    }
    var rows = bases.entrySet();
    sql.execute(
        """
        insert into sync.bases as b (connection_id, kind, owner_id, local_id, images, ours_made)
        select {0}, {1}, {2}, t.local_id, t.images::jsonb, t.ours_made::boolean
        from unnest({3}, {4}, {5}) as t (local_id, images, ours_made)
        order by t.local_id
        on conflict (connection_id, kind, owner_id, local_id)
          do update set images = excluded.images, ours_made = b.ours_made or excluded.ours_made
        """,
        DSL.val(connection),
        DSL.val(kind),
        DSL.val(owner),
        uuids(rows, Map.Entry::getKey),
        texts(rows, e -> ImageCodec.write(e.getValue().images())),
        texts(rows, e -> Boolean.toString(e.getValue().oursMade())));
  }

  void forget(UUID connection, String kind, UUID owner, Collection<UUID> locals) {
    sql.execute(
        """
        delete from sync.bases
        where connection_id = {0} and kind = {1} and owner_id = {2} and local_id = any ({3})
        """,
        DSL.val(connection), DSL.val(kind), DSL.val(owner), uuids(locals));
  }
}
