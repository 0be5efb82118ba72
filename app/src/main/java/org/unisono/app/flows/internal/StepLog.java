package org.unisono.app.flows.internal;

import static org.unisono.app.flows.internal.StepLogTable.STEP_LOG;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.unisono.app.edge.SqlArrays;
import org.unisono.app.flows.RunExplanation;
import org.unisono.core.Ids;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// What each run did, and why. Append-only.
@Component
public class StepLog {

  /// @param what left, performed, waits, ended, stuck or hurried
  record Note(
      UUID run, Instant at, String step, int visit, String what, JsonNode detail, JsonNode facts) {}

  private final DSLContext sql;
  private final ObjectMapper json;
  private final Ids ids;

  StepLog(DSLContext sql, ObjectMapper json, Ids ids) {
    this.sql = sql;
    this.json = json;
    this.ids = ids;
  }

  void append(List<Note> notes) {
    if (notes.isEmpty()) {
      return;
    }
    sql.execute(
        """
        insert into flows.step_log (id, run_id, at, step, visit, what, detail, facts)
        select t.id, t.run_id, t.at, t.step, t.visit, t.what, t.detail::jsonb, t.facts::jsonb
        from unnest({0}, {1}, {2}, {3}, {4}, {5}, {6}, {7})
          as t (id, run_id, at, step, visit, what, detail, facts)
        """,
        SqlArrays.uuids(notes, _ -> ids.next()),
        SqlArrays.uuids(notes, Note::run),
        SqlArrays.instants(notes, Note::at),
        SqlArrays.texts(notes, Note::step),
        SqlArrays.integers(notes, Note::visit),
        SqlArrays.texts(notes, Note::what),
        SqlArrays.texts(notes, n -> n.detail().toString()),
        SqlArrays.texts(notes, n -> n.facts().toString()));
  }

  public List<RunExplanation.Entry> of(UUID run) {
    return sql.selectFrom(STEP_LOG)
        .where(STEP_LOG.RUN_ID.eq(run))
        .orderBy(STEP_LOG.ID)
        .fetch(
            r ->
                new RunExplanation.Entry(
                    r.get(STEP_LOG.AT),
                    r.get(STEP_LOG.STEP),
                    r.get(STEP_LOG.VISIT),
                    r.get(STEP_LOG.WHAT),
                    json.readTree(r.get(STEP_LOG.DETAIL).data()),
                    json.readTree(r.get(STEP_LOG.FACTS).data())));
  }
}
