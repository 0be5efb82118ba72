package org.unisono.app.sync.internal;

import static org.unisono.app.edge.SqlArrays.uuids;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/// Marks what moved on either side, wherever it has a counterpart.
@Component
class MovedStore {

  private static final int MARKED_AT_ONCE = 2_000;

  private final DSLContext sql;

  MovedStore(DSLContext sql) {
    this.sql = sql;
  }

  /// Marks what is to be looked at again because it moved there, where it is known who or what it
  /// is here; some thousand records at a time. Deals and responses only come in, and are taken as
  /// they are. Rows are gone back to by their place, and each person is looked up by key: of what
  /// has just been filled the planner knows too little to join it.
  ///
  /// @return how many records were looked at; 0 when all are marked
  int there(UUID connection) {
    return sql.fetchSingle(
            """
            with next as materialized (
              select ctid as place from sync.mirror
              where connection_id = {0} and dirty and kind not in ('deal', 'response')
              order by kind, remote_id limit {1}),
            moved as (
              update sync.mirror m set dirty = false from next s
              where m.ctid = s.place and m.dirty
              returning m.kind, m.remote_id, m.campaign_remote, m.person_kind, m.person_remote,
                m.local_id),
            found as (
              select 'campaign' as kind, t.id as owner_id, t.campaign_id as local_id
                from moved m join sync.twins t on t.connection_id = {0} and t.remote_id = m.remote_id
                where m.kind = 'campaign'
              union all
              select 'status', t.id, t.campaign_id
                from moved m join sync.twins t
                  on t.connection_id = {0} and t.remote_id = m.campaign_remote
                where m.kind = 'status'
              union all
              select 'person', {0}, m.local_id
                from moved m where m.kind in ('lead', 'contact') and m.local_id is not null
              union all
              select 'consent', {0}, p.local_id
                from moved m cross join lateral (
                  select o.local_id from sync.mirror o where o.connection_id = {0}
                    and o.kind = m.person_kind and o.remote_id = m.person_remote limit 1) p
                where m.kind = 'consent' and p.local_id is not null
              union all
              select 'member', t.id, p.local_id
                from moved m join sync.twins t
                    on t.connection_id = {0} and t.remote_id = m.campaign_remote
                  cross join lateral (
                    select o.local_id from sync.mirror o where o.connection_id = {0}
                      and o.kind = m.person_kind and o.remote_id = m.person_remote limit 1) p
                where m.kind = 'member' and p.local_id is not null),
            marked as (
              insert into sync.pending (connection_id, kind, owner_id, local_id)
              select distinct {0}, kind, owner_id, local_id from found
              order by kind, owner_id, local_id
              on conflict (connection_id, kind, owner_id, local_id)
                do update set state = 'new', because = null, since = clock_timestamp())
            select count(*) from next
            """,
            DSL.val(connection), DSL.val(MARKED_AT_ONCE))
        .get(0, Integer.class);
  }

  /// @return the connections that are concerned
  Set<UUID> members(UUID campaign, Collection<UUID> people) {
    return marked(
        """
        insert into sync.pending (connection_id, kind, owner_id, local_id)
        select t.connection_id, 'member', t.id, p.id
        from sync.twins t cross join unnest({1}) as p (id)
        where t.campaign_id = {0} and not t.stopped and t.gone is null
        order by 1, 3, 4
        on conflict (connection_id, kind, owner_id, local_id)
          do update set state = 'new', because = null, since = clock_timestamp()
        returning connection_id
        """,
        DSL.val(campaign), uuids(people));
  }

  Set<UUID> campaign(UUID campaign) {
    return marked(
        """
        insert into sync.pending (connection_id, kind, owner_id, local_id)
        select t.connection_id, k.kind, t.id, t.campaign_id
        from sync.twins t cross join (values ('campaign'), ('status')) as k (kind)
        where t.campaign_id = {0} and not t.stopped and t.gone is null
        order by 1, 2, 3
        on conflict (connection_id, kind, owner_id, local_id)
          do update set state = 'new', because = null, since = clock_timestamp()
        returning connection_id
        """,
        DSL.val(campaign));
  }

  Set<UUID> people(Collection<UUID> people) {
    return linked("person", people);
  }

  /// All who work for a company.
  Set<UUID> company(UUID company) {
    return marked(
        """
        insert into sync.pending (connection_id, kind, owner_id, local_id)
        select distinct m.connection_id, 'person', m.connection_id, m.local_id
        from people.people_v p join sync.mirror m on m.local_id = p.id
        where p.company_id = {0} and m.kind in ('lead', 'contact') and m.gone is null
        order by 1, 4
        on conflict (connection_id, kind, owner_id, local_id)
          do update set state = 'new', because = null, since = clock_timestamp()
        returning connection_id
        """,
        DSL.val(company));
  }

  Set<UUID> consents(Collection<UUID> people) {
    return linked("consent", people);
  }

  private Set<UUID> linked(String kind, Collection<UUID> people) {
    return marked(
        """
        insert into sync.pending (connection_id, kind, owner_id, local_id)
        select distinct m.connection_id, {0}, m.connection_id, m.local_id
        from sync.mirror m
        where m.local_id = any ({1}) and m.kind in ('lead', 'contact') and m.gone is null
        order by 1, 4
        on conflict (connection_id, kind, owner_id, local_id)
          do update set state = 'new', because = null, since = clock_timestamp()
        returning connection_id
        """,
        DSL.val(kind), uuids(people));
  }

  private Set<UUID> marked(String statement, org.jooq.QueryPart... parts) {
    return Set.copyOf(sql.fetch(statement, parts).getValues(0, UUID.class));
  }
}
