package org.unisono.app.sync.internal;

import static org.unisono.app.edge.SqlArrays.texts;
import static org.unisono.app.edge.SqlArrays.uuids;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What is to be looked at, and what waits to be written.
@Component
class PendingStore {

  private final DSLContext sql;

  PendingStore(DSLContext sql) {
    this.sql = sql;
  }

  /// Takes up the next records of a kind that are new or planned, behind `after`. What moves again
  /// from here on stays to be looked at, whatever becomes of this look; what was taken up before
  /// and has not moved is not written again. Rows are gone back to by their place: of a table that
  /// has just been filled the planner knows too little to join it.
  List<PendingRow> next(
      UUID connection, String kind, String state, @Nullable PendingRow after, int most) {
    return sql.fetch(
            """
            with found as materialized (
              select ctid as place, owner_id, local_id, looked is distinct from since as fresh
              from sync.pending
              where connection_id = {0} and kind = {1} and state = {2}
                and ({3}::uuid is null or (owner_id, local_id) > ({3}, {4}))
              order by owner_id, local_id limit {5}),
            taken as (
              update sync.pending p set looked = p.since
              from found f where f.fresh and p.ctid = f.place and p.state = {2}
              returning p.owner_id, p.local_id)
            select owner_id, local_id from taken
            union all select owner_id, local_id from found where not fresh
            order by owner_id, local_id
            """,
            DSL.val(connection),
            DSL.val(kind),
            DSL.val(state),
            DSL.val(after == null ? null : after.ownerId(), UUID.class),
            DSL.val(after == null ? null : after.localId(), UUID.class),
            DSL.val(most))
        .map(r -> new PendingRow(r.get(0, UUID.class), r.get(1, UUID.class)));
  }

  void add(UUID connection, String kind, UUID owner, Collection<UUID> locals) {
    sql.execute(
        """
        insert into sync.pending (connection_id, kind, owner_id, local_id)
        select {0}, {1}, {2}, id from unnest({3}) as t (id) group by id order by id
        on conflict (connection_id, kind, owner_id, local_id)
          do update set state = 'new', because = null, since = clock_timestamp()
        """,
        DSL.val(connection), DSL.val(kind), DSL.val(owner), uuids(locals));
  }

  /// All members of the campaign, for a first join.
  void addMembers(UUID connection, UUID twin, UUID campaign) {
    sql.execute(
        """
        insert into sync.pending (connection_id, kind, owner_id, local_id)
        select {0}, 'member', {1}, m.person_id from campaigns.members_v m
        where m.campaign_id = {2} and m.standing <> 'ended' order by m.person_id
        on conflict (connection_id, kind, owner_id, local_id)
          do update set state = 'new', because = null, since = clock_timestamp()
        """,
        DSL.val(connection), DSL.val(twin), DSL.val(campaign));
  }

  /// All of a twin is looked at again.
  void addAll(TwinRow twin) {
    add(twin.connectionId(), "campaign", twin.id(), List.of(twin.campaignId()));
    if (twin.remoteId() != null) {
      add(twin.connectionId(), "status", twin.id(), List.of(twin.campaignId()));
      addMembers(twin.connectionId(), twin.id(), twin.campaignId());
      addRemoteMembers(twin.connectionId(), twin.id(), twin.remoteId());
    }
  }

  /// Members about whom it was asked because they have no record there.
  void addAsked(UUID connection) {
    sql.execute(
        """
        insert into sync.pending (connection_id, kind, owner_id, local_id)
        select distinct {0}, 'member', i.twin_id, i.person_id from sync.inbox i
        where i.connection_id = {0} and i.kind = 'person' and i.answered_at is null
          and i.twin_id is not null and i.person_id is not null
        on conflict (connection_id, kind, owner_id, local_id)
          do update set state = 'new', because = null, since = clock_timestamp()
        """,
        DSL.val(connection));
  }

  /// Members there who are somebody here, for a first join.
  void addRemoteMembers(UUID connection, UUID twin, String campaign) {
    sql.execute(
        """
        insert into sync.pending (connection_id, kind, owner_id, local_id)
        select distinct {0}, 'member', {1}, p.local_id
        from sync.mirror m join sync.mirror p on p.connection_id = {0} and p.kind = m.person_kind
          and p.remote_id = m.person_remote and p.local_id is not null
        where m.connection_id = {0} and m.kind = 'member' and m.campaign_remote = {2}
        order by p.local_id
        on conflict (connection_id, kind, owner_id, local_id)
          do update set state = 'new', because = null, since = clock_timestamp()
        """,
        DSL.val(connection), DSL.val(twin), DSL.val(campaign));
  }

  /// Nothing is left to do for these, unless they have moved since they were taken up.
  void done(UUID connection, String kind, UUID owner, Collection<UUID> locals) {
    if (!locals.isEmpty()) {
      sql.execute(
          """
          delete from sync.pending
          where connection_id = {0} and kind = {1} and owner_id = {2} and local_id = any ({3})
            and looked = since
          """,
          DSL.val(connection), DSL.val(kind), DSL.val(owner), uuids(locals));
    }
  }

  /// Whatever moved, nothing is to be done about these.
  void drop(UUID connection, String kind, UUID owner, Collection<UUID> locals) {
    sql.execute(
        """
        delete from sync.pending
        where connection_id = {0} and kind = {1} and owner_id = {2} and local_id = any ({3})
        """,
        DSL.val(connection), DSL.val(kind), DSL.val(owner), uuids(locals));
  }

  /// A record with what would become of it.
  record Planned(UUID localId, String record, String plan) {}

  /// Keeps the plan of what was taken up, unless it has moved since; `because` is null when it may
  /// be carried out.
  void plan(
      UUID connection, String kind, UUID owner, List<Planned> rows, @Nullable String because) {
    if (!rows.isEmpty()) {
      sql.execute(
          """
          update sync.pending p set state = {6}, because = {7}, record = t.record, plan = t.plan::jsonb
          from unnest({3}, {4}, {5}) as t (local_id, record, plan)
          where p.connection_id = {0} and p.kind = {1} and p.owner_id = {2}
            and p.local_id = t.local_id and p.looked = p.since
          """,
          DSL.val(connection),
          DSL.val(kind),
          DSL.val(owner),
          uuids(rows, Planned::localId),
          texts(rows, Planned::record),
          texts(rows, Planned::plan),
          DSL.val(because == null ? "planned" : "parked"),
          DSL.val(because));
    }
  }

  /// Notes what would be done, of what nobody has to look at before it may be.
  void park(UUID connection, String kind, UUID owner, Planned row, String because) {
    sql.execute(
        """
        insert into sync.pending
          (connection_id, kind, owner_id, local_id, state, because, record, plan)
        values ({0}, {1}, {2}, {3}, 'parked', {4}, {5}, {6}::jsonb)
        on conflict (connection_id, kind, owner_id, local_id)
          do update set state = 'parked', because = excluded.because, record = excluded.record,
            plan = excluded.plan
        """,
        DSL.val(connection),
        DSL.val(kind),
        DSL.val(owner),
        DSL.val(row.localId()),
        DSL.val(because),
        DSL.val(row.record()),
        DSL.val(row.plan()));
  }

  /// A campaign has a counterpart from now on: those that stand under it can say so.
  void addFamily(UUID connection, UUID campaign, String remote) {
    sql.execute(
        """
        insert into sync.pending (connection_id, kind, owner_id, local_id)
        select t.connection_id, 'campaign', t.id, t.campaign_id
        from sync.twins t join campaigns.campaigns_v c on c.id = t.campaign_id
        left join sync.mirror m on m.connection_id = t.connection_id and m.kind = 'campaign'
          and m.remote_id = t.remote_id
        where t.connection_id = {0} and t.remote_id is not null and not t.stopped
          and t.gone is null and (c.parent_id = {1} or m.campaign_remote = {2})
        order by 1, 3
        on conflict (connection_id, kind, owner_id, local_id)
          do update set state = 'new', because = null, since = clock_timestamp()
        """,
        DSL.val(connection), DSL.val(campaign), DSL.val(remote));
  }

  boolean isAnythingPlanned(UUID connection, String kind, UUID owner) {
    return sql.fetchSingle(
            """
            select exists (select from sync.pending
              where connection_id = {0} and kind = {1} and owner_id = {2} and state = 'planned')
            """,
            DSL.val(connection), DSL.val(kind), DSL.val(owner))
        .get(0, Boolean.class);
  }

  /// How many could be carried out, or would be if the brake did not hold them.
  int atBrake(UUID connection, String kind, UUID owner) {
    return sql.fetchSingle(
            """
            select count(*) from sync.pending
            where connection_id = {0} and kind = {1} and owner_id = {2}
              and (state = 'planned' or because = 'brake')
            """,
            DSL.val(connection), DSL.val(kind), DSL.val(owner))
        .get(0, Integer.class);
  }

  /// Everything of a twin that could be carried out waits instead.
  void park(UUID connection, String kind, UUID owner, String because) {
    sql.execute(
        """
        update sync.pending set state = 'parked', because = {3}
        where connection_id = {0} and kind = {1} and owner_id = {2} and state = 'planned'
        """,
        DSL.val(connection), DSL.val(kind), DSL.val(owner), DSL.val(because));
  }

  /// What waited because of this can be carried out.
  void unpark(UUID connection, String kind, UUID owner, String because) {
    sql.execute(
        """
        update sync.pending set state = 'planned', because = null
        where connection_id = {0} and kind = {1} and owner_id = {2} and because = {3}
        """,
        DSL.val(connection), DSL.val(kind), DSL.val(owner), DSL.val(because));
  }

  /// Lets through what the brake holds. What comes in here is decided once more in the moment when
  /// it is written; what would go out is planned again, as much may have changed there meanwhile.
  void letThrough(UUID connection, String kind, UUID owner) {
    sql.execute(
        """
        update sync.pending set because = null,
          state = case when plan -> 0 ->> 'direction' = 'here' then 'planned' else 'new' end,
          since = case when plan -> 0 ->> 'direction' = 'here' then since else clock_timestamp() end
        where connection_id = {0} and kind = {1} and owner_id = {2} and because = 'brake'
        """,
        DSL.val(connection), DSL.val(kind), DSL.val(owner));
  }

  /// What has waited for an hour because of this is looked at again.
  void releaseOld(UUID connection, String kind, String because) {
    sql.execute(
        """
        update sync.pending set state = 'new', because = null, since = clock_timestamp()
        where connection_id = {0} and kind = {1} and because = {2} and state = 'parked'
          and since < clock_timestamp() - interval '1 hour'
        """,
        DSL.val(connection), DSL.val(kind), DSL.val(because));
  }

  /// What waits is looked at again.
  void release(UUID connection, @Nullable String kind, @Nullable UUID owner) {
    sql.execute(
        """
        update sync.pending set state = 'new', because = null, since = clock_timestamp()
        where connection_id = {0} and ({1}::text is null or kind = {1})
          and ({2}::uuid is null or owner_id = {2}) and state <> 'new'
        """,
        DSL.val(connection), DSL.val(kind), DSL.val(owner, UUID.class));
  }

  void drop(UUID connection, UUID owner) {
    sql.execute(
        "delete from sync.pending where connection_id = {0} and owner_id = {1}",
        DSL.val(connection), DSL.val(owner));
  }

  /// Marks these as on the wire: what a crash leaves so is looked up before it is written again.
  void sent(UUID connection, String kind, UUID owner, Collection<UUID> locals) {
    sql.execute(
        """
        update sync.pending set sent_at = clock_timestamp()
        where connection_id = {0} and kind = {1} and owner_id = {2} and local_id = any ({3})
        """,
        DSL.val(connection), DSL.val(kind), DSL.val(owner), uuids(locals));
  }

  boolean isAnythingNew(UUID connection) {
    return sql.fetch(
            "select 1 from sync.pending where connection_id = {0} and state = 'new' limit 1",
            DSL.val(connection))
        .isNotEmpty();
  }
}
