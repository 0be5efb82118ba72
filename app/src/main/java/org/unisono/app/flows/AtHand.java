package org.unisono.app.flows;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.unisono.core.rules.Condition;
import org.unisono.core.rules.Condition.FieldIs;
import org.unisono.core.rules.Evaluator;
import org.unisono.core.rules.FieldRef.Holder;
import org.unisono.core.rules.Rule;
import org.unisono.core.rules.Value;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Answers the part of a rule that speaks of the activity at hand; what is left is about the
/// person.
public final class AtHand {

  public static final Rule NOBODY = new Rule.Any(List.of());

  private AtHand() {}

  /// The rule with every condition on `activity` decided; [Rule#EVERYBODY] and [#NOBODY] when
  /// nothing is left to ask.
  public static Rule bind(Rule rule, ObjectNode properties, Instant now) {
    return switch (rule) {
      case Rule.All(var rules) -> all(each(rules, properties, now));
      case Rule.Any(var rules) -> any(each(rules, properties, now));
      case Rule.Not(var inner) -> not(bind(inner, properties, now));
      case Rule.AtLeast(var n, var rules) -> atLeast(n, each(rules, properties, now));
      case FieldIs is when is.field().holder() == Holder.ACTIVITY ->
          Evaluator.matches(is, value(properties, is.field().path()), now, ZoneOffset.UTC)
              ? Rule.EVERYBODY
              : NOBODY;
      case Condition condition -> condition;
    };
  }

  private static List<Rule> each(List<Rule> rules, ObjectNode properties, Instant now) {
    return rules.stream().map(r -> bind(r, properties, now)).toList();
  }

  private static Rule all(List<Rule> rules) {
    if (rules.contains(NOBODY)) {
      return NOBODY;
    }
    return new Rule.All(rules.stream().filter(r -> !r.equals(Rule.EVERYBODY)).toList());
  }

  private static Rule any(List<Rule> rules) {
    if (rules.contains(Rule.EVERYBODY)) {
      return Rule.EVERYBODY;
    }
    return new Rule.Any(rules.stream().filter(r -> !r.equals(NOBODY)).toList());
  }

  private static Rule not(Rule rule) {
    if (rule.equals(Rule.EVERYBODY)) {
      return NOBODY;
    }
    return rule.equals(NOBODY) ? Rule.EVERYBODY : new Rule.Not(rule);
  }

  private static Rule atLeast(int n, List<Rule> rules) {
    int left = n - (int) rules.stream().filter(Rule.EVERYBODY::equals).count();
    var open = rules.stream().filter(r -> !r.equals(Rule.EVERYBODY) && !r.equals(NOBODY)).toList();
    if (left <= 0) {
      return Rule.EVERYBODY;
    }
    return left > open.size() ? NOBODY : new Rule.AtLeast(left, open);
  }

  public static @Nullable Value value(ObjectNode properties, String path) {
    JsonNode node = properties;
    for (var name : path.split("\\.")) {
      node = node.path(name);
    }
    if (node.isString()) {
      return Value.of(node.asString());
    }
    if (node.isNumber()) {
      return new Value.Num(node.decimalValue());
    }
    return node.isBoolean() ? new Value.Bool(node.booleanValue()) : null;
  }
}
