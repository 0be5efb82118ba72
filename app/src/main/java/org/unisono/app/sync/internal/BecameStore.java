package org.unisono.app.sync.internal;

import static org.unisono.app.edge.SqlArrays.texts;
import static org.unisono.app.edge.SqlArrays.uuids;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.connector.RemoteRef;

/// Who people are whose records there were merged into others, or converted.
@Component
class BecameStore {

  /// Nobody who was erased is brought back, and who is somebody already stays so.
  private static final String FREE =
      "b.local_id is null and b.unresolved is distinct from 'erased'";

  private static final String JOINED =
      """
      from sync.mirror a join sync.mirror b on b.connection_id = a.connection_id
        and b.kind = a.became_kind and b.remote_id = a.became_id
      where a.connection_id = {0} and a.became_open
      """;

  private final DSLContext sql;

  BecameStore(DSLContext sql) {
    this.sql = sql;
  }

  /// A record that has become another one.
  ///
  /// @param was who it is here
  /// @param is who the other is here
  record Became(RemoteRef from, RemoteRef into, UUID was, @Nullable UUID is) {

    /// A lead that is a contact now.
    boolean isPromoted() {
      return !from.kind().equals(into.kind()) && Words.of(into.kind()).equals("contact");
    }
  }

  /// Whether anybody's record became another one, and it is not settled yet who that is.
  boolean isAnyOpen(UUID connection) {
    return sql.fetchSingle(
            "select exists (select from sync.mirror where connection_id = {0} and became_open)",
            DSL.val(connection))
        .get(0, Boolean.class);
  }

  /// Whoever was the first is the second from now on, where nobody is yet; of several who went into
  /// a new record, the one whose address it has. One step of the way: a record may have become one
  /// that has become another itself.
  ///
  /// @return who
  List<UUID> follow(UUID connection) {
    return sql.fetch(
            """
            update sync.mirror b
            set local_id = a.local_id, tried = true, unresolved = null, dirty = true,
                identified = false, became_open = b.became_id is not null
            from (select distinct on (m.became_kind, m.became_id) m.became_kind, m.became_id, m.local_id
                  from sync.mirror m join sync.mirror n on n.connection_id = {0}
                    and n.kind = m.became_kind and n.remote_id = m.became_id
                  where m.connection_id = {0} and m.became_open and m.local_id is not null
                  order by m.became_kind, m.became_id, (m.email = n.email) desc nulls last,
                    m.is_primary desc, m.remote_id) a
            where b.connection_id = {0} and b.kind = a.became_kind and b.remote_id = a.became_id
              and """
                + " "
                + FREE
                + " returning b.local_id",
            DSL.val(connection))
        .getValues(0, UUID.class);
  }

  /// Those of whom it is known that both records are the same person here.
  List<Became> agreeing(UUID connection, int most) {
    return became(
        JOINED + " and a.local_id = b.local_id order by a.remote_id limit {1}",
        DSL.val(connection),
        DSL.val(most));
  }

  /// Those of whom it is not, and nobody has been asked yet: two people here, one record there.
  List<Became> unasked(UUID connection) {
    return became(
        JOINED
            + """
               and a.local_id <> b.local_id and not exists (select from sync.inbox i
                 where i.connection_id = {0} and i.kind = 'double' and i.answered_at is null
                   and i.subject = 'double:' || a.kind || ':' || a.remote_id)
               order by a.remote_id
              """,
        DSL.val(connection));
  }

  Optional<Became> differing(UUID connection, RemoteRef from) {
    return became(
            JOINED + " and a.local_id <> b.local_id and a.kind = {1} and a.remote_id = {2}",
            DSL.val(connection),
            DSL.val(Words.of(from.kind())),
            DSL.val(from.id()))
        .stream()
        .findFirst();
  }

  private List<Became> became(String where, org.jooq.QueryPart... parts) {
    return sql.fetch(
            "select a.kind, a.remote_id, b.kind as into_kind, b.remote_id as into_id, a.local_id as was, b.local_id as is_now "
                + where,
            parts)
        .map(BecameStore::row);
  }

  private static Became row(Record r) {
    return new Became(
        new RemoteRef(Words.kind(r.get("kind", String.class)), r.get("remote_id", String.class)),
        new RemoteRef(Words.kind(r.get("into_kind", String.class)), r.get("into_id", String.class)),
        r.get("was", UUID.class),
        r.get("is_now", UUID.class));
  }

  /// Nothing is left to find out about these.
  void settled(UUID connection, Collection<RemoteRef> from) {
    sql.execute(
        """
        update sync.mirror m set became_open = false, is_primary = false
        from unnest({1}, {2}) as t (kind, remote_id)
        where m.connection_id = {0} and m.kind = t.kind and m.remote_id = t.remote_id
        """,
        DSL.val(connection), texts(from, r -> Words.of(r.kind())), texts(from, RemoteRef::id));
  }

  /// Of these, those about whom it is not known yet whether they are the same as somebody else.
  Set<UUID> undecided(UUID connection, Collection<UUID> people) {
    return Set.copyOf(
        sql.fetch(
                """
                select distinct a.local_id from sync.mirror a
                left join sync.mirror b on b.connection_id = {0} and b.kind = a.became_kind
                  and b.remote_id = a.became_id
                where a.connection_id = {0} and a.became_open and a.local_id = any ({1})
                  and b.local_id is distinct from a.local_id
                """,
                DSL.val(connection), uuids(people))
            .getValues(0, UUID.class));
  }

  /// What was agreed about somebody's old record says nothing about a new one.
  void forgetAgreed(UUID connection, UUID person) {
    sql.execute(
        "delete from sync.bases where connection_id = {0} and local_id = {1}",
        DSL.val(connection), DSL.val(person));
  }
}
