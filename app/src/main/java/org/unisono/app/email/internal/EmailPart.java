package org.unisono.app.email.internal;

import static org.unisono.app.email.internal.DeliveriesTable.DELIVERIES;
import static org.unisono.app.email.internal.MessagesTable.MESSAGES;

import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.unisono.app.edge.SqlArrays;
import org.unisono.app.people.PersonPart;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// A person's mails when people are merged, taken apart, exported or erased.
@Component
class EmailPart implements PersonPart {

  private final DSLContext sql;

  EmailPart(DSLContext sql) {
    this.sql = sql;
  }

  @Override
  public String name() {
    return "email";
  }

  /// What both got of the same send stays where it is: a person has one mail of each.
  @Override
  public JsonNode merge(UUID survivor, UUID merged) {
    var moved = JsonNodeFactory.instance.arrayNode();
    sql.fetch(
            """
            update email.deliveries d set person_id = {0}
            where d.person_id = {1} and not exists (
              select from email.deliveries o
              where o.person_id = {0} and o.source_kind = d.source_kind
                and o.source_id = d.source_id and o.step_visit = d.step_visit)
            returning d.id
            """,
            DSL.val(survivor), DSL.val(merged))
        .forEach(r -> moved.add(r.get(0, UUID.class).toString()));
    return moved;
  }

  @Override
  public void unmerge(UUID survivor, UUID merged, JsonNode moved) {
    var ids = moved.valueStream().map(id -> UUID.fromString(id.asString())).toList();
    sql.execute(
        "update email.deliveries set person_id = {0} where id = any ({1}) and person_id = {2}",
        DSL.val(merged), SqlArrays.uuids(ids), DSL.val(survivor));
  }

  @Override
  public JsonNode export(UUID person) {
    var all = JsonNodeFactory.instance.arrayNode();
    sql.select(DELIVERIES.ADDRESS, DELIVERIES.STATE, DELIVERIES.CREATED_AT, MESSAGES.SUBJECT)
        .from(DELIVERIES)
        .join(MESSAGES)
        .on(MESSAGES.ID.eq(DELIVERIES.MESSAGE_ID))
        .where(DELIVERIES.PERSON_ID.eq(person))
        .orderBy(DELIVERIES.ID)
        .forEach(
            r ->
                all.addObject()
                    .put("address", r.value1())
                    .put("state", r.value2())
                    .put("at", r.value3().toString())
                    .put("subject", r.value4()));
    return all;
  }

  /// The counts stay; the addresses go, and what waits does not go out.
  @Override
  public void erase(UUID person) {
    sql.execute(
        """
        delete from email.claims c using email.deliveries d
        where d.person_id = {0} and c.person_id = {0} and c.address = d.address
        """,
        DSL.val(person));
    sql.execute(
        """
        update email.hits h set visitor_id = null from email.deliveries d
        where d.person_id = {0} and h.delivery_id = d.id
        """,
        DSL.val(person));
    sql.execute(
        """
        update email.deliveries
        set address = null, written = null, fence = fence + 1, reply = null,
            state = case when state in ('waiting', 'leased', 'deferred') then 'withheld' else state end,
            reason = case when state in ('waiting', 'leased', 'deferred') then 'personGone' else reason end
        where person_id = {0}
        """,
        DSL.val(person));
  }
}
