package org.unisono.app.sales.internal;

import static org.unisono.app.sales.internal.PointsTable.POINTS;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.unisono.app.edge.SqlArrays;
import org.unisono.app.sales.Scores.Points;

/// The ledger of points.
@Component
public class ScoreStore {

  private final DSLContext sql;

  ScoreStore(DSLContext sql) {
    this.sql = sql;
  }

  public void insert(List<Points> points, Instant now) {
    sql.execute(
        """
        insert into sales.points (person_id, points, reason, actor_name, at, run_id, step, visit)
        select t.person_id, t.points, t.reason, t.actor_name, {0}, t.run_id, t.step, t.visit
        from unnest({1}, {2}, {3}, {4}, {5}, {6}, {7})
          as t (person_id, points, reason, actor_name, run_id, step, visit)
        on conflict do nothing
        """,
        DSL.val(now),
        SqlArrays.uuids(points, Points::personId),
        SqlArrays.integers(points, Points::points),
        SqlArrays.texts(points, Points::reason),
        SqlArrays.texts(points, Points::actorName),
        SqlArrays.uuids(points, p -> p.key() == null ? null : p.key().run()),
        SqlArrays.texts(points, p -> p.key() == null ? null : p.key().step()),
        SqlArrays.integers(points, p -> p.key() == null ? null : p.key().visit()));
  }

  public Map<UUID, Long> of(Collection<UUID> people) {
    Map<UUID, Long> scores = new HashMap<>();
    sql.select(POINTS.PERSON_ID, DSL.sum(POINTS.POINTS_))
        .from(POINTS)
        .where(POINTS.PERSON_ID.eq(DSL.any(people.toArray(UUID[]::new))))
        .groupBy(POINTS.PERSON_ID)
        .forEach(r -> scores.put(r.value1(), r.value2().longValue()));
    return scores;
  }
}
