package org.unisono.app.access.internal;

import static org.unisono.app.access.internal.AuditTable.AUDIT;

import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.core.acting.Acting;
import tools.jackson.databind.ObjectMapper;

/// The audit trail in the table; rows are only ever added.
@Component
public class AuditStore {

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
}
