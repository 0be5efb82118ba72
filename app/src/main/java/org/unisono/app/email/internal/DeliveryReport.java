package org.unisono.app.email.internal;

import static org.unisono.app.email.internal.DeliveriesTable.DELIVERIES;
import static org.unisono.app.email.internal.MessagesTable.MESSAGES;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.unisono.app.edge.Page;
import org.unisono.app.edge.PageRequest;
import org.unisono.app.email.Delivery;

/// Reads the ledger.
@Component
public class DeliveryReport {

  private final DSLContext sql;

  DeliveryReport(DSLContext sql) {
    this.sql = sql;
  }

  public Page<Delivery> inDoubt(PageRequest page) {
    return page(DELIVERIES.STATE.eq("inDoubt"), page);
  }

  public Page<Delivery> ofSend(UUID send, PageRequest page) {
    return page(DELIVERIES.SOURCE_KIND.eq("send").and(DELIVERIES.SOURCE_ID.eq(send)), page);
  }

  public Optional<Delivery> find(UUID id) {
    return select(DELIVERIES.ID.eq(id), 1).stream().findFirst();
  }

  private Page<Delivery> page(Condition which, PageRequest page) {
    var after =
        page.isFirst()
            ? DSL.noCondition()
            : DELIVERIES.ID.gt(UUID.fromString(page.after().getFirst()));
    return Page.of(
        select(which.and(after), page.limit() + 1), page, d -> List.of(d.id().toString()));
  }

  private List<Delivery> select(Condition which, int most) {
    return sql.select()
        .from(DELIVERIES)
        .join(MESSAGES)
        .on(MESSAGES.ID.eq(DELIVERIES.MESSAGE_ID))
        .where(which)
        .orderBy(DELIVERIES.ID)
        .limit(most)
        .fetch(DeliveryReport::delivery);
  }

  private static Delivery delivery(Record r) {
    return new Delivery(
        r.get(DELIVERIES.ID),
        r.get(MESSAGES.CAMPAIGN_ID),
        r.get(MESSAGES.TEMPLATE_ID),
        r.get(DELIVERIES.SOURCE_KIND),
        r.get(DELIVERIES.SOURCE_ID),
        r.get(DELIVERIES.PERSON_ID),
        r.get(DELIVERIES.WRITTEN),
        r.get(MESSAGES.SUBJECT),
        r.get(DELIVERIES.STATE),
        r.get(DELIVERIES.REASON),
        r.get(DELIVERIES.REPLY),
        r.get(DELIVERIES.ATTEMPTS),
        r.get(DELIVERIES.CREATED_AT),
        r.get(DELIVERIES.SETTLED_AT));
  }
}
