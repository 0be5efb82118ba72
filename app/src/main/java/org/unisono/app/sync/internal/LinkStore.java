package org.unisono.app.sync.internal;

import static org.unisono.app.edge.SqlArrays.texts;
import static org.unisono.app.edge.SqlArrays.uuids;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.app.people.RemoteIdentity;
import org.unisono.connector.RemoteRef;

/// Finds who a record of the other side is here.
@Component
class LinkStore {

  static final String SEVERAL = "severalCandidates";

  /// The first of our campaigns whose counterpart `p` is a member of.
  private static final String IN_A_CAMPAIGN =
      """
      cross join lateral (
        select t.id as twin_id, t.campaign_id
        from sync.mirror m join sync.twins t on t.connection_id = {0}
          and t.remote_id = m.campaign_remote and not t.stopped and t.gone is null
        where m.connection_id = {0} and m.kind = 'member' and m.gone is null
          and m.person_kind = p.kind and m.person_remote = p.remote_id
        order by t.id limit 1) t
      """;

  private final DSLContext sql;

  LinkStore(DSLContext sql) {
    this.sql = sql;
  }

  /// A record that nobody is known to be yet, and what speaks for somebody.
  ///
  /// @param known who holds its id already
  /// @param doubles records of the same kind there with the same address
  /// @param shared whether somebody of another name has the address there too
  /// @param holders who holds the address here
  /// @param taken whether the only holder is another record of that kind already
  /// @param blocked why it must stay as it is; null when nothing stands against it
  record Candidate(
      String kind,
      String remoteId,
      @Nullable String email,
      @Nullable String firstName,
      @Nullable String lastName,
      @Nullable UUID known,
      int doubles,
      boolean shared,
      List<UUID> holders,
      @Nullable String holderFirst,
      @Nullable String holderLast,
      boolean taken) {}

  List<Candidate> candidates(UUID connection, int most) {
    // Purpose: all that is needed to decide, for a chunk of records, in one statement.
    return sql.fetch(
            """
            with chunk as (
              select m.kind, m.remote_id, m.email, m.first_name, m.last_name
              from sync.mirror m
              where m.connection_id = {0} and m.kind in ('lead', 'contact')
                and m.local_id is null and not m.tried and m.gone is null
              order by m.remote_id limit {1}),
            holding as (
              select c.email, array_agg(distinct e.person_id) as holders
              from (select distinct email from chunk where email is not null) c
              join people.emails_v e on e.address = c.email group by c.email)
            select c.*,
              (select i.person_id from people.identities_v i where i.connection_id = {0}
                 and i.kind = c.kind and i.remote_id = c.remote_id) as known,
              (select count(*) from sync.mirror o where o.connection_id = {0} and o.kind = c.kind
                 and o.email = c.email and o.gone is null) as doubles,
              exists (select from sync.mirror o where o.connection_id = {0}
                 and o.kind in ('lead', 'contact') and o.email = c.email and o.gone is null
                 and (lower(o.last_name) <> lower(c.last_name)
                   or lower(o.first_name) <> lower(c.first_name))) as shared,
              h.holders, p.first_name as holder_first, p.last_name as holder_last,
              exists (select from sync.mirror o where o.connection_id = {0} and o.kind = c.kind
                 and o.local_id = h.holders[1] and o.gone is null) as taken
            from chunk c left join holding h on h.email = c.email
            left join people.people_v p on cardinality(h.holders) = 1 and p.id = h.holders[1]
            order by c.remote_id
            """,
            DSL.val(connection), DSL.val(most))
        .map(
            r -> {
              var holders = r.get("holders", UUID[].class);
              return new Candidate(
                  r.get("kind", String.class),
                  r.get("remote_id", String.class),
                  r.get("email", String.class),
                  r.get("first_name", String.class),
                  r.get("last_name", String.class),
                  r.get("known", UUID.class),
                  r.get("doubles", Integer.class),
                  r.get("shared", Boolean.class),
                  holders == null ? List.of() : List.of(holders),
                  r.get("holder_first", String.class),
                  r.get("holder_last", String.class),
                  r.get("taken", Boolean.class));
            });
  }

  /// What was found out about a record.
  ///
  /// @param person null when nobody
  /// @param why nobody; null when somebody
  record Verdict(String kind, String remoteId, @Nullable UUID person, @Nullable String why) {}

  /// Who was alone with an address when they were looked at, and is so no more.
  private void lookAgain(UUID connection, List<Verdict> several) {
    if (!several.isEmpty()) {
      sql.execute(
          """
          update sync.mirror m set tried = false
          from unnest({1}, {2}) as t (kind, remote_id)
          join sync.mirror o on o.connection_id = {0} and o.kind = t.kind
            and o.remote_id = t.remote_id
          where m.connection_id = {0} and m.email = o.email and m.kind in ('lead', 'contact')
            and m.local_id is null and m.gone is null and m.tried and m.unresolved = 'notHere'
          """,
          DSL.val(connection), texts(several, Verdict::kind), texts(several, Verdict::remoteId));
    }
  }

  void put(UUID connection, List<Verdict> verdicts) {
    sql.execute(
        """
        update sync.mirror m
        set tried = true, local_id = t.person, unresolved = t.why, dirty = m.dirty or t.person is not null
        from unnest({1}, {2}, {3}, {4}) as t (kind, remote_id, person, why)
        where m.connection_id = {0} and m.kind = t.kind and m.remote_id = t.remote_id
        """,
        DSL.val(connection),
        texts(verdicts, Verdict::kind),
        texts(verdicts, Verdict::remoteId),
        uuids(verdicts, Verdict::person),
        texts(verdicts, Verdict::why));
    lookAgain(connection, verdicts.stream().filter(v -> SEVERAL.equals(v.why())).toList());
    var people =
        verdicts.stream()
            .map(Verdict::person)
            .filter(java.util.Objects::nonNull)
            .distinct()
            .toList();
    if (!people.isEmpty()) {
      settle(connection, people);
    }
  }

  /// Of several records of one human the contact is the one that is written to; and what hangs on a
  /// record that has become somebody is to be looked at.
  void settle(UUID connection, Collection<UUID> people) {
    sql.execute(
        """
        update sync.mirror m set is_primary = (r.place = 1)
        from (select kind, remote_id, row_number() over (partition by local_id order by kind, remote_id) as place
              from sync.mirror where connection_id = {0} and local_id = any ({1})
                and kind in ('lead', 'contact') and gone is null) r
        where m.connection_id = {0} and m.kind = r.kind and m.remote_id = r.remote_id
        """,
        DSL.val(connection), uuids(people));
    sql.execute(
        """
        update sync.mirror m set dirty = true
        from sync.mirror p
        where p.connection_id = {0} and p.local_id = any ({1}) and p.kind in ('lead', 'contact')
          and m.connection_id = {0} and m.person_kind = p.kind and m.person_remote = p.remote_id
        """,
        DSL.val(connection), uuids(people));
    look(connection, people);
  }

  /// Who has become known there is looked at wherever they are a member here, and for what they
  /// have said about consent.
  void look(UUID connection, Collection<UUID> people) {
    sql.execute(
        """
        insert into sync.pending (connection_id, kind, owner_id, local_id)
        select {0}, 'member', t.id, m.person_id
        from sync.twins t join campaigns.members_v m on m.campaign_id = t.campaign_id
        where t.connection_id = {0} and m.person_id = any ({1}) and m.standing <> 'ended'
        union all
        select distinct {0}, 'consent', {0}, id from unnest({1}) as p (id)
        on conflict (connection_id, kind, owner_id, local_id)
          do update set state = 'new', because = null, since = clock_timestamp()
        """,
        DSL.val(connection), uuids(people));
  }

  /// Links that the id map does not know yet; noted as known.
  List<Linked> unidentified(UUID connection, String system, int most) {
    return sql.fetch(
            """
            update sync.mirror m set identified = true
            from (select kind, remote_id from sync.mirror
                  where connection_id = {0} and kind in ('lead', 'contact') and local_id is not null
                    and not identified and gone is null
                  order by remote_id limit {1}) t
            where m.connection_id = {0} and m.kind = t.kind and m.remote_id = t.remote_id
            returning m.local_id, m.kind, m.remote_id, m.is_primary,
              coalesce(nullif(concat_ws(' ', m.first_name, m.last_name), ''), m.email, m.remote_id) as name
            """,
            DSL.val(connection), DSL.val(most))
        .map(
            r ->
                new Linked(
                    new RemoteIdentity(
                        r.get("local_id", UUID.class),
                        system,
                        connection,
                        r.get("kind", String.class),
                        r.get("remote_id", String.class),
                        r.get("is_primary", Boolean.class)),
                    r.get("name", String.class)));
  }

  /// A link, and the name that a person reads in the ledger.
  record Linked(RemoteIdentity identity, String name) {}

  /// A member there of a campaign that has a twin here, whom nobody here is known to be.
  record Stranger(
      UUID twinId,
      UUID campaignId,
      RemoteRef person,
      @Nullable String email,
      @Nullable String firstName,
      @Nullable String lastName,
      String why) {

    Stranger because(String why) {
      return new Stranger(twinId, campaignId, person, email, firstName, lastName, why);
    }

    String name() {
      var both =
          ((firstName == null ? "" : firstName) + " " + (lastName == null ? "" : lastName)).strip();
      return both.isEmpty() ? (email == null ? person.id() : email) : both;
    }
  }

  /// Which strangers are looked for.
  enum Wanted {
    /// Those about whom nobody has been asked yet.
    NEWCOMERS,
    /// Those too who could be made here.
    MAKEABLE
  }

  /// In the order of their ids there; each is looked up by key, so that the cost is that of those
  /// who are strangers, however many others there are.
  List<Stranger> strangers(UUID connection, Wanted wanted, @Nullable RemoteRef after, int most) {
    return sql.fetch(
            """
            select t.twin_id, t.campaign_id, p.kind, p.remote_id, p.email, p.first_name,
              p.last_name, coalesce(p.unresolved, 'notHere') as why
            from sync.mirror p
            """
                + IN_A_CAMPAIGN
                + """
            where p.connection_id = {0} and p.kind in ('lead', 'contact') and p.local_id is null
              and p.gone is null and p.tried and (p.remote_id, p.kind) > ({1}, {2})
              and (({3} and coalesce(p.unresolved, 'notHere') = 'notHere') or not exists (
                select from sync.inbox i where i.connection_id = {0} and i.kind = 'person'
                  and i.subject = 'remote:' || p.kind || ':' || p.remote_id and i.field = ''
                  and i.answered_at is null and i.reason = coalesce(p.unresolved, 'notHere')
                  and i.theirs is not distinct from p.email))
            order by p.remote_id, p.kind limit {4}
            """,
            DSL.val(connection),
            DSL.val(after == null ? "" : after.id()),
            DSL.val(after == null ? "" : Words.of(after.kind())),
            DSL.val(wanted == Wanted.MAKEABLE),
            DSL.val(most))
        .map(LinkStore::stranger);
  }

  /// Those of these people who are members there and whom nobody here is known to be, in the order
  /// of their ids there.
  List<Stranger> makeable(UUID connection, Collection<RemoteRef> people) {
    return sql.fetch(
            """
            select t.twin_id, t.campaign_id, p.kind, p.remote_id, p.email, p.first_name,
              p.last_name, 'notHere' as why
            from (select distinct kind, remote_id from unnest({1}, {2}) as u (kind, remote_id)) r
            cross join lateral (
              select p.* from sync.mirror p
              where p.connection_id = {0} and p.kind = r.kind and p.remote_id = r.remote_id
                and p.local_id is null and p.gone is null and p.tried
                and coalesce(p.unresolved, 'notHere') = 'notHere'
              offset 0) p
            """
                + IN_A_CAMPAIGN
                + " order by p.remote_id, p.kind",
            DSL.val(connection),
            texts(people, r -> Words.of(r.kind())),
            texts(people, RemoteRef::id))
        .map(LinkStore::stranger);
  }

  private static Stranger stranger(Record r) {
    return new Stranger(
        r.get("twin_id", UUID.class),
        r.get("campaign_id", UUID.class),
        new RemoteRef(Words.kind(r.get("kind", String.class)), r.get("remote_id", String.class)),
        r.get("email", String.class),
        r.get("first_name", String.class),
        r.get("last_name", String.class),
        r.get("why", String.class));
  }

  /// Takes links apart that a run made.
  List<RemoteIdentity> unlink(UUID connection, String system, List<RemoteRef> refs) {
    return sql.fetch(
            """
            update sync.mirror m set local_id = null, identified = false, is_primary = false,
                   tried = true, unresolved = 'unlinked'
            from (select o.kind, o.remote_id, o.local_id, o.is_primary from sync.mirror o
                  join unnest({1}, {2}) as t (kind, remote_id) on t.kind = o.kind and t.remote_id = o.remote_id
                  where o.connection_id = {0} and o.local_id is not null) was
            where m.connection_id = {0} and m.kind = was.kind and m.remote_id = was.remote_id
            returning was.local_id, was.kind, was.remote_id, was.is_primary
            """,
            DSL.val(connection), texts(refs, r -> Words.of(r.kind())), texts(refs, RemoteRef::id))
        .map(
            r ->
                new RemoteIdentity(
                    r.get("local_id", UUID.class),
                    system,
                    connection,
                    r.get("kind", String.class),
                    r.get("remote_id", String.class),
                    r.get("is_primary", Boolean.class)));
  }
}
