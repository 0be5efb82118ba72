package org.unisono.app.flows.internal;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.app.edge.SqlArrays;
import org.unisono.app.jobs.Lane;
import org.unisono.core.Ids;
import org.unisono.core.acting.Acting;
import org.unisono.core.acting.Origin;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/// What waits to be looked at by the engine.
@Component
public class WorkStore {

  private static final int MOST_ATTEMPTS = 8;
  private static final int LOOKED_AT = 2_000;

  private final DSLContext sql;
  private final ObjectMapper json;
  private final Ids ids;
  private final Bell bell;

  WorkStore(DSLContext sql, ObjectMapper json, Ids ids, Bell bell) {
    this.sql = sql;
    this.json = json;
    this.ids = ids;
    this.bell = bell;
  }

  /// One thing that happened to one person.
  record Work(
      UUID id,
      UUID personId,
      String verb,
      @Nullable UUID runId,
      @Nullable String kind,
      Instant at,
      ObjectNode payload,
      Origin origin,
      int attempts) {}

  /// In the caller's transaction; loaded data goes by the bulk lane.
  void add(List<NewWork> work) {
    if (work.isEmpty()) {
      return;
    }
    var origin = Acting.now().origin();
    var lane = origin.isBehaviour() ? Lane.INTERACTIVE : Lane.BULK;
    sql.execute(
        """
        insert into flows.work
          (id, shard, lane, person_id, verb, run_id, kind, at, payload, origin, due_at)
        select t.id, t.shard, {0}, t.person_id, t.verb, t.run_id, t.kind, t.at, t.payload::jsonb, {1},
               t.at
        from unnest({2}, {3}, {4}, {5}, {6}, {7}, {8}, {9})
          as t (id, shard, person_id, verb, run_id, kind, at, payload)
        """,
        DSL.val(lane.word()),
        DSL.val(origin.word()),
        SqlArrays.uuids(work, _ -> ids.next()),
        SqlArrays.integers(work, w -> NewWork.shard(w.personId())),
        SqlArrays.uuids(work, NewWork::personId),
        SqlArrays.texts(work, NewWork::verb),
        SqlArrays.uuids(work, NewWork::runId),
        SqlArrays.texts(work, NewWork::kind),
        SqlArrays.instants(work, NewWork::at),
        SqlArrays.texts(work, w -> w.payload().toString()));
    bell.ringAfterCommit(lane);
  }

  /// The oldest item of each person of the shards: the next is not looked at before this is done.
  List<Work> next(Collection<Integer> shards, Lane lane, Instant now, int most) {
    return sql.fetch(
            """
            select * from (
              select distinct on (person_id) oldest.*
              from unnest({1}) as s (shard)
              cross join lateral (
                select * from flows.work w
                where w.state = 'waiting' and w.lane = {0} and w.shard = s.shard
                order by w.id limit {4}) oldest
              order by person_id, id) w
            where w.due_at <= {2} order by w.id limit {3}
            """,
            DSL.val(lane.word()),
            SqlArrays.integers(shards, s -> s),
            DSL.val(now),
            DSL.val(most),
            DSL.val(LOOKED_AT / Math.clamp(shards.size(), 1, 4)))
        .map(this::work);
  }

  /// Those of them that nobody has done since they were read.
  List<Work> still(Collection<Work> read) {
    var there =
        sql.fetch(
                "select id from flows.work where state = 'waiting' and id = any ({0})",
                SqlArrays.uuids(read, Work::id))
            .map(r -> r.get(0, UUID.class));
    return read.stream().filter(w -> there.contains(w.id())).toList();
  }

  private Work work(Record r) {
    return new Work(
        r.get("id", UUID.class),
        r.get("person_id", UUID.class),
        r.get("verb", String.class),
        r.get("run_id", UUID.class),
        r.get("kind", String.class),
        r.get("at", Instant.class),
        (ObjectNode) json.readTree(r.get("payload", String.class)),
        Origin.valueOf(r.get("origin", String.class).toUpperCase(java.util.Locale.ROOT)),
        r.get("attempts", Integer.class));
  }

  void done(Collection<Work> work) {
    sql.execute("delete from flows.work where id = any ({0})", SqlArrays.uuids(work, Work::id));
  }

  /// Later and later; at last it is put aside with its error.
  void failed(Work work, String error, Instant now) {
    int attempts = work.attempts() + 1;
    sql.execute(
        """
        update flows.work set attempts = {0}, last_error = {1}, due_at = {2},
               state = case when {0} >= {3} then 'dead' else 'waiting' end
        where id = {4}
        """,
        DSL.val(attempts),
        DSL.val(error),
        DSL.val(now.plusSeconds((long) Math.pow(4, Math.min(attempts - 1, 6)))),
        DSL.val(MOST_ATTEMPTS),
        DSL.val(work.id()));
  }
}
