package org.unisono.app.campaigns.internal;

import static org.unisono.app.campaigns.internal.FirstTouchesTable.FIRST_TOUCHES;

import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.unisono.app.edge.SqlArrays;

/// The campaign that a person came from: the first that they ever were in, never moved by itself.
@Component
public class FirstTouches {

  private final DSLContext sql;

  FirstTouches(DSLContext sql) {
    this.sql = sql;
  }

  void set(UUID campaign, Collection<UUID> people) {
    if (people.isEmpty()) {
      return;
    }
    sql.execute(
        """
        insert into campaigns.first_touches (person_id, campaign_id, at)
        select t.person_id, {0}, now() from unnest({1}) as t (person_id)
        where not exists (select 1 from campaigns.first_touches f where f.person_id = t.person_id)
        order by t.person_id
        on conflict do nothing
        """,
        DSL.val(campaign), SqlArrays.uuids(people));
  }

  public Optional<UUID> of(UUID person) {
    return sql.select(FIRST_TOUCHES.CAMPAIGN_ID)
        .from(FIRST_TOUCHES)
        .where(FIRST_TOUCHES.PERSON_ID.eq(person))
        .fetchOptional(FIRST_TOUCHES.CAMPAIGN_ID);
  }
}
