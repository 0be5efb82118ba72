package org.unisono.app.flows.internal;

import static org.unisono.app.flows.internal.FlowsTable.FLOWS;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.app.flows.Flow;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/// Flows and their drafts in the table.
@Component
public class FlowStore {

  private final DSLContext sql;
  private final ObjectMapper json;

  FlowStore(DSLContext sql, ObjectMapper json) {
    this.sql = sql;
    this.json = json;
  }

  public UUID insert(
      String name, @Nullable String ownerKind, @Nullable UUID ownerId, ObjectNode draft) {
    return sql.insertInto(FLOWS)
        .set(FLOWS.NAME, name)
        .set(FLOWS.OWNER_KIND, ownerKind)
        .set(FLOWS.OWNER_ID, ownerId)
        .set(FLOWS.DRAFT, JSONB.valueOf(draft.toString()))
        .returningResult(FLOWS.ID)
        .fetchSingle()
        .value1();
  }

  public Optional<Flow> find(UUID id) {
    return fetch(FLOWS.ID.eq(id)).stream().findFirst();
  }

  public List<Flow> of(String ownerKind, UUID ownerId) {
    return fetch(FLOWS.OWNER_KIND.eq(ownerKind).and(FLOWS.OWNER_ID.eq(ownerId)));
  }

  /// @return false when somebody has changed it since
  public boolean save(UUID id, int seen, String name, ObjectNode draft) {
    return sql.update(FLOWS)
            .set(FLOWS.NAME, name)
            .set(FLOWS.DRAFT, JSONB.valueOf(draft.toString()))
            .set(FLOWS.VERSION, FLOWS.VERSION.plus(1))
            .set(FLOWS.UPDATED_AT, DSL.field("now()", FLOWS.UPDATED_AT.getDataType()))
            .where(FLOWS.ID.eq(id))
            .and(FLOWS.VERSION.eq(seen))
            .execute()
        == 1;
  }

  public void publish(UUID id, @Nullable Integer number, String status) {
    sql.update(FLOWS)
        .set(FLOWS.PUBLISHED, number)
        .set(FLOWS.STATUS, status)
        .set(FLOWS.VERSION, FLOWS.VERSION.plus(1))
        .set(FLOWS.UPDATED_AT, DSL.field("now()", FLOWS.UPDATED_AT.getDataType()))
        .where(FLOWS.ID.eq(id))
        .execute();
  }

  private List<Flow> fetch(Condition condition) {
    return sql.selectFrom(FLOWS).where(condition).orderBy(FLOWS.ID).fetch(this::flow);
  }

  private Flow flow(Record r) {
    return new Flow(
        r.get(FLOWS.ID),
        r.get(FLOWS.NAME),
        r.get(FLOWS.OWNER_KIND),
        r.get(FLOWS.OWNER_ID),
        r.get(FLOWS.STATUS),
        (ObjectNode) json.readTree(r.get(FLOWS.DRAFT).data()),
        r.get(FLOWS.PUBLISHED),
        r.get(FLOWS.VERSION),
        r.get(FLOWS.CREATED_AT),
        r.get(FLOWS.UPDATED_AT));
  }
}
