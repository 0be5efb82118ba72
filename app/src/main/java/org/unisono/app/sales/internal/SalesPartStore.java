package org.unisono.app.sales.internal;

import static org.unisono.app.sales.internal.DealContactsTable.DEAL_CONTACTS;
import static org.unisono.app.sales.internal.PointsTable.POINTS;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.unisono.app.edge.SqlArrays;
import org.unisono.app.people.PersonPart;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// What sales keeps of a person: points and deals; and the score, which everybody sees.
@Component
class SalesPartStore implements PersonPart {

  private final DSLContext sql;
  private final ScoreStore scores;
  private final ObjectMapper json;

  SalesPartStore(DSLContext sql, ScoreStore scores, ObjectMapper json) {
    this.sql = sql;
    this.scores = scores;
    this.json = json;
  }

  @Override
  public String name() {
    return "sales";
  }

  @Override
  public JsonNode merge(UUID survivor, UUID merged) {
    var moved = json.createObjectNode();
    var points = moved.putArray("points");
    sql.update(POINTS)
        .set(POINTS.PERSON_ID, survivor)
        .where(POINTS.PERSON_ID.eq(merged))
        .returningResult(POINTS.ID)
        .forEach(r -> points.add(r.value1().toString()));
    var deals = moved.putArray("deals");
    sql.fetch(
            """
            insert into sales.deal_contacts (deal_id, person_id)
            select deal_id, {0} from sales.deal_contacts where person_id = {1}
            on conflict do nothing returning deal_id
            """,
            DSL.val(survivor), DSL.val(merged))
        .forEach(r -> deals.add(r.get(0, UUID.class).toString()));
    return moved;
  }

  @Override
  public void unmerge(UUID survivor, UUID merged, JsonNode moved) {
    sql.update(POINTS)
        .set(POINTS.PERSON_ID, merged)
        .where(POINTS.PERSON_ID.eq(survivor))
        .and(POINTS.ID.eq(DSL.any(SqlArrays.uuids(ids(moved.path("points"))))))
        .execute();
    sql.deleteFrom(DEAL_CONTACTS)
        .where(DEAL_CONTACTS.PERSON_ID.eq(survivor))
        .and(DEAL_CONTACTS.DEAL_ID.eq(DSL.any(SqlArrays.uuids(ids(moved.path("deals"))))))
        .execute();
  }

  private static java.util.List<UUID> ids(JsonNode array) {
    return array.valueStream().map(id -> UUID.fromString(id.asString())).toList();
  }

  @Override
  public JsonNode export(UUID person) {
    var all = json.createObjectNode();
    var points = all.putArray("points");
    sql.selectFrom(POINTS)
        .where(POINTS.PERSON_ID.eq(person))
        .orderBy(POINTS.ID)
        .forEach(
            r ->
                points
                    .addObject()
                    .put("at", r.get(POINTS.AT).toString())
                    .put("points", r.get(POINTS.POINTS_))
                    .put("reason", r.get(POINTS.REASON)));
    return all;
  }

  @Override
  public void erase(UUID person) {
    sql.deleteFrom(POINTS).where(POINTS.PERSON_ID.eq(person)).execute();
    sql.deleteFrom(DEAL_CONTACTS).where(DEAL_CONTACTS.PERSON_ID.eq(person)).execute();
  }

  @Override
  public Map<UUID, Map<String, Object>> shown(Collection<UUID> people) {
    Map<UUID, Map<String, Object>> shown = new HashMap<>();
    var sums = scores.of(people);
    people.forEach(p -> shown.put(p, Map.of("score", sums.getOrDefault(p, 0L))));
    return shown;
  }
}
