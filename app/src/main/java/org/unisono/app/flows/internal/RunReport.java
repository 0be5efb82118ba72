package org.unisono.app.flows.internal;

import static org.unisono.app.flows.internal.RunsTable.RUNS;
import static org.unisono.app.flows.internal.VersionsTable.VERSIONS;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.app.edge.Page;
import org.unisono.app.edge.PageRequest;
import org.unisono.app.flows.Run;
import tools.jackson.databind.ObjectMapper;

/// Runs as they are shown.
@Component
public class RunReport {

  private final DSLContext sql;
  private final ObjectMapper json;

  RunReport(DSLContext sql, ObjectMapper json) {
    this.sql = sql;
    this.json = json;
  }

  public Optional<Run> find(UUID id) {
    return fetch(RUNS.ID.eq(id), 1).stream().findFirst();
  }

  public List<Run> ofPerson(UUID person) {
    return fetch(RUNS.PERSON_ID.eq(person), 1_000);
  }

  /// Runs that are not over.
  public List<Run> open(List<UUID> people) {
    return fetch(
        RUNS.PERSON_ID.eq(DSL.any(people.toArray(UUID[]::new))).and(isOpen()), Integer.MAX_VALUE);
  }

  public List<Run> openOf(UUID ownerId) {
    return fetch(RUNS.OWNER_ID.eq(ownerId).and(isOpen()), Integer.MAX_VALUE);
  }

  private static Condition isOpen() {
    return RUNS.STATUS.in(DSL.inline("active"), DSL.inline("queued"));
  }

  public Page<Run> page(
      UUID flow, @Nullable String status, @Nullable UUID person, PageRequest page) {
    var condition = RUNS.FLOW_ID.eq(flow);
    if (status != null) {
      condition = condition.and(RUNS.STATUS.eq(status));
    }
    if (person != null) {
      condition = condition.and(RUNS.PERSON_ID.eq(person));
    }
    if (!page.isFirst()) {
      condition = condition.and(RUNS.ID.lt(UUID.fromString(page.after().getFirst())));
    }
    return Page.of(fetch(condition, page.limit() + 1), page, r -> List.of(r.id().toString()));
  }

  private List<Run> fetch(Condition condition, int most) {
    return sql.select(RUNS.fields())
        .select(VERSIONS.NUMBER)
        .from(RUNS)
        .join(VERSIONS)
        .on(VERSIONS.ID.eq(RUNS.VERSION_ID))
        .where(condition)
        .orderBy(RUNS.ID.desc())
        .limit(most)
        .fetch(this::run);
  }

  private Run run(Record r) {
    return new Run(
        r.get(RUNS.ID),
        r.get(RUNS.FLOW_ID),
        r.get(VERSIONS.NUMBER),
        r.get(RUNS.OWNER_KIND),
        r.get(RUNS.OWNER_ID),
        r.get(RUNS.PERSON_ID),
        r.get(RUNS.STATUS),
        r.get(RUNS.AT_STEP),
        r.get(RUNS.DUE_AT),
        json.readTree(r.get(RUNS.ENTERED_BY).data()),
        r.get(RUNS.ENTERED_AT),
        r.get(RUNS.ENDED_AT),
        r.get(RUNS.END_REASON));
  }
}
