package org.unisono.app.activities.internal;

import static org.unisono.app.activities.internal.VisitorsTable.VISITORS;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.unisono.app.edge.SqlArrays;

/// Visitors, and who they turned out to be.
@Component
public class VisitorStore {

  /// A visitor who is this person from now on.
  public record Known(String visitorId, UUID personId) {}

  private final DSLContext sql;
  private final InstantSource clock;

  VisitorStore(DSLContext sql, InstantSource clock) {
    this.sql = sql;
    this.clock = clock;
  }

  Map<String, UUID> people(Collection<String> visitors) {
    Map<String, UUID> found = new HashMap<>();
    if (!visitors.isEmpty()) {
      sql.select(VISITORS.VISITOR_ID, VISITORS.PERSON_ID)
          .from(VISITORS)
          .where(VISITORS.VISITOR_ID.eq(DSL.any(visitors.toArray(String[]::new))))
          .and(VISITORS.PERSON_ID.isNotNull())
          .forEach(r -> found.put(r.value1(), r.value2()));
    }
    return found;
  }

  void seen(Collection<String> visitors, Instant now) {
    if (!visitors.isEmpty()) {
      sql.execute(
          """
          insert into activities.visitors (visitor_id, first_seen, last_seen)
          select v, {0}, {0} from unnest({1}) as t (v) order by v
          on conflict (visitor_id) do update set last_seen = excluded.last_seen
          """,
          DSL.val(now), SqlArrays.texts(new TreeSet<>(visitors), v -> v));
    }
  }

  /// What was logged under these visitors with nobody's name becomes these people's; what had a
  /// name keeps it, as a device may be shared.
  public void identify(Collection<Known> known) {
    if (known.isEmpty()) {
      return;
    }
    var sorted = known.stream().sorted(Comparator.comparing(Known::visitorId)).toList();
    sql.execute(
        """
        insert into activities.visitors (visitor_id, person_id, first_seen, last_seen)
        select distinct on (t.visitor_id) t.visitor_id, t.person_id, {0}, {0}
        from unnest({1}, {2}) with ordinality as t (visitor_id, person_id, n)
        order by t.visitor_id, t.n desc
        on conflict (visitor_id) do update
        set person_id = excluded.person_id, last_seen = excluded.last_seen
        """,
        DSL.val(clock.instant()),
        SqlArrays.texts(sorted, Known::visitorId),
        SqlArrays.uuids(sorted, Known::personId));
    sql.execute(
        """
        update activities.log l set person_id = v.person_id
        from activities.visitors v
        where v.visitor_id = any ({0}) and l.visitor_id = v.visitor_id and l.person_id is null
        """,
        SqlArrays.texts(List.copyOf(sorted), Known::visitorId));
  }
}
