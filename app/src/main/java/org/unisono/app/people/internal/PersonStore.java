package org.unisono.app.people.internal;

import static org.unisono.app.people.internal.EmailsTable.EMAILS;
import static org.unisono.app.people.internal.IdentitiesTable.IDENTITIES;
import static org.unisono.app.people.internal.PersonsTable.PERSONS;
import static org.unisono.app.people.internal.PhonesTable.PHONES;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.springframework.stereotype.Component;
import org.unisono.app.edge.RowLocks;
import org.unisono.app.people.PersonDraft;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/// Finds and writes people in sets: a batch costs the same few statements whatever its size.
@Component
class PersonStore {

  private static final int LOCK_BUCKETS = 4_096;

  private final DSLContext sql;
  private final ObjectMapper json;

  PersonStore(DSLContext sql, ObjectMapper json) {
    this.sql = sql;
    this.json = json;
  }

  /// Holds everybody else off the keys of these drafts until the transaction ends, so that two
  /// requests never make the same person twice. Sorted: no deadlock between two batches.
  void lock(List<PersonDraft> drafts) {
    var buckets =
        drafts.stream()
            .flatMap(d -> keys(d).stream())
            .map(key -> Math.floorMod(key.hashCode(), LOCK_BUCKETS))
            .distinct()
            .sorted()
            .toArray(Integer[]::new);
    sql.fetch(
        "select count(pg_advisory_xact_lock(7001, bucket)) from unnest({0}) as t (bucket)",
        DSL.val(buckets, SQLDataType.INTEGER.getArrayDataType()));
  }

  private static List<String> keys(PersonDraft draft) {
    List<String> keys = new ArrayList<>();
    draft.emails().forEach(e -> keys.add(Addresses.normal(e)));
    draft.externalIds().forEach((system, id) -> keys.add(system + '\u001f' + id));
    return keys;
  }

  /// Nobody else changes these people before the caller's transaction ends.
  void hold(Collection<UUID> ids) {
    RowLocks.hold(sql, PERSONS.ID, ids);
  }

  int version(UUID id) {
    return sql.select(PERSONS.VERSION)
        .from(PERSONS)
        .where(PERSONS.ID.eq(id))
        .fetchSingle(PERSONS.VERSION);
  }

  /// Everybody whom one of the drafts could speak of; held until the transaction ends.
  List<KnownPerson> candidates(List<PersonDraft> drafts) {
    Set<UUID> found = new LinkedHashSet<>();
    var addresses =
        drafts.stream()
            .flatMap(d -> d.emails().stream())
            .map(Addresses::normal)
            .distinct()
            .toArray(String[]::new);
    if (addresses.length > 0) {
      found.addAll(
          sql.select(EMAILS.PERSON_ID)
              .from(EMAILS)
              .where(EMAILS.ADDRESS.eq(DSL.any(addresses)))
              .fetchSet(EMAILS.PERSON_ID));
    }
    Map<String, Set<String>> bySystem = new HashMap<>();
    drafts.forEach(
        d ->
            d.externalIds()
                .forEach(
                    (s, id) -> bySystem.computeIfAbsent(s, _ -> new LinkedHashSet<>()).add(id)));
    bySystem.forEach(
        (system, ids) ->
            found.addAll(
                sql.select(IDENTITIES.PERSON_ID)
                    .from(IDENTITIES)
                    .where(IDENTITIES.SYSTEM.eq(system))
                    .and(IDENTITIES.CONNECTION_ID.isNull())
                    .and(IDENTITIES.REMOTE_ID.eq(DSL.any(ids.toArray(String[]::new))))
                    .fetchSet(IDENTITIES.PERSON_ID)));
    hold(found);
    return load(found);
  }

  List<KnownPerson> load(Collection<UUID> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    var wanted = ids.toArray(UUID[]::new);
    var addresses =
        texts(
            sql.select(EMAILS.PERSON_ID, EMAILS.ADDRESS)
                .from(EMAILS)
                .where(EMAILS.PERSON_ID.eq(DSL.any(wanted)))
                .orderBy(EMAILS.POSITION)
                .fetch());
    var phones =
        texts(
            sql.select(PHONES.PERSON_ID, PHONES.NUMBER)
                .from(PHONES)
                .where(PHONES.PERSON_ID.eq(DSL.any(wanted)))
                .orderBy(PHONES.POSITION)
                .fetch());
    var externalIds = externalIds(wanted);
    return sql.selectFrom(PERSONS)
        .where(PERSONS.ID.eq(DSL.any(wanted)))
        .and(PERSONS.MERGED_INTO.isNull())
        .and(PERSONS.ERASED_AT.isNull())
        .fetch(
            r ->
                new KnownPerson(
                    r.get(PERSONS.ID),
                    r.get(PERSONS.EMAIL),
                    r.get(PERSONS.FIRST_NAME),
                    r.get(PERSONS.LAST_NAME),
                    r.get(PERSONS.COMPANY_ID),
                    r.get(PERSONS.KIND),
                    r.get(PERSONS.LANGUAGE),
                    r.get(PERSONS.TIME_ZONE),
                    (ObjectNode) json.readTree(r.get(PERSONS.FIELDS).data()),
                    addresses.getOrDefault(r.get(PERSONS.ID), Set.of()),
                    phones.getOrDefault(r.get(PERSONS.ID), Set.of()),
                    externalIds.getOrDefault(r.get(PERSONS.ID), Map.of())));
  }

  private Map<UUID, Map<String, Set<String>>> externalIds(UUID[] wanted) {
    Map<UUID, Map<String, Set<String>>> result = new HashMap<>();
    sql.select(IDENTITIES.PERSON_ID, IDENTITIES.SYSTEM, IDENTITIES.REMOTE_ID)
        .from(IDENTITIES)
        .where(IDENTITIES.PERSON_ID.eq(DSL.any(wanted)))
        .and(IDENTITIES.CONNECTION_ID.isNull())
        .forEach(
            r ->
                result
                    .computeIfAbsent(r.value1(), _ -> new LinkedHashMap<>())
                    .computeIfAbsent(r.value2(), _ -> new LinkedHashSet<>())
                    .add(r.value3()));
    return result;
  }

  private static Map<UUID, Set<String>> texts(
      org.jooq.Result<org.jooq.Record2<UUID, String>> rows) {
    Map<UUID, Set<String>> result = new HashMap<>();
    rows.forEach(
        r -> result.computeIfAbsent(r.value1(), _ -> new LinkedHashSet<>()).add(r.value2()));
    return result;
  }
}
