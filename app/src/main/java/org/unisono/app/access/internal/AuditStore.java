package org.unisono.app.access.internal;

import static org.unisono.app.access.internal.AuditTable.AUDIT;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.app.access.AuditEntry;
import org.unisono.app.edge.Page;
import org.unisono.app.edge.PageRequest;
import org.unisono.core.acting.Acting;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/// The audit trail in the table; rows are only ever added.
@Component
public class AuditStore {

  private static final TypeReference<Map<String, Object>> DETAIL = new TypeReference<>() {};

  private final DSLContext sql;
  private final ObjectMapper json;

  AuditStore(DSLContext sql, ObjectMapper json) {
    this.sql = sql;
    this.json = json;
  }

  public void insert(String what, String kind, @Nullable UUID subject, Map<String, ?> detail) {
    var acting = Acting.now();
    sql.insertInto(AUDIT)
        .set(AUDIT.ACTOR_KIND, acting.actor().kind().name().toLowerCase(Locale.ROOT))
        .set(AUDIT.ACTOR_ID, acting.actor().id())
        .set(AUDIT.ACTOR_NAME, acting.actor().name())
        .set(AUDIT.ORIGIN, acting.origin().word())
        .set(AUDIT.WHAT, what)
        .set(AUDIT.SUBJECT_KIND, kind)
        .set(AUDIT.SUBJECT_ID, subject)
        .set(AUDIT.DETAIL, JSONB.valueOf(json.writeValueAsString(detail)))
        .execute();
  }

  /// Newest first.
  public Page<AuditEntry> page(
      @Nullable String kind, @Nullable UUID subject, @Nullable UUID actor, PageRequest page) {
    var asked = DSL.noCondition();
    if (kind != null) {
      asked = asked.and(AUDIT.SUBJECT_KIND.eq(kind));
    }
    if (subject != null) {
      asked = asked.and(AUDIT.SUBJECT_ID.eq(subject));
    }
    if (actor != null) {
      asked = asked.and(AUDIT.ACTOR_ID.eq(actor));
    }
    if (!page.isFirst()) {
      asked = asked.and(AUDIT.ID.lt(UUID.fromString(page.after().getFirst())));
    }
    var rows =
        sql.selectFrom(AUDIT)
            .where(asked)
            .orderBy(AUDIT.ID.desc())
            .limit(page.limit() + 1)
            .fetch(this::entry);
    return Page.of(rows, page, e -> List.of(e.id().toString()));
  }

  private AuditEntry entry(Record r) {
    return new AuditEntry(
        r.get(AUDIT.ID),
        r.get(AUDIT.AT),
        r.get(AUDIT.ACTOR_KIND),
        r.get(AUDIT.ACTOR_ID),
        r.get(AUDIT.ACTOR_NAME),
        r.get(AUDIT.ORIGIN),
        r.get(AUDIT.WHAT),
        r.get(AUDIT.SUBJECT_KIND),
        r.get(AUDIT.SUBJECT_ID),
        json.readValue(r.get(AUDIT.DETAIL).data(), DETAIL));
  }
}
