package org.unisono.app.people.internal;

import static org.unisono.app.people.internal.EmailsTable.EMAILS;
import static org.unisono.app.people.internal.IdentitiesTable.IDENTITIES;
import static org.unisono.app.people.internal.PersonsTable.PERSONS;
import static org.unisono.app.people.internal.PhonesTable.PHONES;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.app.edge.Page;
import org.unisono.app.edge.PageRequest;
import org.unisono.app.people.Identity;
import org.unisono.app.people.Person;
import org.unisono.app.people.PersonKind;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/// People as they are shown: a page costs four statements whatever its size.
@Component
public class PersonReport {

  private final DSLContext sql;
  private final ObjectMapper json;

  PersonReport(DSLContext sql, ObjectMapper json) {
    this.sql = sql;
    this.json = json;
  }

  public List<Person> people(Collection<UUID> ids) {
    return ids.isEmpty() ? List.of() : fetch(among(ids), Integer.MAX_VALUE);
  }

  /// The same in one statement, without addresses, phones and ids.
  public List<Person> withoutLists(Collection<UUID> ids) {
    return sql.selectFrom(PERSONS)
        .where(living())
        .and(among(ids))
        .fetch(r -> person(r, List.of(), List.of(), List.of()));
  }

  private static Condition among(Collection<UUID> ids) {
    return PERSONS.ID.eq(DSL.any(ids.toArray(UUID[]::new)));
  }

  public List<UUID> holdersOf(String address) {
    return sql.select(EMAILS.PERSON_ID)
        .from(EMAILS)
        .join(PERSONS)
        .on(PERSONS.ID.eq(EMAILS.PERSON_ID))
        .where(EMAILS.ADDRESS.eq(Addresses.normal(address)))
        .and(living())
        .fetch(EMAILS.PERSON_ID);
  }

  public Page<Person> page(
      @Nullable String search, @Nullable String stage, @Nullable String kind, PageRequest page) {
    var condition = DSL.noCondition();
    if (search != null && !search.isBlank()) {
      condition = condition.and(PERSONS.ID.in(found(search)));
    }
    if (stage != null) {
      condition = condition.and(PERSONS.STAGE.eq(stage));
    }
    if (kind != null) {
      condition = condition.and(PERSONS.KIND.eq(kind));
    }
    if (!page.isFirst()) {
      condition = condition.and(PERSONS.ID.lt(UUID.fromString(page.after().getFirst())));
    }
    return Page.of(fetch(condition, page.limit() + 1), page, p -> List.of(p.id().toString()));
  }

  private org.jooq.Select<org.jooq.Record1<UUID>> found(String search) {
    var beginning = search.strip().toLowerCase(Locale.ROOT);
    return sql.select(EMAILS.PERSON_ID)
        .from(EMAILS)
        .where(EMAILS.ADDRESS.startsWith(beginning))
        .union(
            sql.select(PERSONS.ID)
                .from(PERSONS)
                .where(DSL.lower(DSL.coalesce(PERSONS.LAST_NAME, "")).startsWith(beginning))
                .or(DSL.lower(DSL.coalesce(PERSONS.FIRST_NAME, "")).startsWith(beginning)))
        .union(
            sql.select(IDENTITIES.PERSON_ID)
                .from(IDENTITIES)
                .where(IDENTITIES.REMOTE_ID.eq(search.strip())));
  }

  private static Condition living() {
    return PERSONS.MERGED_INTO.isNull().and(PERSONS.ERASED_AT.isNull());
  }

  private List<Person> fetch(Condition condition, int most) {
    var rows =
        sql.selectFrom(PERSONS)
            .where(living())
            .and(condition)
            .orderBy(PERSONS.ID.desc())
            .limit(most)
            .fetch();
    var ids = rows.getValues(PERSONS.ID).toArray(UUID[]::new);
    var emails = new HashMap<UUID, List<String>>();
    sql.select(EMAILS.PERSON_ID, EMAILS.WRITTEN)
        .from(EMAILS)
        .where(EMAILS.PERSON_ID.eq(DSL.any(ids)))
        .orderBy(EMAILS.POSITION)
        .forEach(r -> emails.computeIfAbsent(r.value1(), _ -> new ArrayList<>()).add(r.value2()));
    var phones = new HashMap<UUID, List<String>>();
    sql.select(PHONES.PERSON_ID, PHONES.NUMBER)
        .from(PHONES)
        .where(PHONES.PERSON_ID.eq(DSL.any(ids)))
        .orderBy(PHONES.POSITION)
        .forEach(r -> phones.computeIfAbsent(r.value1(), _ -> new ArrayList<>()).add(r.value2()));
    var identities = identities(ids);
    return rows.map(
        r ->
            person(
                r,
                emails.getOrDefault(r.get(PERSONS.ID), List.of()),
                phones.getOrDefault(r.get(PERSONS.ID), List.of()),
                identities.getOrDefault(r.get(PERSONS.ID), List.of())));
  }

  private Map<UUID, List<Identity>> identities(UUID[] ids) {
    var result = new HashMap<UUID, List<Identity>>();
    sql.selectFrom(IDENTITIES)
        .where(IDENTITIES.PERSON_ID.eq(DSL.any(ids)))
        .orderBy(IDENTITIES.ID)
        .forEach(
            r ->
                result
                    .computeIfAbsent(r.get(IDENTITIES.PERSON_ID), _ -> new ArrayList<>())
                    .add(
                        new Identity(
                            r.get(IDENTITIES.SYSTEM),
                            r.get(IDENTITIES.CONNECTION_ID),
                            r.get(IDENTITIES.KIND),
                            r.get(IDENTITIES.REMOTE_ID),
                            r.get(IDENTITIES.IS_PRIMARY))));
    return result;
  }

  private Person person(
      Record r, List<String> emails, List<String> phones, List<Identity> identities) {
    var externalIds = new LinkedHashMap<String, String>();
    identities.stream()
        .filter(Identity::primary)
        .forEach(i -> externalIds.putIfAbsent(i.system(), i.id()));
    return new Person(
        r.get(PERSONS.ID),
        r.get(PERSONS.EMAIL),
        emails,
        phones,
        r.get(PERSONS.FIRST_NAME),
        r.get(PERSONS.LAST_NAME),
        r.get(PERSONS.COMPANY_ID),
        PersonKind.of(r.get(PERSONS.KIND)),
        r.get(PERSONS.STAGE),
        r.get(PERSONS.LANGUAGE),
        r.get(PERSONS.TIME_ZONE),
        externalIds,
        identities,
        (ObjectNode) json.readTree(r.get(PERSONS.FIELDS).data()),
        r.get(PERSONS.VERSION),
        r.get(PERSONS.CREATED_AT),
        r.get(PERSONS.UPDATED_AT));
  }
}
