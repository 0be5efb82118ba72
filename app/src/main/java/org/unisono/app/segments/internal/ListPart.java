package org.unisono.app.segments.internal;

import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.unisono.app.edge.SqlArrays;
import org.unisono.app.people.PersonPart;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// On which lists a person stands when people are merged, taken apart, exported or erased. Who is
/// suppressed under one of two records is suppressed under the one that stays.
@Component
class ListPart implements PersonPart {

  private final DSLContext sql;
  private final ObjectMapper json;

  ListPart(DSLContext sql, ObjectMapper json) {
    this.sql = sql;
    this.json = json;
  }

  @Override
  public String name() {
    return "lists";
  }

  @Override
  public JsonNode merge(UUID survivor, UUID merged) {
    var added = json.createArrayNode();
    sql.fetch(
            """
            insert into segments.list_members (list_id, person_id, added_at, actor_name)
            select list_id, {0}, added_at, actor_name from segments.list_members where person_id = {1}
            on conflict do nothing returning list_id
            """,
            DSL.val(survivor), DSL.val(merged))
        .forEach(r -> added.add(r.get(0, UUID.class).toString()));
    return added;
  }

  @Override
  public void unmerge(UUID survivor, UUID merged, JsonNode moved) {
    var lists = moved.valueStream().map(id -> UUID.fromString(id.asString())).toList();
    sql.execute(
        "delete from segments.list_members where person_id = {0} and list_id = any ({1})",
        DSL.val(survivor), SqlArrays.uuids(lists));
  }

  @Override
  public JsonNode export(UUID person) {
    var lists = json.createArrayNode();
    sql.fetch(
            """
            select l.name, m.added_at from segments.list_members m
            join segments.lists l on l.id = m.list_id where m.person_id = {0} order by m.added_at
            """,
            DSL.val(person))
        .forEach(
            r ->
                lists
                    .addObject()
                    .put("list", r.get(0, String.class))
                    .put("addedAt", r.get(1, java.time.OffsetDateTime.class).toString()));
    return lists;
  }

  @Override
  public void erase(UUID person) {
    sql.execute("delete from segments.list_members where person_id = {0}", DSL.val(person));
  }
}
