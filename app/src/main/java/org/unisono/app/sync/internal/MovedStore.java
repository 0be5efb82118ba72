package org.unisono.app.sync.internal;

import static org.unisono.app.edge.SqlArrays.uuids;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/// Marks what moved here, wherever it has a counterpart.
@Component
class MovedStore {

  private final DSLContext sql;

  MovedStore(DSLContext sql) {
    this.sql = sql;
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
