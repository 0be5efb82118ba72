package org.unisono.app.email.internal;

import static org.unisono.app.email.internal.DeliveriesTable.DELIVERIES;
import static org.unisono.app.email.internal.MessagesTable.MESSAGES;

import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.unisono.app.email.Unsubscribes.Recipient;

/// Who got which mail.
@Component
public class RecipientReport {

  private final DSLContext sql;

  RecipientReport(DSLContext sql) {
    this.sql = sql;
  }

  public Optional<Recipient> find(UUID delivery) {
    return sql.select(
            DELIVERIES.ADDRESS, DELIVERIES.PERSON_ID, MESSAGES.CAMPAIGN_ID, MESSAGES.TOPIC)
        .from(DELIVERIES)
        .join(MESSAGES)
        .on(MESSAGES.ID.eq(DELIVERIES.MESSAGE_ID))
        .where(DELIVERIES.ID.eq(delivery))
        .and(DELIVERIES.ADDRESS.isNotNull())
        .fetchOptional(
            r -> new Recipient(delivery, r.value1(), r.value2(), r.value3(), r.value4()));
  }
}
