package org.unisono.app.sync.internal;

import static org.unisono.app.edge.SqlArrays.texts;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What people did there, kept until it is known who they are here.
@Component
class ResponseRows {

  private static final int MONTHS_KEPT = 13;

  private final DSLContext sql;

  ResponseRows(DSLContext sql) {
    this.sql = sql;
  }

  /// @param person ours; null while nobody here is known to be theirs
  /// @param name of that person
  /// @param campaign ours, where theirs is paired
  record Row(MirrorRow mirror, @Nullable UUID person, String name, @Nullable UUID campaign) {}

  /// The next that came, or whose people have been linked since.
  List<Row> moved(UUID connection, int most) {
    return sql.fetch(
            """
            select m.*, p.local_id as person, t.campaign_id,
              coalesce(nullif(concat_ws(' ', p.first_name, p.last_name), ''), p.email, m.remote_id)
                as person_name
            from sync.mirror m
            left join sync.mirror p on p.connection_id = m.connection_id and p.kind = m.person_kind
              and p.remote_id = m.person_remote and p.local_id is not null and p.gone is null
            left join sync.twins t
              on t.connection_id = m.connection_id and t.remote_id = m.campaign_remote
            where m.connection_id = {0} and m.kind = 'response' and m.dirty
            order by m.remote_id limit {1}
            """,
            DSL.val(connection), DSL.val(most))
        .map(
            r ->
                new Row(
                    MirrorStore.row(r),
                    r.get("person", UUID.class),
                    r.get("person_name", String.class),
                    r.get("campaign_id", UUID.class)));
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
  void forget(UUID connection, Instant now) {
    sql.execute(
        """
        delete from sync.mirror
        where connection_id = {0} and kind = 'response'
          and modified < {1}::timestamptz - make_interval(months => {2})
        """,
        DSL.val(connection), DSL.val(now), DSL.val(MONTHS_KEPT));
  }
}
