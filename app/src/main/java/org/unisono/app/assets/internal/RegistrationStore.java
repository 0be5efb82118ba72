package org.unisono.app.assets.internal;

import static org.unisono.app.assets.internal.RegistrationsTable.REGISTRATIONS;

import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/// Who has registered for what.
@Component
public class RegistrationStore {

  private final DSLContext sql;

  RegistrationStore(DSLContext sql) {
    this.sql = sql;
  }

  public void insert(UUID event, UUID person) {
    sql.insertInto(REGISTRATIONS)
        .set(REGISTRATIONS.EVENT_ID, event)
        .set(REGISTRATIONS.PERSON_ID, person)
        .onConflictDoNothing()
        .execute();
  }

  public boolean isRegistered(UUID event, UUID person) {
    return sql.fetchExists(
        REGISTRATIONS, REGISTRATIONS.EVENT_ID.eq(event), REGISTRATIONS.PERSON_ID.eq(person));
  }

  public int count(UUID event) {
    return sql.fetchCount(REGISTRATIONS, REGISTRATIONS.EVENT_ID.eq(event));
  }
}
