package org.unisono.app.sync.internal;

import static org.unisono.app.edge.SqlArrays.instants;
import static org.unisono.app.edge.SqlArrays.texts;
import static org.unisono.app.edge.SqlArrays.uuids;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteRecord;
import org.unisono.connector.RemoteRef;

/// What the other sides showed last, in sets.
@Component
class MirrorStore {

  private static final Set<RecordKind> PEOPLE = Set.of(RecordKind.LEAD, RecordKind.CONTACT);

  private final DSLContext sql;

  MirrorStore(DSLContext sql) {
    this.sql = sql;
  }

  /// A record and what of it is looked for by people.
  record Seen(
      RemoteRecord record,
      @Nullable String email,
      @Nullable String firstName,
      @Nullable String lastName) {}

  /// Keeps what was seen; what differs from before is to be looked at.
  ///
  /// @return how many differ
  int put(UUID connection, Collection<Seen> seen) {
    Map<RemoteRef, Seen> latest = new LinkedHashMap<>();
    seen.forEach(s -> latest.put(s.record().ref(), s));
    if (latest.isEmpty()) {
      return 0;
    }
    var rows = latest.values();
    return sql.execute(
        """
        insert into sync.mirror as m (connection_id, kind, remote_id, fields, campaign_remote,
          person_kind, person_remote, email, first_name, last_name, marker, modified)
        select {0}, t.kind, t.remote_id, t.fields::jsonb, t.campaign_remote, t.person_kind,
          t.person_remote, t.email, t.first_name, t.last_name, t.marker, t.modified
        from unnest({1}, {2}, {3}, {4}, {5}, {6}, {7}, {8}, {9}, {10}, {11})
          as t (kind, remote_id, fields, campaign_remote, person_kind, person_remote, email,
                first_name, last_name, marker, modified)
        where not exists (select from sync.mirror o
          where o.connection_id = {0} and o.kind = t.kind and o.remote_id = t.remote_id
            and o.fields = t.fields::jsonb and o.gone is null
            and o.person_remote is not distinct from t.person_remote
            and o.campaign_remote is not distinct from t.campaign_remote)
        order by t.kind, t.remote_id
        on conflict (connection_id, kind, remote_id) do update
          set fields = excluded.fields, campaign_remote = excluded.campaign_remote,
              person_kind = excluded.person_kind, person_remote = excluded.person_remote,
              email = excluded.email, first_name = excluded.first_name,
              last_name = excluded.last_name, marker = coalesce(excluded.marker, m.marker),
              modified = excluded.modified, gone = null, became_kind = null,
              became_id = null, became_open = false, dirty = true, read_at = now(),
              tried = m.tried and m.email is not distinct from excluded.email
                and m.last_name is not distinct from excluded.last_name
          where m.fields <> excluded.fields or m.gone is not null
             or m.person_remote is distinct from excluded.person_remote
             or m.campaign_remote is distinct from excluded.campaign_remote
        """,
        DSL.val(connection),
        texts(rows, s -> Words.of(s.record().ref().kind())),
        texts(rows, s -> s.record().ref().id()),
        texts(rows, s -> ImageCodec.writeFields(s.record().fields())),
        texts(rows, MirrorStore::campaign),
        texts(rows, s -> linked(s, RemoteRecord.Link.PERSON, r -> Words.of(r.kind()))),
        texts(rows, s -> linked(s, RemoteRecord.Link.PERSON, RemoteRef::id)),
        texts(rows, s -> s.email() == null ? null : s.email().strip().toLowerCase(Locale.ROOT)),
        texts(rows, Seen::firstName),
        texts(rows, Seen::lastName),
        texts(rows, s -> s.record().marker()),
        instants(rows, s -> s.record().modified()));
  }

  /// The campaign that it hangs on; for a campaign, the one above it.
  private static @Nullable String campaign(Seen seen) {
    boolean head = seen.record().ref().kind() == RecordKind.CAMPAIGN;
    var link = head ? RemoteRecord.Link.PARENT : RemoteRecord.Link.CAMPAIGN;
    return linked(seen, link, RemoteRef::id);
  }

  private static @Nullable String linked(
      Seen seen, RemoteRecord.Link link, Function<RemoteRef, String> part) {
    var ref = seen.record().links().get(link);
    return ref == null ? null : part.apply(ref);
  }

  /// Notes that records are gone, and how that is known.
  int gone(UUID connection, Collection<RemoteRef> refs, String evidence) {
    if (refs.isEmpty()) {
      return 0;
    }
    return sql.execute(
        """
        update sync.mirror m set gone = {3}, dirty = true, read_at = now()
        from unnest({1}, {2}) as t (kind, remote_id)
        where m.connection_id = {0} and m.kind = t.kind and m.remote_id = t.remote_id
          and m.gone is null
        """,
        DSL.val(connection),
        texts(refs, r -> Words.of(r.kind())),
        texts(refs, RemoteRef::id),
        DSL.val(evidence));
  }

  /// Records there went into others, or leads became contacts. Who that is here is settled once all
  /// has been read; told again, it says nothing new.
  ///
  /// @param became what each of them is now
  void moved(UUID connection, Map<RemoteRef, RemoteRef> became, String how) {
    if (became.isEmpty()) {
      return;
    }
    var rows = became.entrySet();
    sql.execute(
        """
        update sync.mirror m set gone = {5}, became_kind = t.now_kind, became_id = t.now_id,
               dirty = true, became_open = m.kind in ('lead', 'contact'), read_at = now()
        from unnest({1}, {2}, {3}, {4}) as t (kind, remote_id, now_kind, now_id)
        where m.connection_id = {0} and m.kind = t.kind and m.remote_id = t.remote_id
          and (m.gone is null or (m.became_kind, m.became_id) is distinct from (t.now_kind, t.now_id))
        """,
        DSL.val(connection),
        texts(rows, r -> Words.of(r.getKey().kind())),
        texts(rows, r -> r.getKey().id()),
        texts(rows, r -> Words.of(r.getValue().kind())),
        texts(rows, r -> r.getValue().id()),
        DSL.val(how));
  }

  /// Lets the planner know of a connection that has just been read for the first time: to it one
  /// that it has not met has a single row, which it would go through again and again.
  void analyze() {
    sql.execute("analyze sync.mirror");
  }

  /// The records of a kind that stand for ours, by our id.
  Map<UUID, List<MirrorRow>> byLocal(
      UUID connection, Set<RecordKind> kinds, Collection<UUID> locals) {
    return rows(
        """
        select m.* from sync.mirror m
        where m.connection_id = {0} and m.kind = any ({1}) and m.local_id = any ({2})
        order by m.is_primary desc, m.kind, m.remote_id
        """,
        DSL.val(connection), texts(kinds, Words::of), uuids(locals));
  }

  /// The members of a campaign there who are these people here.
  Map<UUID, List<MirrorRow>> members(UUID connection, String campaign, Collection<UUID> locals) {
    return hanging("member", connection, campaign, locals);
  }

  /// What these people allow there.
  Map<UUID, List<MirrorRow>> consents(UUID connection, Collection<UUID> locals) {
    return hanging("consent", connection, null, locals);
  }

  /// From the people to what hangs on them, by key: a planner that does not know yet how many
  /// members have been read would go through all of them for each chunk of people.
  private Map<UUID, List<MirrorRow>> hanging(
      String kind, UUID connection, @Nullable String campaign, Collection<UUID> locals) {
    return rows(
        """
        with p as materialized (
          select kind, remote_id, email, local_id, is_primary from sync.mirror
          where connection_id = {0} and kind in ('lead', 'contact') and local_id = any ({1}))
        select m.*, p.email, p.local_id, p.is_primary
        from p cross join lateral (
          select connection_id, kind, remote_id, fields, campaign_remote, person_kind,
                 person_remote, marker, gone
          from sync.mirror h where h.connection_id = {0} and h.person_kind = p.kind
            and h.person_remote = p.remote_id and h.kind = {2}
            and ({3}::text is null or h.campaign_remote = {3})
          offset 0) m
        order by p.is_primary desc, m.remote_id
        """,
        DSL.val(connection), uuids(locals), DSL.val(kind), DSL.val(campaign));
  }

  private Map<UUID, List<MirrorRow>> rows(String query, org.jooq.QueryPart... parts) {
    Map<UUID, List<MirrorRow>> rows = new HashMap<>();
    sql.fetch(query, parts)
        .forEach(
            r ->
                rows.computeIfAbsent(r.get("local_id", UUID.class), _ -> new ArrayList<>())
                    .add(row(r)));
    return rows;
  }

  Optional<MirrorRow> find(UUID connection, RemoteRef ref) {
    return Optional.ofNullable(find(connection, List.of(ref)).get(ref));
  }

  Map<RemoteRef, MirrorRow> find(UUID connection, Collection<RemoteRef> refs) {
    Map<RemoteRef, MirrorRow> found = new HashMap<>();
    sql.fetch(
            """
            select m.* from unnest({1}, {2}) as t (kind, remote_id)
            join sync.mirror m on m.connection_id = {0} and m.kind = t.kind
              and m.remote_id = t.remote_id
            """,
            DSL.val(connection), texts(refs, r -> Words.of(r.kind())), texts(refs, RemoteRef::id))
        .forEach(
            r -> {
              var row = row(r);
              found.put(row.ref(), row);
            });
    return found;
  }

  static MirrorRow row(Record r) {
    var personRemote = r.get("person_remote", String.class);
    return new MirrorRow(
        new RemoteRef(Words.kind(r.get("kind", String.class)), r.get("remote_id", String.class)),
        ImageCodec.readFields(r.get("fields", JSONB.class).data()),
        r.get("campaign_remote", String.class),
        personRemote == null
            ? null
            : new RemoteRef(Words.kind(r.get("person_kind", String.class)), personRemote),
        r.get("email", String.class),
        r.get("marker", String.class),
        r.get("gone", String.class),
        r.get("local_id", UUID.class),
        r.get("is_primary", Boolean.class));
  }

  /// The labels that a campaign has there.
  List<String> labels(UUID connection, String campaign, String labelField) {
    return sql.fetch(
            """
            select m.fields ->> {2} from sync.mirror m
            where m.connection_id = {0} and m.kind = 'status' and m.campaign_remote = {1}
              and m.gone is null and m.fields ->> {2} is not null
            order by m.remote_id
            """,
            DSL.val(connection), DSL.val(campaign), DSL.val(labelField))
        .getValues(0, String.class);
  }

  /// Members there, the gone not counted.
  int countMembers(UUID connection, String campaign) {
    return sql.fetchSingle(
            """
            select count(*) from sync.mirror m
            where m.connection_id = {0} and m.kind = 'member' and m.campaign_remote = {1} and m.gone is null
            """,
            DSL.val(connection), DSL.val(campaign))
        .get(0, Integer.class);
  }

  /// The deals of a campaign that has a counterpart now are looked at again.
  void dealsOf(UUID connection, String campaign) {
    sql.execute(
        """
        update sync.mirror set dirty = true
        where connection_id = {0} and kind = 'deal' and campaign_remote = {1}
        """,
        DSL.val(connection), DSL.val(campaign));
  }

  /// A record there, and who it is here.
  record Known(RemoteRef ref, UUID local) {}

  /// Records that we made, or found to be ours, are known from now on. The first of a person's
  /// records is the one that is written to.
  void adopt(UUID connection, List<Known> known) {
    if (known.isEmpty()) {
      return;
    }
    sql.execute(
        """
        update sync.mirror m set local_id = t.local_id, tried = true, unresolved = null,
               is_primary = t.place = 1 and not exists (
                 select from sync.mirror o where o.connection_id = {0} and o.local_id = t.local_id
                   and o.is_primary and o.kind in ('lead', 'contact'))
        from (select kind, remote_id, local_id,
                row_number() over (partition by local_id order by kind, remote_id) as place
              from unnest({1}, {2}, {3}) as u (kind, remote_id, local_id)) t
        where m.connection_id = {0} and m.kind = t.kind and m.remote_id = t.remote_id
        """,
        DSL.val(connection),
        texts(known, k -> Words.of(k.ref().kind())),
        texts(known, k -> k.ref().id()),
        uuids(known, Known::local));
    sql.execute(
        """
        update sync.mirror m set dirty = true
        from unnest({1}, {2}) as t (kind, remote_id)
        where m.connection_id = {0} and m.person_kind = t.kind and m.person_remote = t.remote_id
        """,
        DSL.val(connection),
        texts(known, k -> Words.of(k.ref().kind())),
        texts(known, k -> k.ref().id()));
  }

  /// Looks at everybody again who could be one of these people.
  void tryAgain(Collection<UUID> people) {
    sql.execute(
        """
        update sync.mirror m set tried = false
        from people.emails_v e
        where e.person_id = any ({0}) and m.email = e.address and m.local_id is null and m.tried
        """,
        uuids(people));
  }

  void tryAgain(UUID connection, RemoteRef ref) {
    sql.execute(
        """
        update sync.mirror set tried = false
        where connection_id = {0} and kind = {1} and remote_id = {2} and local_id is null
        """,
        DSL.val(connection), DSL.val(Words.of(ref.kind())), DSL.val(ref.id()));
  }

  static boolean isPerson(RecordKind kind) {
    return PEOPLE.contains(kind);
  }

  static Set<RecordKind> people() {
    return PEOPLE;
  }
}
