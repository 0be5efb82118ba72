package org.unisono.app.people.conditions;

import static org.unisono.app.people.views.CompaniesV.COMPANIES_V;
import static org.unisono.app.people.views.PeopleV.PEOPLE_V;

import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.unisono.app.fields.ConditionKind;
import org.unisono.app.fields.FieldSql;
import org.unisono.app.people.PersonCatalogue;
import org.unisono.core.rules.Condition;
import org.unisono.core.rules.Condition.FieldIs;
import org.unisono.core.rules.FieldRef;

/// Conditions on fields of the person, or of the company they work for.
@Component
class PersonFieldIs implements ConditionKind {

  private final PersonCatalogue catalogue;

  PersonFieldIs(PersonCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  @Override
  public boolean knows(Condition condition) {
    return condition instanceof FieldIs is && catalogue.column(is.field()).isPresent();
  }

  @Override
  public org.jooq.Condition render(
      Condition condition, Field<UUID> person, Instant now, ZoneId zone) {
    var is = (FieldIs) condition;
    var column = catalogue.column(is.field()).orElseThrow();
    var holds = FieldSql.render(is, column, now, zone);
    var people = DSL.selectOne().from(PEOPLE_V);
    return is.field().holder() == FieldRef.Holder.PERSON
        ? DSL.exists(people.where(PEOPLE_V.ID.eq(person)).and(holds))
        : DSL.exists(
            people
                .leftJoin(COMPANIES_V)
                .on(COMPANIES_V.ID.eq(PEOPLE_V.COMPANY_ID))
                .where(PEOPLE_V.ID.eq(person))
                .and(holds));
  }
}
