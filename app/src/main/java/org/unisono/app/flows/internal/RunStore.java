package org.unisono.app.flows.internal;

import static org.unisono.app.flows.internal.RunsTable.RUNS;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.unisono.app.edge.SqlArrays;
import org.unisono.app.jobs.Lane;
import org.unisono.core.flows.RunStateCodec;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/// Runs in the table, for the engine: read and written in sets by whoever holds the shard.
@Component
class RunStore {

  private static final int MOST_ATTEMPTS = 8;

  private final DSLContext sql;
  private final VersionStore versions;
  private final ObjectMapper json;

  RunStore(DSLContext sql, VersionStore versions, ObjectMapper json) {
    this.sql = sql;
    this.versions = versions;
    this.json = json;
  }

  /// Runs of the shards whose time has come.
  List<RunRow> due(Collection<Integer> shards, Lane lane, Instant now, int most) {
    return fetch(
        RUNS.STATUS
            .eq(DSL.inline("active"))
            .and(RUNS.LANE.eq(lane.word()))
            .and(
                RUNS.SHARD.eq(
                    DSL.any(shards.stream().map(Integer::shortValue).toArray(Short[]::new))))
            .and(RUNS.DUE_AT.le(now)),
        most);
  }

  /// Those of them that still have to go on, as they stand now.
  List<RunRow> still(Collection<RunRow> read) {
    return fetch(
        RUNS.STATUS
            .eq(DSL.inline("active"))
            .and(RUNS.ID.eq(DSL.any(read.stream().map(RunRow::id).toArray(UUID[]::new))))
            .and(RUNS.DUE_AT.le(read.stream().map(RunRow::dueAt).max(Instant::compareTo).get())),
        read.size());
  }

  /// Runs of these people that are not over.
  List<RunRow> open(Collection<UUID> people) {
    return fetch(
        RUNS.PERSON_ID
            .eq(DSL.any(people.toArray(UUID[]::new)))
            .and(RUNS.STATUS.in(DSL.inline("active"), DSL.inline("queued"))),
        Integer.MAX_VALUE);
  }

  private List<RunRow> fetch(Condition condition, int most) {
    var rows =
        sql.selectFrom(RUNS).where(condition).orderBy(RUNS.DUE_AT, RUNS.ID).limit(most).fetch();
    if (rows.isEmpty()) {
      return List.of();
    }
    Map<UUID, LiveVersion> byId =
        versions.byIds(rows.getValues(RUNS.VERSION_ID).stream().distinct().toList()).stream()
            .collect(Collectors.toMap(LiveVersion::id, Function.identity()));
    return rows.map(
        r -> run(r, java.util.Objects.requireNonNull(byId.get(r.get(RUNS.VERSION_ID)))));
  }

  private RunRow run(Record r, LiveVersion version) {
    return new RunRow(
        r.get(RUNS.ID),
        version,
        r.get(RUNS.PERSON_ID),
        r.get(RUNS.LANE),
        r.get(RUNS.STATUS),
        RunStateCodec.read(json.readTree(r.get(RUNS.STATE).data())),
        r.get(RUNS.DUE_AT),
        List.of(r.get(RUNS.WAKES)),
        (ObjectNode) json.readTree(r.get(RUNS.ENTERED_BY).data()),
        r.get(RUNS.ENTERED_AT),
        r.get(RUNS.ENDED_AT),
        r.get(RUNS.END_REASON),
        r.get(RUNS.ATTEMPTS));
  }

  /// When each of these people last entered (refusals not counted) each of these flows, as
  /// `flow:person`.
  Map<String, Instant> lastEntries(Collection<UUID> flows, Collection<UUID> people) {
    return sql.select(RUNS.FLOW_ID, RUNS.PERSON_ID, DSL.max(RUNS.ENTERED_AT))
        .from(RUNS)
        .where(RUNS.FLOW_ID.eq(DSL.any(flows.toArray(UUID[]::new))))
        .and(RUNS.PERSON_ID.eq(DSL.any(people.toArray(UUID[]::new))))
        .and(RUNS.END_REASON.isNull().or(RUNS.END_REASON.ne("refused")))
        .groupBy(RUNS.FLOW_ID, RUNS.PERSON_ID)
        .fetchMap(r -> r.value1() + ":" + r.value2(), r -> r.value3());
  }

  /// Writes new runs, and the new state of those who are there.
  void write(Collection<RunRow> runs) {
    sql.execute(
        """
        insert into flows.runs
          (id, flow_id, version_id, person_id, owner_kind, owner_id, shard, lane, status, state, at_step,
           due_at, wakes, entered_by, entered_at, ended_at, end_reason, attempts)
        select t.id, t.flow_id, t.version_id, t.person_id, t.owner_kind, t.owner_id, t.shard, t.lane,
               t.status, t.state::jsonb, t.at_step, t.due_at, string_to_array(t.wakes, ' '),
               t.entered_by::jsonb, t.entered_at, t.ended_at, t.end_reason, t.attempts
        from unnest({0}, {1}, {2}, {3}, {4}, {5}, {6}, {7}, {8}, {9}, {10}, {11}, {12}, {13}, {14}, {15},
                    {16}, {17})
          as t (id, flow_id, version_id, person_id, owner_kind, owner_id, shard, lane, status, state,
                at_step, due_at, wakes, entered_by, entered_at, ended_at, end_reason, attempts)
        order by t.id
        on conflict (id) do update
        set status = excluded.status, state = excluded.state, at_step = excluded.at_step,
            due_at = excluded.due_at, wakes = excluded.wakes, ended_at = excluded.ended_at,
            end_reason = excluded.end_reason, attempts = excluded.attempts
        """,
        SqlArrays.uuids(runs, RunRow::id),
        SqlArrays.uuids(runs, r -> r.version().flowId()),
        SqlArrays.uuids(runs, r -> r.version().id()),
        SqlArrays.uuids(runs, RunRow::personId),
        SqlArrays.texts(runs, r -> r.version().ownerKind()),
        SqlArrays.uuids(runs, r -> r.version().ownerId()),
        SqlArrays.integers(runs, r -> NewWork.shard(r.personId())),
        SqlArrays.texts(runs, RunRow::lane),
        SqlArrays.texts(runs, RunRow::status),
        SqlArrays.texts(runs, r -> RunStateCodec.write(r.state()).toString()),
        SqlArrays.texts(runs, r -> r.state().at()),
        SqlArrays.instants(runs, RunRow::dueAt),
        SqlArrays.texts(runs, r -> String.join(" ", r.wakes())),
        SqlArrays.texts(runs, r -> r.enteredBy().toString()),
        SqlArrays.instants(runs, RunRow::enteredAt),
        SqlArrays.instants(runs, RunRow::endedAt),
        SqlArrays.texts(runs, RunRow::endReason),
        SqlArrays.integers(runs, RunRow::attempts));
  }

  /// Later and later; at last the run is stuck, for a person to look at.
  void failed(RunRow run, String error, Instant now) {
    int attempts = run.attempts() + 1;
    boolean last = attempts >= MOST_ATTEMPTS;
    sql.update(RUNS)
        .set(RUNS.ATTEMPTS, attempts)
        .set(RUNS.STATUS, last ? RunRow.STUCK : RunRow.ACTIVE)
        .set(RUNS.END_REASON, last ? error : null)
        .set(RUNS.ENDED_AT, last ? now : null)
        .set(RUNS.DUE_AT, now.plusSeconds((long) Math.pow(4, Math.min(attempts - 1, 6))))
        .where(RUNS.ID.eq(run.id()))
        .and(RUNS.STATUS.eq(RunRow.ACTIVE))
        .execute();
  }

  void forget(UUID person) {
    sql.update(RUNS)
        .set(RUNS.ENTERED_BY, org.jooq.JSONB.valueOf("{}"))
        .where(RUNS.PERSON_ID.eq(person))
        .execute();
    sql.execute(
        "update flows.step_log l set facts = '[]' from flows.runs r"
            + " where r.id = l.run_id and r.person_id = {0}",
        DSL.val(person));
  }
}
