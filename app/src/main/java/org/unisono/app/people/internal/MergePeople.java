package org.unisono.app.people.internal;

import static org.unisono.app.people.internal.EmailsTable.EMAILS;
import static org.unisono.app.people.internal.IdentitiesTable.IDENTITIES;
import static org.unisono.app.people.internal.MergesTable.MERGES;
import static org.unisono.app.people.internal.PersonsTable.PERSONS;
import static org.unisono.app.people.internal.PhonesTable.PHONES;

import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.unisono.app.people.PersonPart;
import org.unisono.core.Refused;
import org.unisono.core.acting.Acting;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/// Makes one person of two, and two of one again.
@Component
public class MergePeople {

  private static final String COMPANY = "company_id";

  private final DSLContext sql;
  private final ObjectMapper json;
  private final InstantSource clock;
  private final ObjectProvider<PersonPart> parts;

  MergePeople(
      DSLContext sql, ObjectMapper json, InstantSource clock, ObjectProvider<PersonPart> parts) {
    this.sql = sql;
    this.json = json;
    this.clock = clock;
    this.parts = parts;
  }

  public UUID merge(UUID survivor, UUID merged) {
    if (survivor.equals(merged)) {
      throw Refused.rule(
          "/personId", "mergeWithSelf", "A person cannot be merged with themselves.");
    }
    var moved = json.createObjectNode();
    moveAddresses(survivor, merged, moved);
    movePhones(survivor, merged, moved);
    moveIds(survivor, merged, moved);
    fillBlanks(survivor, merged, moved);
    parts.orderedStream().forEach(part -> moved.set(part.name(), part.merge(survivor, merged)));
    sql.update(PERSONS)
        .set(PERSONS.MERGED_INTO, survivor)
        .set(PERSONS.VERSION, PERSONS.VERSION.plus(1))
        .where(PERSONS.ID.eq(merged))
        .execute();
    return sql.insertInto(MERGES)
        .set(MERGES.SURVIVOR_ID, survivor)
        .set(MERGES.MERGED_ID, merged)
        .set(MERGES.MOVED, JSONB.valueOf(moved.toString()))
        .set(MERGES.ACTOR_NAME, Acting.now().actor().name())
        .returningResult(MERGES.ID)
        .fetchSingle()
        .value1();
  }

  private void moveAddresses(UUID survivor, UUID merged, ObjectNode moved) {
    var list = moved.putArray("emails");
    var added =
        sql.insertInto(EMAILS, EMAILS.PERSON_ID, EMAILS.ADDRESS, EMAILS.WRITTEN, EMAILS.POSITION)
            .select(
                sql.select(
                        DSL.val(survivor),
                        EMAILS.ADDRESS,
                        EMAILS.WRITTEN,
                        EMAILS.POSITION.plus(100))
                    .from(EMAILS)
                    .where(EMAILS.PERSON_ID.eq(merged)))
            .onConflictDoNothing()
            .returningResult(EMAILS.ADDRESS)
            .fetch(EMAILS.ADDRESS);
    added.forEach(list::add);
  }

  /// Behind those of the survivor.
  private void movePhones(UUID survivor, UUID merged, ObjectNode moved) {
    var list = moved.putArray("phones");
    sql.insertInto(PHONES, PHONES.PERSON_ID, PHONES.NUMBER, PHONES.POSITION)
        .select(
            sql.select(DSL.val(survivor), PHONES.NUMBER, PHONES.POSITION.plus(100))
                .from(PHONES)
                .where(PHONES.PERSON_ID.eq(merged)))
        .onConflictDoNothing()
        .returningResult(PHONES.NUMBER)
        .fetch(PHONES.NUMBER)
        .forEach(list::add);
  }

  private void moveIds(UUID survivor, UUID merged, ObjectNode moved) {
    var list = moved.putArray("identities");
    sql.update(IDENTITIES)
        .set(IDENTITIES.PERSON_ID, survivor)
        .set(
            IDENTITIES.IS_PRIMARY,
            DSL.field(
                IDENTITIES
                    .IS_PRIMARY
                    .isTrue()
                    .andNotExists(
                        sql.selectOne()
                            .from(IDENTITIES.as("other"))
                            .where(
                                DSL.field(DSL.name("other", "person_id"), UUID.class).eq(survivor))
                            .and(
                                DSL.field(DSL.name("other", "system"), String.class)
                                    .eq(IDENTITIES.SYSTEM)))))
        .where(IDENTITIES.PERSON_ID.eq(merged))
        .returningResult(IDENTITIES.ID)
        .fetch(IDENTITIES.ID)
        .forEach(id -> list.add(id.toString()));
  }

  private void fillBlanks(UUID survivor, UUID merged, ObjectNode moved) {
    var before = sql.selectFrom(PERSONS).where(PERSONS.ID.eq(survivor)).fetchSingle();
    var was = moved.putObject("before");
    for (var column :
        List.of(
            PERSONS.FIRST_NAME,
            PERSONS.LAST_NAME,
            PERSONS.EMAIL,
            PERSONS.LANGUAGE,
            PERSONS.TIME_ZONE)) {
      was.put(column.getName(), before.get(column));
    }
    var company = before.get(PERSONS.COMPANY_ID);
    was.put(COMPANY, company == null ? null : company.toString());
    was.set("fields", json.readTree(before.get(PERSONS.FIELDS).data()));
    // Purpose: the survivor's values stand, its blanks take the other's.
    sql.execute(
        """
        update people.persons s
        set first_name = coalesce(s.first_name, m.first_name), last_name = coalesce(s.last_name, m.last_name),
            email = coalesce(s.email, m.email), language = coalesce(s.language, m.language),
            time_zone = coalesce(s.time_zone, m.time_zone), company_id = coalesce(s.company_id, m.company_id),
            fields = m.fields || s.fields, version = s.version + 1, updated_at = now()
        from people.persons m where s.id = {0} and m.id = {1}
        """,
        DSL.val(survivor), DSL.val(merged));
  }

  /// @return the two people it is about
  public List<UUID> undo(UUID mergeId) {
    var row =
        sql.selectFrom(MERGES)
            .where(MERGES.ID.eq(mergeId))
            .forUpdate()
            .fetchOptional()
            .orElseThrow(() -> Refused.notFound("merge", mergeId));
    if (row.get(MERGES.UNDONE_AT) != null) {
      throw Refused.clash("", "alreadyUndone", "This has been undone already.");
    }
    var survivor = row.get(MERGES.SURVIVOR_ID);
    var merged = row.get(MERGES.MERGED_ID);
    var moved = (ObjectNode) json.readTree(row.get(MERGES.MOVED).data());
    parts.orderedStream().forEach(part -> part.unmerge(survivor, merged, moved.path(part.name())));
    restore(survivor, merged, moved);
    sql.update(MERGES)
        .set(MERGES.UNDONE_AT, clock.instant())
        .where(MERGES.ID.eq(mergeId))
        .execute();
    return List.of(survivor, merged);
  }

  private void restore(UUID survivor, UUID merged, ObjectNode moved) {
    sql.deleteFrom(EMAILS)
        .where(EMAILS.PERSON_ID.eq(survivor))
        .and(EMAILS.ADDRESS.in(texts(moved, "emails")))
        .execute();
    sql.deleteFrom(PHONES)
        .where(PHONES.PERSON_ID.eq(survivor))
        .and(PHONES.NUMBER.in(texts(moved, "phones")))
        .execute();
    var ids = texts(moved, "identities").stream().map(UUID::fromString).toList();
    sql.update(IDENTITIES)
        .set(IDENTITIES.PERSON_ID, merged)
        .set(IDENTITIES.IS_PRIMARY, true)
        .where(IDENTITIES.ID.in(ids))
        .execute();
    var was = moved.path("before");
    sql.update(PERSONS)
        .set(PERSONS.FIRST_NAME, was.path("first_name").asStringOpt().orElse(null))
        .set(PERSONS.LAST_NAME, was.path("last_name").asStringOpt().orElse(null))
        .set(PERSONS.EMAIL, was.path("email").asStringOpt().orElse(null))
        .set(PERSONS.LANGUAGE, was.path("language").asStringOpt().orElse(null))
        .set(PERSONS.TIME_ZONE, was.path("time_zone").asStringOpt().orElse(null))
        .set(PERSONS.FIELDS, JSONB.valueOf(was.path("fields").toString()))
        .set(PERSONS.VERSION, PERSONS.VERSION.plus(1))
        .where(PERSONS.ID.eq(survivor))
        .execute();
    if (was.has(COMPANY)) {
      sql.update(PERSONS)
          .set(
              PERSONS.COMPANY_ID,
              was.path(COMPANY).asStringOpt().map(UUID::fromString).orElse(null))
          .where(PERSONS.ID.eq(survivor))
          .execute();
    }
    sql.update(PERSONS)
        .setNull(PERSONS.MERGED_INTO)
        .set(PERSONS.VERSION, PERSONS.VERSION.plus(1))
        .where(PERSONS.ID.eq(merged))
        .execute();
  }

  private static List<String> texts(ObjectNode moved, String name) {
    return moved.path(name).valueStream().map(JsonNode::asString).toList();
  }
}
