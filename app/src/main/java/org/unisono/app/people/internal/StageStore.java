package org.unisono.app.people.internal;

import static org.unisono.app.people.internal.PersonsTable.PERSONS;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/// Stage and kind in the table.
@Component
public class StageStore {

  private static final List<String> ORDER =
      List.of(
          "visitor",
          "known",
          "engaged",
          "lead",
          "marketingQualified",
          "salesQualified",
          "opportunity",
          "customer");

  private final DSLContext sql;

  StageStore(DSLContext sql) {
    this.sql = sql;
  }

  /// @return those who moved
  public List<UUID> raise(Collection<UUID> people, String stage) {
    var lower = ORDER.subList(0, ORDER.indexOf(stage));
    return update(PERSONS.STAGE, stage, people, PERSONS.STAGE.in(lower));
  }

  /// @return those who were leads
  public List<UUID> promote(Collection<UUID> people) {
    return update(PERSONS.KIND, "contact", people, PERSONS.KIND.ne("contact"));
  }

  private List<UUID> update(
      Field<String> column, String value, Collection<UUID> people, Condition where) {
    return sql.update(PERSONS)
        .set(column, value)
        .set(PERSONS.VERSION, PERSONS.VERSION.plus(1))
        .set(PERSONS.UPDATED_AT, DSL.field("now()", PERSONS.UPDATED_AT.getDataType()))
        .where(PERSONS.ID.eq(DSL.any(people.toArray(UUID[]::new))))
        .and(where)
        .returningResult(PERSONS.ID)
        .fetch(PERSONS.ID);
  }
}
