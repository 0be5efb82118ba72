package org.unisono.app.fields;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.unisono.core.Fault;
import org.unisono.core.rules.Condition.FieldIs;
import org.unisono.core.rules.Evaluator;
import org.unisono.core.rules.Facts;
import org.unisono.core.rules.FieldRef;
import org.unisono.core.rules.FieldsOnly;
import org.unisono.core.rules.Rule;

/// The validation rules for one sort of record at one moment: fetched once for a batch, then asked
/// in memory. Days begin in UTC.
public final class RuleSet {

  private final RuleSubject subject;
  private final List<ValidationRule> rules;
  private final Instant now;

  RuleSet(RuleSubject subject, List<ValidationRule> rules, Instant now) {
    this.subject = subject;
    this.rules = List.copyOf(rules);
    this.now = now;
  }

  public boolean isEmpty() {
    return rules.isEmpty();
  }

  /// What the rules look at, so that it can be read for all records at once.
  public Set<FieldRef> fields() {
    return rules.stream()
        .flatMap(r -> fields(r.rule()))
        .map(FieldIs::field)
        .collect(Collectors.toSet());
  }

  /// A fault `ruleBroken` for every rule that this record breaks, by the rules' names; with the
  /// name in `rule`, the message in `message`, and the place of the first field of its own that the
  /// rule looks at.
  public List<Fault> faults(Facts record) {
    List<Fault> faults = new ArrayList<>();
    for (var rule : rules) {
      if (Evaluator.test(rule.rule(), new FieldsOnly(record), now, ZoneOffset.UTC)) {
        faults.add(
            new Fault(
                place(rule.rule()),
                "ruleBroken",
                "{message}",
                Map.of("rule", rule.name(), "message", rule.message())));
      }
    }
    return faults;
  }

  private String place(Rule rule) {
    return fields(rule)
        .map(FieldIs::field)
        .filter(f -> f.holder().word().equals(subject.word()))
        .findFirst()
        .map(f -> "/" + f.path().replace('.', '/'))
        .orElse("");
  }

  private static Stream<FieldIs> fields(Rule rule) {
    return switch (rule) {
      case Rule.All(var rules) -> rules.stream().flatMap(RuleSet::fields);
      case Rule.Any(var rules) -> rules.stream().flatMap(RuleSet::fields);
      case Rule.AtLeast(_, var rules) -> rules.stream().flatMap(RuleSet::fields);
      case Rule.Not(var inner) -> fields(inner);
      case FieldIs is -> Stream.of(is);
      case org.unisono.core.rules.Condition _ -> Stream.empty();
    };
  }
}
