package org.unisono.app.segments.internal;

import static org.unisono.app.people.views.EmailsV.EMAILS_V;
import static org.unisono.app.people.views.PeopleV.PEOPLE_V;
import static org.unisono.app.segments.internal.ListMembersTable.LIST_MEMBERS;
import static org.unisono.app.segments.internal.ListsTable.LISTS;
import static org.unisono.app.segments.internal.SuppressedTable.SUPPRESSED;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.unisono.app.edge.Page;
import org.unisono.app.edge.PageRequest;
import org.unisono.app.edge.SqlArrays;
import org.unisono.app.segments.PeopleList;
import org.unisono.core.acting.Acting;

/// Lists in the table.
@Component
public class ListStore {

  private static final Field<Integer> COUNT =
      DSL.field(
          DSL.selectCount()
              .from(LIST_MEMBERS)
              .join(PEOPLE_V)
              .on(PEOPLE_V.ID.eq(LIST_MEMBERS.PERSON_ID))
              .where(LIST_MEMBERS.LIST_ID.eq(LISTS.ID)));

  private final DSLContext sql;

  ListStore(DSLContext sql) {
    this.sql = sql;
  }

  public UUID insert(String name, String kind) {
    return sql.insertInto(LISTS)
        .set(LISTS.NAME, name)
        .set(LISTS.KIND, kind)
        .returningResult(LISTS.ID)
        .fetchSingle()
        .value1();
  }

  /// @return whether that version was the current one
  public boolean rename(UUID id, int seen, String name) {
    return sql.update(LISTS)
            .set(LISTS.NAME, name)
            .set(LISTS.VERSION, LISTS.VERSION.plus(1))
            .where(LISTS.ID.eq(id))
            .and(LISTS.VERSION.eq(seen))
            .execute()
        == 1;
  }

  public Optional<PeopleList> find(UUID id) {
    return fetch(LISTS.ID.eq(id), 1).stream().findFirst();
  }

  public Page<PeopleList> page(PageRequest page) {
    var condition = DSL.noCondition();
    if (!page.isFirst()) {
      var after = page.after();
      condition =
          DSL.row(DSL.lower(LISTS.NAME), LISTS.ID).gt(after.get(0), UUID.fromString(after.get(1)));
    }
    return Page.of(
        fetch(condition, page.limit() + 1),
        page,
        l -> List.of(l.name().toLowerCase(Locale.ROOT), l.id().toString()));
  }

  private List<PeopleList> fetch(Condition condition, int most) {
    return sql.select(LISTS.ID, LISTS.NAME, LISTS.KIND, COUNT, LISTS.VERSION, LISTS.CREATED_AT)
        .from(LISTS)
        .where(condition)
        .orderBy(DSL.lower(LISTS.NAME), LISTS.ID)
        .limit(most)
        .fetch(
            r ->
                new PeopleList(
                    r.value1(), r.value2(), r.value3(), r.value4(), r.value5(), r.value6()));
  }

  public int add(UUID list, Collection<UUID> people) {
    return sql.execute(
        """
        insert into segments.list_members (list_id, person_id, actor_name)
        select {0}, p.id, {1} from people.people_v p where p.id = any ({2})
        order by p.id
        on conflict do nothing
        """,
        DSL.val(list), DSL.val(Acting.now().actor().name()), SqlArrays.uuids(people));
  }

  public int remove(UUID list, Collection<UUID> people) {
    return sql.deleteFrom(LIST_MEMBERS)
        .where(LIST_MEMBERS.LIST_ID.eq(list))
        .and(LIST_MEMBERS.PERSON_ID.eq(DSL.any(people.toArray(UUID[]::new))))
        .execute();
  }

  public Set<UUID> among(Collection<UUID> lists, Collection<UUID> people) {
    return sql.selectDistinct(LIST_MEMBERS.PERSON_ID)
        .from(LIST_MEMBERS)
        .where(LIST_MEMBERS.LIST_ID.eq(DSL.any(lists.toArray(UUID[]::new))))
        .and(LIST_MEMBERS.PERSON_ID.eq(DSL.any(people.toArray(UUID[]::new))))
        .fetchSet(LIST_MEMBERS.PERSON_ID);
  }

  /// @return how many are new on it
  public int suppress(UUID list, String kind, List<String> values) {
    return sql.execute(
        """
        insert into segments.suppressed (list_id, kind, value)
        select distinct {0}, {1}, lower(btrim(value)) from unnest({2}) as t (value)
        on conflict do nothing
        """,
        DSL.val(list), DSL.val(kind), SqlArrays.texts(values, v -> v));
  }

  /// Those whose address, or its domain, one of the lists names.
  public Set<UUID> suppressed(Collection<UUID> lists, Collection<UUID> people) {
    return sql.selectDistinct(EMAILS_V.PERSON_ID)
        .from(EMAILS_V)
        .join(SUPPRESSED)
        .on(
            SUPPRESSED
                .KIND
                .eq("address")
                .and(SUPPRESSED.VALUE.eq(EMAILS_V.ADDRESS))
                .or(
                    SUPPRESSED
                        .KIND
                        .eq("domain")
                        .and(
                            SUPPRESSED.VALUE.eq(
                                DSL.splitPart(EMAILS_V.ADDRESS, DSL.inline("@"), DSL.inline(2))))))
        .where(SUPPRESSED.LIST_ID.eq(DSL.any(lists.toArray(UUID[]::new))))
        .and(EMAILS_V.PERSON_ID.eq(DSL.any(people.toArray(UUID[]::new))))
        .fetchSet(EMAILS_V.PERSON_ID);
  }

  public Page<UUID> members(UUID list, PageRequest page) {
    var condition = LIST_MEMBERS.LIST_ID.eq(list);
    if (!page.isFirst()) {
      condition =
          condition.and(LIST_MEMBERS.PERSON_ID.lt(UUID.fromString(page.after().getFirst())));
    }
    var ids =
        sql.select(LIST_MEMBERS.PERSON_ID)
            .from(LIST_MEMBERS)
            .join(PEOPLE_V)
            .on(PEOPLE_V.ID.eq(LIST_MEMBERS.PERSON_ID))
            .where(condition)
            .orderBy(LIST_MEMBERS.PERSON_ID.desc())
            .limit(page.limit() + 1)
            .fetch(LIST_MEMBERS.PERSON_ID);
    return Page.of(ids, page, id -> List.of(id.toString()));
  }
}
