package org.unisono.app.people.internal;

import static org.unisono.app.people.internal.ConsentsTable.CONSENTS;
import static org.unisono.app.people.internal.EmailsTable.EMAILS;

import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.unisono.app.people.PersonPart;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Consent in an export and in an erasure. It hangs on the address, so that a merge or its undoing
/// moves nothing and loosens nothing.
@Component
class ConsentPart implements PersonPart {

  private final DSLContext sql;

  ConsentPart(DSLContext sql) {
    this.sql = sql;
  }

  @Override
  public String name() {
    return "consents";
  }

  @Override
  public JsonNode merge(UUID survivor, UUID merged) {
    return JsonNodeFactory.instance.objectNode();
  }

  @Override
  public void unmerge(UUID survivor, UUID merged, JsonNode moved) {}

  @Override
  public JsonNode export(UUID person) {
    var all = JsonNodeFactory.instance.arrayNode();
    sql.selectFrom(CONSENTS)
        .where(CONSENTS.ADDRESS.in(addresses(person)))
        .orderBy(CONSENTS.ID)
        .forEach(
            r ->
                all.addObject()
                    .put("address", r.get(CONSENTS.ADDRESS))
                    .put("purpose", r.get(CONSENTS.PURPOSE))
                    .put("state", r.get(CONSENTS.STATE))
                    .put("source", r.get(CONSENTS.SOURCE))
                    .put("at", r.get(CONSENTS.AT).toString()));
    return all;
  }

  /// The ledger names the address, so it goes; the keyed hash of the address keeps loads from
  /// bringing it back. An address that somebody else holds as well keeps its opt-outs.
  @Override
  public void erase(UUID person) {
    var other = EMAILS.as("other");
    var shared =
        sql.select(other.ADDRESS)
            .from(other)
            .where(other.PERSON_ID.ne(person))
            .and(other.ADDRESS.eq(CONSENTS.ADDRESS));
    sql.deleteFrom(CONSENTS)
        .where(CONSENTS.ADDRESS.in(addresses(person)))
        .andNotExists(shared)
        .execute();
  }

  private org.jooq.Select<org.jooq.Record1<String>> addresses(UUID person) {
    return sql.select(EMAILS.ADDRESS).from(EMAILS).where(EMAILS.PERSON_ID.eq(person));
  }
}
