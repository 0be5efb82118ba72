package org.unisono.app.people.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.DataType;
import org.jooq.Param;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Writes the state of many people with one statement per table.
@Component
class PersonWriter {

  private final DSLContext sql;

  PersonWriter(DSLContext sql) {
    this.sql = sql;
  }

  void insert(Collection<KnownPerson> people) {
    if (people.isEmpty()) {
      return;
    }
    // Purpose: new people in one statement. Side effects: none beyond the rows.
    sql.execute(
        """
        insert into people.persons
          (id, email, first_name, last_name, company_id, kind, language, time_zone, fields)
        select id, email, first_name, last_name, company_id, kind, language, time_zone, fields::jsonb
        from unnest({0}, {1}, {2}, {3}, {4}, {5}, {6}, {7}, {8})
          as t (id, email, first_name, last_name, company_id, kind, language, time_zone, fields)
        """,
        columns(people));
    insertParts(people);
  }

  void update(Collection<KnownPerson> people) {
    if (people.isEmpty()) {
      return;
    }
    // Purpose: changed people in one statement; the version moves so that stale edits are noticed.
    sql.execute(
        """
        update people.persons p
        set email = t.email, first_name = t.first_name, last_name = t.last_name,
            company_id = t.company_id, kind = t.kind, language = t.language,
            time_zone = t.time_zone, fields = t.fields::jsonb,
            version = p.version + 1, updated_at = now()
        from unnest({0}, {1}, {2}, {3}, {4}, {5}, {6}, {7}, {8})
          as t (id, email, first_name, last_name, company_id, kind, language, time_zone, fields)
        where p.id = t.id
        """,
        columns(people));
    insertParts(people);
  }

  /// Before [#update]: phones stand in the order of these people from now on, and no others do.
  void callAnew(Collection<KnownPerson> people) {
    if (!people.isEmpty()) {
      sql.execute(
          "delete from people.phones where person_id = any ({0})",
          uuids(people.stream().map(KnownPerson::id).toList()));
    }
  }

  /// Addresses, phones and ids that are not there yet; what is there stays.
  private void insertParts(Collection<KnownPerson> people) {
    var emails = parts(people, p -> List.copyOf(p.addresses()));
    sql.execute(
        """
        insert into people.emails (person_id, address, written, position)
        select person_id, address, address, position
        from unnest({0}, {1}, {2}) as t (person_id, address, position)
        on conflict do nothing
        """,
        emails.owners(), emails.texts(), emails.positions());
    var phones = parts(people, p -> List.copyOf(p.phones()));
    if (!phones.isEmpty()) {
      sql.execute(
          """
          insert into people.phones (person_id, number, position)
          select person_id, number, position
          from unnest({0}, {1}, {2}) as t (person_id, number, position)
          on conflict do nothing
          """,
          phones.owners(), phones.texts(), phones.positions());
    }
    insertIds(people);
  }

  private void insertIds(Collection<KnownPerson> people) {
    List<UUID> owners = new ArrayList<>();
    List<String> systems = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    for (var person : people) {
      person
          .externalIds()
          .forEach(
              (system, all) ->
                  all.forEach(
                      id -> {
                        owners.add(person.id());
                        systems.add(system);
                        ids.add(id);
                      }));
    }
    if (owners.isEmpty()) {
      return;
    }
    sql.execute(
        """
        insert into people.identities (person_id, system, remote_id, is_primary)
        select t.person_id, t.system, t.remote_id,
               not exists (select 1 from people.identities i
                           where i.person_id = t.person_id and i.system = t.system and i.is_primary)
        from unnest({0}, {1}, {2}) as t (person_id, system, remote_id)
        on conflict do nothing
        """,
        uuids(owners), texts(systems), texts(ids));
  }

  private static Object[] columns(Collection<KnownPerson> people) {
    return new Object[] {
      array(people, KnownPerson::id, UUID.class, SQLDataType.UUID),
      text(people, KnownPerson::email),
      text(people, KnownPerson::firstName),
      text(people, KnownPerson::lastName),
      array(people, KnownPerson::companyId, UUID.class, SQLDataType.UUID),
      text(people, KnownPerson::kind),
      text(people, KnownPerson::language),
      text(people, KnownPerson::timeZone),
      text(people, p -> p.fields().toString())
    };
  }

  private static Param<?> text(
      Collection<KnownPerson> people, Function<KnownPerson, @Nullable String> value) {
    return array(people, value, String.class, SQLDataType.CLOB);
  }

  @SuppressWarnings("unchecked")
  private static <T> Param<T[]> array(
      Collection<KnownPerson> people,
      Function<KnownPerson, @Nullable T> value,
      Class<T> type,
      DataType<T> sqlType) {
    var values = (T[]) java.lang.reflect.Array.newInstance(type, people.size());
    int i = 0;
    for (var person : people) {
      values[i++] = value.apply(person);
    }
    return DSL.val(values, sqlType.getArrayDataType());
  }

  private static Param<UUID[]> uuids(List<UUID> values) {
    return DSL.val(values.toArray(UUID[]::new), SQLDataType.UUID.getArrayDataType());
  }

  private static Param<String[]> texts(List<String> values) {
    return DSL.val(values.toArray(String[]::new), SQLDataType.CLOB.getArrayDataType());
  }

  private static Parts parts(
      Collection<KnownPerson> people, Function<KnownPerson, List<String>> values) {
    List<UUID> owners = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    List<Integer> positions = new ArrayList<>();
    for (var person : people) {
      var all = values.apply(person);
      for (int i = 0; i < all.size(); i++) {
        owners.add(person.id());
        texts.add(all.get(i));
        positions.add(i);
      }
    }
    return new Parts(
        uuids(owners),
        texts(texts),
        DSL.val(positions.toArray(Integer[]::new), SQLDataType.INTEGER.getArrayDataType()),
        owners.isEmpty());
  }

  private record Parts(
      Param<UUID[]> owners, Param<String[]> texts, Param<Integer[]> positions, boolean isEmpty) {}
}
