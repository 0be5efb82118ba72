package org.unisono.app.sync.internal;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.app.edge.Page;
import org.unisono.app.edge.PageRequest;
import org.unisono.app.sync.Run;
import org.unisono.app.sync.RunStep;
import org.unisono.core.acting.Acting;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/// Runs, and what each did.
@Component
public class SyncRunStore {

  /// What is counted and changes no side.
  private static final Set<String> WRITES_NOTHING =
      Set.of("read", "waiting", "conflicts", "troubles");

  private final DSLContext sql;
  private final ObjectMapper json;

  SyncRunStore(DSLContext sql, ObjectMapper json) {
    this.sql = sql;
    this.json = json;
  }

  UUID insert(UUID connection, String kind, @Nullable UUID undoes) {
    return sql.fetchSingle(
            """
            insert into sync.runs (connection_id, kind, undoes, actor_name)
            values ({0}, {1}, {2}, {3}) returning id
            """,
            DSL.val(connection),
            DSL.val(kind),
            DSL.val(undoes, UUID.class),
            DSL.val(Acting.now().actor().name()))
        .get(0, UUID.class);
  }

  void running(UUID connection, UUID run, Instant at) {
    sql.execute(
        """
        insert into sync.runs as r (id, connection_id, kind, state, actor_name, started_at)
        values ({1}, {0}, 'sync', 'running', {3}, {2})
        on conflict (id) do update
          set state = 'running', started_at = coalesce(r.started_at, excluded.started_at)
        """,
        DSL.val(connection), DSL.val(run), DSL.val(at), DSL.val(Acting.now().actor().name()));
  }

  /// How far it is.
  void at(UUID run, RunStep step, Map<String, Integer> counts) {
    sql.execute(
        "update sync.runs set step = {1}, stream = {2}, counts = {3}::jsonb where id = {0}",
        DSL.val(run),
        DSL.val(step.kind().name().toLowerCase(Locale.ROOT)),
        DSL.val(step.stream() == null ? null : Words.of(step.stream()), String.class),
        DSL.val(json.writeValueAsString(counts)));
  }

  /// What a run has counted, before it was cut off or at its end.
  Map<String, Integer> counts(UUID run) {
    return sql.fetch("select counts from sync.runs where id = {0}", DSL.val(run)).stream()
        .map(this::counts)
        .findFirst()
        .orElse(Map.of());
  }

  private Map<String, Integer> counts(Record r) {
    return json.readValue(r.get("counts", JSONB.class).data(), new TypeReference<>() {});
  }

  void finished(UUID run, String state, Map<String, Integer> counts, Instant at) {
    sql.execute(
        """
        update sync.runs set state = {1}, counts = {2}::jsonb, finished_at = {3}, step = null,
          stream = null
        where id = {0}
        """,
        DSL.val(run), DSL.val(state), DSL.val(json.writeValueAsString(counts)), DSL.val(at));
  }

  void undone(UUID run) {
    sql.execute("update sync.runs set state = 'undone' where id = {0}", DSL.val(run));
  }

  /// A run that found nothing to do and nobody asked for leaves no trace.
  void forget(UUID run) {
    sql.execute("delete from sync.runs where id = {0}", DSL.val(run));
  }

  Optional<UUID> undoes(UUID run) {
    return sql.fetch("select undoes from sync.runs where id = {0}", DSL.val(run)).stream()
        .map(r -> r.get(0, UUID.class))
        .filter(java.util.Objects::nonNull)
        .findFirst();
  }

  public Optional<Run> find(UUID connection, UUID run) {
    return sql
        .fetch(
            "select * from sync.runs where connection_id = {0} and id = {1}",
            DSL.val(connection), DSL.val(run))
        .stream()
        .map(this::run)
        .findFirst();
  }

  /// The one that goes on.
  Optional<Run> going(UUID connection) {
    return sql
        .fetch(
            """
            select * from sync.runs where connection_id = {0} and state = 'running'
            order by id desc limit 1
            """,
            DSL.val(connection))
        .stream()
        .map(this::run)
        .findFirst();
  }

  /// Newest first.
  public Page<Run> page(UUID connection, PageRequest page) {
    var rows =
        sql.fetch(
                """
                select * from sync.runs where connection_id = {0} and ({1}::uuid is null or id < {1})
                order by id desc limit {2}
                """,
                DSL.val(connection),
                DSL.val(
                    page.isFirst() ? null : UUID.fromString(page.after().getFirst()), UUID.class),
                DSL.val(page.limit() + 1))
            .map(this::run);
    return Page.of(rows, page, r -> List.of(r.id().toString()));
  }

  private Run run(Record r) {
    var kind = r.get("kind", String.class);
    var state = r.get("state", String.class);
    var counts = counts(r);
    boolean wrote = !WRITES_NOTHING.containsAll(counts.keySet());
    return new Run(
        r.get("id", UUID.class),
        kind,
        state,
        r.get("step", String.class),
        r.get("stream", String.class),
        r.get("started_at", Instant.class),
        r.get("finished_at", Instant.class),
        r.get("actor_name", String.class),
        counts,
        !kind.equals("undo") && state.equals("done") && wrote);
  }
}
