package org.unisono.app.activities.internal;

import static org.unisono.app.activities.internal.LogTable.LOG;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.unisono.app.activities.Activity;
import org.unisono.app.edge.Page;
import org.unisono.app.edge.PageRequest;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/// The log as it is shown.
@Component
public class ActivityReport {

  private final DSLContext sql;
  private final ObjectMapper json;

  ActivityReport(DSLContext sql, ObjectMapper json) {
    this.sql = sql;
    this.json = json;
  }

  public Page<Activity> of(UUID person, PageRequest page) {
    var condition = LOG.PERSON_ID.eq(person);
    if (!page.isFirst()) {
      var at = DSL.val(Instant.parse(page.after().get(0)));
      var id = DSL.val(UUID.fromString(page.after().get(1)));
      condition = condition.and(DSL.row(LOG.AT, LOG.ID).lt(DSL.row(at, id)));
    }
    var rows =
        sql.selectFrom(LOG)
            .where(condition)
            .orderBy(LOG.AT.desc(), LOG.ID.desc())
            .limit(page.limit() + 1)
            .fetch(this::activity);
    return Page.of(rows, page, a -> List.of(a.at().toString(), a.id().toString()));
  }

  private Activity activity(Record r) {
    return new Activity(
        r.get(LOG.ID),
        r.get(LOG.TYPE),
        r.get(LOG.PERSON_ID),
        r.get(LOG.VISITOR_ID),
        r.get(LOG.AT),
        r.get(LOG.RECORDED_AT),
        (ObjectNode) json.readTree(r.get(LOG.PROPERTIES).data()),
        r.get(LOG.MACHINE),
        r.get(LOG.SOURCE));
  }
}
