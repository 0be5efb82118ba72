package org.unisono.app.activities.internal;

import static org.unisono.app.activities.internal.LogTable.LOG;

import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.unisono.app.activities.ActivityTypes;
import org.unisono.app.fields.ConditionKind;
import org.unisono.core.rules.Condition;
import org.unisono.core.rules.Condition.Did;
import org.unisono.core.rules.Window;

/// Teaches rules what people did, how often and when. A machine's doings do not count.
@Component
class DidCondition implements ConditionKind {

  @Override
  public boolean knows(Condition condition) {
    return condition instanceof Did;
  }

  @Override
  public org.jooq.Condition render(
      Condition condition, Field<UUID> person, Instant now, ZoneId zone) {
    if (!(condition instanceof Did did)) {
      throw new IllegalArgumentException("not mine: " + condition);
    }
    var wanted =
        LOG.PERSON_ID
            .eq(person)
            .and(LOG.TYPE.eq(ActivityTypes.canonical(did.type())))
            .and(DSL.not(LOG.MACHINE))
            .and(LOG.AT.le(now))
            .and(within(did.window(), now, zone));
    for (var is : did.where()) {
      wanted = wanted.and(PropertySql.render(is));
    }
    var most = did.count().most();
    if (did.count().least() == 1 && most == null) {
      return DSL.exists(DSL.selectOne().from(LOG).where(wanted));
    }
    if (did.count().least() == 0 && most != null && most == 0) {
      return DSL.notExists(DSL.selectOne().from(LOG).where(wanted));
    }
    var count = DSL.field(DSL.select(DSL.count()).from(LOG).where(wanted));
    var enough = count.ge(did.count().least());
    return most == null ? enough : enough.and(count.le(most));
  }

  private static org.jooq.Condition within(Window window, Instant now, ZoneId zone) {
    return switch (window) {
      case Window.Ever _ -> DSL.noCondition();
      case Window.Last(var span) -> LOG.AT.ge(span.before(now, zone));
      case Window.Between(var since, var until) -> {
        var condition = DSL.noCondition();
        if (since != null) {
          condition = condition.and(LOG.AT.ge(since));
        }
        yield until == null ? condition : condition.and(LOG.AT.lt(until));
      }
    };
  }
}
