package org.unisono.app.sync.internal;

import static org.unisono.app.edge.SqlArrays.texts;
import static org.unisono.app.edge.SqlArrays.uuids;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.unisono.app.sync.internal.LinkStore.Verdict;
import org.unisono.connector.Neighbour;
import org.unisono.connector.RecordKind;

/// Traces that a bridge between two vendors leaves in their records.
@Component
class BridgeStore {

  /// A bridge that runs has left its id in most records.
  private static final int SAMPLE = 10_000;

  private final DSLContext sql;

  BridgeStore(DSLContext sql) {
    this.sql = sql;
  }

  List<UUID> connectionsTo(String system) {
    return sql.fetch("select id from sync.connections where system = {0}", DSL.val(system))
        .getValues(0, UUID.class);
  }

  /// Whether some record of the kind has an id of the other system in this field.
  boolean isFilled(UUID connection, RecordKind kind, String field) {
    return sql.fetchSingle(
            """
            select exists (
              select from (select m.fields ->> {2} as id from sync.mirror m
                           where m.connection_id = {0} and m.kind = {1} and m.gone is null
                           limit {3}) t
              where t.id <> '')
            """,
            DSL.val(connection), DSL.val(Words.of(kind)), DSL.val(field), DSL.val(SAMPLE))
        .get(0, Boolean.class);
  }

  /// What a bridge has left in records.
  ///
  /// @param carried those that name one of the other system
  record Traces(int carried, int looked) {}

  /// @param fields in which a record would name one
  Traces traces(UUID connection, List<Neighbour> fields) {
    return sql.fetchSingle(
            """
            select count(*) filter (where exists (select from unnest({2}) as f (field)
                                                  where t.fields ->> f.field <> '')), count(*)
            from (select m.fields from sync.mirror m
                  where m.connection_id = {0} and m.kind = any ({1}) and m.gone is null
                  limit {3}) t
            """,
            DSL.val(connection),
            texts(fields, f -> Words.of(f.kind())),
            texts(fields, Neighbour::field),
            DSL.val(SAMPLE))
        .map(r -> new Traces(r.get(0, Integer.class), r.get(1, Integer.class)));
  }

  /// Whether records of one connection name records that the other has.
  boolean meets(UUID connection, Neighbour field, UUID other) {
    return sql.fetchSingle(
            """
            select exists (
              select from (select m.fields ->> {2} as id from sync.mirror m
                           where m.connection_id = {0} and m.kind = {1} and m.gone is null
                           limit {5}) t
              join sync.mirror b on b.connection_id = {3} and b.kind = {4} and b.remote_id = t.id)
            """,
            DSL.val(connection),
            DSL.val(Words.of(field.kind())),
            DSL.val(field.field()),
            DSL.val(other),
            DSL.val(Words.of(field.theirs())),
            DSL.val(SAMPLE))
        .get(0, Boolean.class);
  }

  /// Who of these has a record in one of these connections.
  Set<UUID> linked(Collection<UUID> connections, Collection<UUID> people) {
    return new HashSet<>(
        sql.fetch(
                """
                select distinct local_id from sync.mirror
                where connection_id = any ({0}) and local_id = any ({1})
                  and kind in ('lead', 'contact') and gone is null
                """,
                uuids(connections), uuids(people))
            .getValues(0, UUID.class));
  }

  /// Records of a kind of one connection, in the order of their ids.
  ///
  /// @param after left out itself
  record Stretch(UUID connection, RecordKind kind, String after, String upTo) {}

  /// The id with which the next stretch of records ends of whom we do not know who they are.
  Optional<String> stretch(UUID connection, RecordKind kind, String after) {
    return Optional.ofNullable(
        sql.fetchSingle(
                """
                select max(t.remote_id) from (
                  select m.remote_id from sync.mirror m
                  where m.connection_id = {0} and m.kind = {1} and m.remote_id > {2}
                    and m.local_id is null and m.gone is null and m.kind in ('lead', 'contact')
                  order by m.remote_id limit {3}) t
                """,
                DSL.val(connection), DSL.val(Words.of(kind)), DSL.val(after), DSL.val(SAMPLE))
            .get(0, String.class));
  }

  /// Records of ours of whom we do not know yet who they are, and that name the record of
  /// somebody who is known in the other system; whoever was parted from a record by a person is
  /// not joined to it again. Which system was read first does not matter. As small numbers are
  /// ids in many accounts, the name or the address has to be the same too.
  List<Verdict> named(Stretch ours, String field, UUID other, RecordKind theirs) {
    return sql.fetch(
            """
            select a.kind, a.remote_id, b.local_id
            from sync.mirror a join sync.mirror b on b.connection_id = {3} and b.kind = {4}
              and b.remote_id = a.fields ->> {2} and b.local_id is not null and b.gone is null
            where a.connection_id = {0} and a.kind = {1} and a.local_id is null and a.gone is null
              and a.remote_id > {5} and a.remote_id <= {6}
              and coalesce(a.unresolved, '') not in ('unlinked', 'erased')
              and (lower(a.last_name) = lower(b.last_name) or a.email = b.email)
            """,
            DSL.val(ours.connection()),
            DSL.val(Words.of(ours.kind())),
            DSL.val(field),
            DSL.val(other),
            DSL.val(Words.of(theirs)),
            DSL.val(ours.after()),
            DSL.val(ours.upTo()))
        .map(BridgeStore::verdict);
  }

  /// The same the other way round: their record names ours.
  List<Verdict> naming(Stretch ours, UUID other, RecordKind theirs, String field) {
    return sql.fetch(
            """
            select a.kind, a.remote_id, b.local_id
            from sync.mirror a join sync.mirror b on b.connection_id = {2} and b.kind = {3}
              and b.fields ->> {4} = a.remote_id and b.local_id is not null and b.gone is null
            where a.connection_id = {0} and a.kind = {1} and a.local_id is null and a.gone is null
              and a.remote_id > {5} and a.remote_id <= {6}
              and coalesce(a.unresolved, '') not in ('unlinked', 'erased')
              and (lower(a.last_name) = lower(b.last_name) or a.email = b.email)
            """,
            DSL.val(ours.connection()),
            DSL.val(Words.of(ours.kind())),
            DSL.val(other),
            DSL.val(Words.of(theirs)),
            DSL.val(field),
            DSL.val(ours.after()),
            DSL.val(ours.upTo()))
        .map(BridgeStore::verdict);
  }

  /// A campaign there and the one of ours that it is.
  record Connected(String remoteId, String name, UUID campaign) {}

  /// Campaigns there that name one which is the twin of ours in the other system, and have no twin
  /// yet. As a copy of an organisation has the same ids, the name has to be the same too.
  ///
  /// @param name of their field
  List<Connected> campaigns(UUID ours, String field, UUID other, String name) {
    return sql.fetch(
            """
            select a.remote_id, coalesce(a.fields ->> {3}, a.remote_id), t.campaign_id
            from sync.mirror a join sync.twins t on t.connection_id = {2}
              and t.remote_id = a.fields ->> {1} and not t.stopped and t.gone is null
              join campaigns.campaigns_v c on c.id = t.campaign_id
            where a.connection_id = {0} and a.kind = 'campaign' and a.gone is null
              and lower(a.fields ->> {3}) in (lower(c.name), lower(t.remote_name))
              and not exists (select from sync.twins m where m.connection_id = {0}
                              and (m.remote_id = a.remote_id or m.campaign_id = t.campaign_id))
            """,
            DSL.val(ours), DSL.val(field), DSL.val(other), DSL.val(name))
        .map(
            r ->
                new Connected(
                    r.get(0, String.class), r.get(1, String.class), r.get(2, UUID.class)));
  }

  /// Who of these has a record in one of these connections that names none over here.
  ///
  /// @param fields in which a record names one
  Set<UUID> unnamed(
      Collection<UUID> connections, Collection<String> fields, Collection<UUID> people) {
    return new HashSet<>(
        sql.fetch(
                """
                select m.local_id from sync.mirror m
                where m.connection_id = any ({0}) and m.local_id = any ({2})
                  and m.kind in ('lead', 'contact') and m.gone is null
                group by m.local_id
                having not bool_or(exists (select from unnest({1}) as f (field)
                                           where m.fields ->> f.field <> ''))
                """,
                uuids(connections), texts(fields, f -> f), uuids(people))
            .getValues(0, UUID.class));
  }

  private static Verdict verdict(org.jooq.Record r) {
    return new Verdict(r.get(0, String.class), r.get(1, String.class), r.get(2, UUID.class), null);
  }
}
