package org.unisono.app.sync.internal;

import static org.unisono.app.edge.SqlArrays.texts;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.unisono.app.edge.Versions;
import org.unisono.connector.RecordKind;
import org.unisono.core.Refused;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/// How maps differ from the default.
@Component
class MapStore {

  private final DSLContext sql;
  private final ObjectMapper json;

  MapStore(DSLContext sql, ObjectMapper json) {
    this.sql = sql;
    this.json = json;
  }

  Map<RecordKind, MapChanges> all(UUID connection) {
    Map<RecordKind, MapChanges> all = new EnumMap<>(RecordKind.class);
    sql.fetch(
            "select kind, changes, version from sync.maps where connection_id = {0}",
            DSL.val(connection))
        .forEach(
            r ->
                all.put(
                    Words.kind(r.get(0, String.class)),
                    new MapChanges(
                        json.readValue(
                            r.get(1, JSONB.class).data(),
                            new TypeReference<Map<String, MapChanges.Row>>() {}),
                        r.get(2, Integer.class))));
    return all;
  }

  /// The connection counts as edited, so that a run that is going on is followed by another.
  ///
  /// @param seen the version that was read; 0 when there was none
  /// @throws Refused `stale`
  void put(UUID connection, RecordKind kind, int seen, Map<String, MapChanges.Row> rows) {
    int put =
        sql.execute(
            """
            insert into sync.maps as m (connection_id, kind, changes)
            select {0}, {1}, {2}::jsonb
            where {3} = 0 or exists (select from sync.maps where connection_id = {0} and kind = {1})
            on conflict (connection_id, kind)
              do update set changes = excluded.changes, version = m.version + 1 where m.version = {3}
            """,
            DSL.val(connection),
            DSL.val(Words.of(kind)),
            DSL.val(json.writeValueAsString(rows)),
            DSL.val(seen));
    if (put == 0) {
      throw Versions.stale();
    }
    sql.execute(
        "update sync.connections set version = version + 1 where id = {0}", DSL.val(connection));
  }

  /// Nothing was agreed on these: they belong to another field there than before.
  void forget(UUID connection, RecordKind kind, Set<String> ours) {
    sql.execute(
        """
        update sync.bases b set images = b.images - {3}
        where b.connection_id = {0} and b.kind = {2} and jsonb_exists_any(b.images, {3})
          and ({2} = 'campaign' or exists (select from sync.mirror m where m.connection_id = {0}
            and m.kind = {1} and m.local_id = b.local_id))
        """,
        DSL.val(connection),
        DSL.val(Words.of(kind)),
        DSL.val(kind == RecordKind.CAMPAIGN ? "campaign" : "person"),
        texts(ours, Function.identity()));
  }

  /// All that has a counterpart is looked at again.
  void lookAtAll(UUID connection, RecordKind kind) {
    sql.execute(
        """
        update sync.mirror set dirty = true
        where connection_id = {0} and kind = {1} and not dirty
          and (local_id is not null or kind = 'campaign')
        """,
        DSL.val(connection), DSL.val(Words.of(kind)));
  }
}
