package org.unisono.app.fields;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.unisono.core.Refused;
import org.unisono.core.rules.Condition;
import org.unisono.core.rules.Rule;

/// Rules asked of the database: one statement for any number of people.
@Component
public class RuleSql {

  private final DSLContext sql;
  private final ObjectProvider<ConditionKind> kinds;

  RuleSql(DSLContext sql, ObjectProvider<ConditionKind> kinds) {
    this.sql = sql;
    this.kinds = kinds;
  }

  /// Those of `people` for whom the rule holds.
  ///
  /// @param people at most 1,000
  public Set<UUID> matching(Rule rule, Collection<UUID> people, Instant now, ZoneId zone) {
    var person = DSL.field(DSL.name("asked", "id"), SQLDataType.UUID);
    return Set.copyOf(
        sql.select(person)
            .from(DSL.unnest(people.toArray(UUID[]::new)).as("asked", "id"))
            .where(render(rule, person, now, zone))
            .fetch(person));
  }

  /// @throws Refused `unknownCondition` when no room answers for a condition
  public org.jooq.Condition render(Rule rule, Field<UUID> person, Instant now, ZoneId zone) {
    return switch (rule) {
      case Rule.All(var rules) -> DSL.and(each(rules, person, now, zone));
      case Rule.Any(var rules) -> DSL.or(each(rules, person, now, zone));
      case Rule.Not(var inner) -> DSL.not(render(inner, person, now, zone));
      case Rule.AtLeast(var n, var rules) ->
          each(rules, person, now, zone).stream()
              .map(c -> DSL.when(c, DSL.inline(1)).otherwise(DSL.inline(0)))
              .<Field<Integer>>map(f -> f)
              .reduce(DSL.inline(0), Field::plus)
              .ge(n);
      case Condition condition -> kind(condition).render(condition, person, now, zone);
    };
  }

  private List<org.jooq.Condition> each(
      List<Rule> rules, Field<UUID> person, Instant now, ZoneId zone) {
    return rules.stream().map(r -> render(r, person, now, zone)).toList();
  }

  private ConditionKind kind(Condition condition) {
    return kinds.stream()
        .filter(k -> k.knows(condition))
        .findFirst()
        .orElseThrow(
            () ->
                Refused.rule(
                    "", "unknownCondition", "Nothing here can answer this part of the rule."));
  }
}
