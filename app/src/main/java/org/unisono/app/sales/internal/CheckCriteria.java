package org.unisono.app.sales.internal;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.unisono.app.fields.RuleSql;
import org.unisono.app.sales.Qualification.Criterion;
import org.unisono.core.Fault;
import org.unisono.core.rules.FieldCatalogue;
import org.unisono.core.rules.FieldRef;
import org.unisono.core.rules.Rule;
import org.unisono.core.rules.RuleCheck;
import org.unisono.core.rules.ValueType;

/// Whether criteria can be asked, and whether they hold.
@Component
public class CheckCriteria {

  private final ObjectProvider<FieldCatalogue> fields;
  private final RuleSql rules;
  private final InstantSource clock;

  CheckCriteria(ObjectProvider<FieldCatalogue> fields, RuleSql rules, InstantSource clock) {
    this.fields = fields;
    this.rules = rules;
    this.clock = clock;
  }

  public List<Fault> faults(List<Criterion> criteria) {
    List<Fault> faults = new ArrayList<>();
    for (int i = 0; i < criteria.size(); i++) {
      var pointer = "/criteria/" + i + "/rule";
      faults.addAll(RuleCheck.faults(criteria.get(i).rule(), this::typeOf, pointer));
    }
    return faults;
  }

  private @Nullable ValueType typeOf(FieldRef field) {
    return fields.stream()
        .map(f -> f.typeOf(field))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  public boolean holds(Rule rule, UUID person) {
    return !rules.matching(rule, List.of(person), clock.instant(), ZoneOffset.UTC).isEmpty();
  }
}
