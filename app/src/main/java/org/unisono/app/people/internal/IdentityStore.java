package org.unisono.app.people.internal;

import static org.unisono.app.edge.SqlArrays.texts;
import static org.unisono.app.edge.SqlArrays.uuids;

import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.unisono.app.people.RemoteIdentity;

/// Identities at connections, in sets.
@Component
public class IdentityStore {

  private final DSLContext sql;

  IdentityStore(DSLContext sql) {
    this.sql = sql;
  }

  public void insert(List<RemoteIdentity> links) {
    // Purpose: one row per record there. A row that is there keeps its person; only whether it is
    // the primary one is brought up to date.
    sql.execute(
        """
        insert into people.identities (person_id, system, connection_id, kind, remote_id, is_primary)
        select t.person_id, t.system, t.connection_id, t.kind, t.remote_id, t.is_primary::boolean
        from unnest({0}, {1}, {2}, {3}, {4}, {5})
          as t (person_id, system, connection_id, kind, remote_id, is_primary)
        on conflict on constraint identities_unique do update set is_primary = excluded.is_primary
          where identities.person_id = excluded.person_id
        """,
        uuids(links, RemoteIdentity::personId),
        texts(links, RemoteIdentity::system),
        uuids(links, RemoteIdentity::connectionId),
        texts(links, RemoteIdentity::kind),
        texts(links, RemoteIdentity::id),
        texts(links, l -> Boolean.toString(l.primary())));
  }

  public void delete(List<RemoteIdentity> links) {
    sql.execute(
        """
        delete from people.identities i
        using unnest({0}, {1}, {2}, {3}) as t (person_id, connection_id, kind, remote_id)
        where i.person_id = t.person_id and i.connection_id = t.connection_id
          and i.kind = t.kind and i.remote_id = t.remote_id
        """,
        uuids(links, RemoteIdentity::personId),
        uuids(links, RemoteIdentity::connectionId),
        texts(links, RemoteIdentity::kind),
        texts(links, RemoteIdentity::id));
  }
}
