package org.unisono.app.sales.steps;

import static org.unisono.app.sales.views.DealContactsV.DEAL_CONTACTS_V;
import static org.unisono.app.sales.views.DealsV.DEALS_V;

import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.unisono.app.fields.ConditionKind;
import org.unisono.app.fields.FieldSql;
import org.unisono.core.rules.Condition;
import org.unisono.core.rules.Condition.HasDeal;

/// Teaches rules on how many deals a person stands.
@Component
class DealCondition implements ConditionKind {

  private final DealCatalogue catalogue;

  DealCondition(DealCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  @Override
  public boolean knows(Condition condition) {
    return condition instanceof HasDeal deal
        && deal.where().stream().allMatch(is -> catalogue.column(is.field()) != null);
  }

  @Override
  public org.jooq.Condition render(
      Condition condition, Field<UUID> person, Instant now, ZoneId zone) {
    if (!(condition instanceof HasDeal deal)) {
      throw new IllegalArgumentException("not mine: " + condition);
    }
    var wanted = DEAL_CONTACTS_V.PERSON_ID.eq(person);
    for (var is : deal.where()) {
      var column = java.util.Objects.requireNonNull(catalogue.column(is.field()));
      wanted = wanted.and(FieldSql.render(is, column, now, zone));
    }
    var count =
        DSL.field(
            DSL.select(DSL.count())
                .from(DEALS_V)
                .join(DEAL_CONTACTS_V)
                .on(DEAL_CONTACTS_V.DEAL_ID.eq(DEALS_V.ID))
                .where(wanted));
    var most = deal.count().most();
    var enough = count.ge(deal.count().least());
    return most == null ? enough : enough.and(count.le(most));
  }
}
