package org.unisono.app.activities.internal;

import static org.unisono.app.activities.internal.LogTable.LOG;
import static org.unisono.app.activities.internal.VisitorsTable.VISITORS;

import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.unisono.app.edge.SqlArrays;
import org.unisono.app.people.PersonPart;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// What becomes of a person's activities. An erased person's stay as counts without words.
@Component
class ActivityPartStore implements PersonPart {

  private static final int MOST_EXPORTED = 100_000;

  private final DSLContext sql;
  private final ObjectMapper json;

  ActivityPartStore(DSLContext sql, ObjectMapper json) {
    this.sql = sql;
    this.json = json;
  }

  @Override
  public String name() {
    return "activities";
  }

  @Override
  public JsonNode merge(UUID survivor, UUID merged) {
    var moved = json.createObjectNode();
    var log = moved.putArray("log");
    sql.update(LOG)
        .set(LOG.PERSON_ID, survivor)
        .where(LOG.PERSON_ID.eq(merged))
        .returningResult(LOG.ID)
        .forEach(r -> log.add(r.value1().toString()));
    var visitors = moved.putArray("visitors");
    sql.update(VISITORS)
        .set(VISITORS.PERSON_ID, survivor)
        .where(VISITORS.PERSON_ID.eq(merged))
        .returningResult(VISITORS.VISITOR_ID)
        .forEach(r -> visitors.add(r.value1()));
    return moved;
  }

  @Override
  public void unmerge(UUID survivor, UUID merged, JsonNode moved) {
    var ids = moved.path("log").valueStream().map(id -> UUID.fromString(id.asString())).toList();
    sql.update(LOG)
        .set(LOG.PERSON_ID, merged)
        .where(LOG.PERSON_ID.eq(survivor))
        .and(LOG.ID.eq(DSL.any(SqlArrays.uuids(ids))))
        .execute();
    var visitors = moved.path("visitors").valueStream().map(JsonNode::asString).toList();
    sql.update(VISITORS)
        .set(VISITORS.PERSON_ID, merged)
        .where(VISITORS.PERSON_ID.eq(survivor))
        .and(VISITORS.VISITOR_ID.eq(DSL.any(SqlArrays.texts(visitors, v -> v))))
        .execute();
  }

  @Override
  public JsonNode export(UUID person) {
    var all = json.createArrayNode();
    sql.select(LOG.TYPE, LOG.AT, LOG.PROPERTIES)
        .from(LOG)
        .where(LOG.PERSON_ID.eq(person))
        .orderBy(LOG.AT)
        .limit(MOST_EXPORTED)
        .forEach(
            r ->
                all.addObject()
                    .put("type", r.value1())
                    .put("at", r.value2().toString())
                    .set("properties", json.readTree(r.value3().data())));
    return all;
  }

  @Override
  public void erase(UUID person) {
    sql.update(LOG)
        .set(LOG.PROPERTIES, JSONB.valueOf("{}"))
        .setNull(LOG.VISITOR_ID)
        .where(LOG.PERSON_ID.eq(person))
        .execute();
    sql.deleteFrom(VISITORS).where(VISITORS.PERSON_ID.eq(person)).execute();
  }
}
