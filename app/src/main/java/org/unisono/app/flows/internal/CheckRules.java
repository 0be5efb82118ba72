package org.unisono.app.flows.internal;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.app.fields.RuleSql;
import org.unisono.core.Fault;
import org.unisono.core.Refused;
import org.unisono.core.flows.Branch;
import org.unisono.core.flows.FlowVersion;
import org.unisono.core.flows.Step;
import org.unisono.core.flows.Wait;
import org.unisono.core.rules.Condition;
import org.unisono.core.rules.Condition.FieldIs;
import org.unisono.core.rules.FieldRef.Holder;
import org.unisono.core.rules.Rule;

/// Whether some room can answer each rule of a flow. Asked before it is published: a filter that
/// nobody can answer would otherwise be met by the first activity.
@Component
class CheckRules {

  private final RuleSql rules;
  private final InstantSource clock;

  CheckRules(RuleSql rules, InstantSource clock) {
    this.rules = rules;
    this.clock = clock;
  }

  List<Fault> faults(FlowVersion version) {
    List<Fault> faults = new ArrayList<>();
    of(version)
        .forEach(
            (pointer, rule) -> {
              if (!isAnswered(rule)) {
                faults.add(
                    Fault.at(
                        pointer,
                        "unknownCondition",
                        "Nothing here can answer this part of the rule."));
              }
            });
    return faults;
  }

  private static Map<String, Rule> of(FlowVersion version) {
    Map<String, Rule> all = new LinkedHashMap<>();
    var triggers = version.entry().triggers();
    for (int i = 0; i < triggers.size(); i++) {
      put(all, "/entry/triggers/" + i + "/filter", triggers.get(i).filter());
    }
    put(all, "/entry/suppress", version.entry().suppress());
    put(all, "/leaveWhen", version.leaveWhen());
    version.steps().forEach((id, step) -> step(all, "/steps/" + id, step));
    return all;
  }

  private static void step(Map<String, Rule> all, String at, Step step) {
    switch (step) {
      case Step.Fork(Branch.If(var cases, _)) -> {
        for (int i = 0; i < cases.size(); i++) {
          put(all, at + "/cases/" + i + "/when", cases.get(i).when());
        }
      }
      case Step.Pause(Wait.Until(var rule, var trigger, _), _, _) -> {
        put(all, at + "/rule", rule);
        put(all, at + "/trigger/filter", trigger == null ? null : trigger.filter());
      }
      case Step.Goal goal -> put(all, at + "/when", goal.when());
      case Step.Fork _, Step.Pause _, Step.Act _, Step.GoTo _, Step.End _ -> {}
    }
  }

  private static void put(Map<String, Rule> all, String pointer, @Nullable Rule rule) {
    if (rule != null) {
      all.put(pointer, rule);
    }
  }

  private boolean isAnswered(Rule rule) {
    return switch (rule) {
      case Rule.All(var inner) -> inner.stream().allMatch(this::isAnswered);
      case Rule.Any(var inner) -> inner.stream().allMatch(this::isAnswered);
      case Rule.AtLeast(_, var inner) -> inner.stream().allMatch(this::isAnswered);
      case Rule.Not(var inner) -> isAnswered(inner);
      case FieldIs is when is.field().holder() == Holder.ACTIVITY -> true;
      case Condition condition -> canRender(condition);
    };
  }

  private boolean canRender(Condition condition) {
    try {
      var nobody = DSL.castNull(UUID.class);
      var _ = rules.render(condition, nobody, clock.instant(), ZoneOffset.UTC);
      return true;
    } catch (Refused _) {
      return false;
    }
  }
}
