package org.unisono.app.people.internal;

import static org.unisono.app.people.internal.EmailsTable.EMAILS;
import static org.unisono.app.people.internal.IdentitiesTable.IDENTITIES;
import static org.unisono.app.people.internal.PersonsTable.PERSONS;
import static org.unisono.app.people.internal.PhonesTable.PHONES;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.unisono.app.people.Person;
import org.unisono.app.people.PersonPart;

/// Forgets a person, and tells first what was known.
@Component
public class ErasePerson {

  private final DSLContext sql;
  private final InstantSource clock;
  private final ErasedAddresses erased;
  private final ObjectProvider<PersonPart> parts;

  ErasePerson(
      DSLContext sql,
      InstantSource clock,
      ErasedAddresses erased,
      ObjectProvider<PersonPart> parts) {
    this.sql = sql;
    this.clock = clock;
    this.erased = erased;
    this.parts = parts;
  }

  public Map<String, Object> export(Person person) {
    var all = new LinkedHashMap<String, Object>();
    all.put("person", person);
    parts.orderedStream().forEach(part -> all.put(part.name(), part.export(person.id())));
    return all;
  }

  /// Version 1 means that nobody has changed the record since it was made.
  public void withdraw(List<UUID> ids) {
    var untouched =
        sql.update(PERSONS)
            .set(PERSONS.ERASED_AT, clock.instant())
            .set(PERSONS.VERSION, PERSONS.VERSION.plus(1))
            .where(PERSONS.ID.eq(DSL.any(ids.toArray(UUID[]::new))))
            .and(PERSONS.VERSION.eq(1))
            .and(PERSONS.ERASED_AT.isNull())
            .returningResult(PERSONS.ID)
            .fetch(PERSONS.ID)
            .toArray(UUID[]::new);
    sql.deleteFrom(EMAILS).where(EMAILS.PERSON_ID.eq(DSL.any(untouched))).execute();
    sql.deleteFrom(PHONES).where(PHONES.PERSON_ID.eq(DSL.any(untouched))).execute();
    sql.deleteFrom(IDENTITIES).where(IDENTITIES.PERSON_ID.eq(DSL.any(untouched))).execute();
  }

  public void erase(UUID id) {
    parts.orderedStream().forEach(part -> part.erase(id));
    erased.remember(
        sql.select(EMAILS.ADDRESS)
            .from(EMAILS)
            .where(EMAILS.PERSON_ID.eq(id))
            .fetch(EMAILS.ADDRESS));
    sql.deleteFrom(EMAILS).where(EMAILS.PERSON_ID.eq(id)).execute();
    sql.deleteFrom(PHONES).where(PHONES.PERSON_ID.eq(id)).execute();
    sql.deleteFrom(IDENTITIES).where(IDENTITIES.PERSON_ID.eq(id)).execute();
    sql.update(PERSONS)
        .setNull(PERSONS.FIRST_NAME)
        .setNull(PERSONS.LAST_NAME)
        .setNull(PERSONS.EMAIL)
        .setNull(PERSONS.COMPANY_ID)
        .setNull(PERSONS.OWNER_ID)
        .setNull(PERSONS.LANGUAGE)
        .setNull(PERSONS.TIME_ZONE)
        .set(PERSONS.FIELDS, JSONB.valueOf("{}"))
        .set(PERSONS.ERASED_AT, clock.instant())
        .set(PERSONS.VERSION, PERSONS.VERSION.plus(1))
        .where(PERSONS.ID.eq(id))
        .execute();
  }
}
