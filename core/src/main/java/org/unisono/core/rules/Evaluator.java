package org.unisono.core.rules;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.unisono.core.rules.Condition.Did;
import org.unisono.core.rules.Condition.FieldIs;
import org.unisono.core.rules.Condition.HasDeal;
import org.unisono.core.rules.Condition.InList;
import org.unisono.core.rules.Condition.InSegment;
import org.unisono.core.rules.Condition.MemberOf;
import org.unisono.core.rules.Rule.All;
import org.unisono.core.rules.Rule.Any;
import org.unisono.core.rules.Rule.AtLeast;
import org.unisono.core.rules.Rule.Not;

/// The meaning of rules, in memory. Types that do not fit do not match (and so the denying
/// operators do); [RuleCheck] finds them before.
public final class Evaluator {

  private final Subject subject;
  private final Instant now;
  private final ZoneId zone;
  private final FieldTest fields;

  private Evaluator(Subject subject, Instant now, ZoneId zone) {
    this.subject = subject;
    this.now = now;
    this.zone = zone;
    this.fields = new FieldTest(now, zone);
  }

  /// @param zone decides where days begin: the person's
  public static boolean test(Rule rule, Subject subject, Instant now, ZoneId zone) {
    return new Evaluator(subject, now, zone).holds(rule);
  }

  /// As [#test], and every leaf is looked at.
  public static Explanation explain(Rule rule, Subject subject, Instant now, ZoneId zone) {
    return new Evaluator(subject, now, zone).explained(rule);
  }

  /// Whether a single value passes a single condition, as in a branch on one field.
  public static boolean matches(FieldIs is, @Nullable Value value, Instant now, ZoneId zone) {
    return new FieldTest(now, zone).holds(is, value);
  }

  private boolean holds(Rule rule) {
    return switch (rule) {
      case All(var rules) -> rules.stream().allMatch(this::holds);
      case Any(var rules) -> rules.stream().anyMatch(this::holds);
      case Not(var inner) -> !holds(inner);
      case AtLeast(var n, var rules) -> rules.stream().filter(this::holds).limit(n).count() == n;
      case Condition condition -> look(condition).held();
    };
  }

  private Explanation explained(Rule rule) {
    return switch (rule) {
      case All(var rules) -> {
        var parts = each(rules);
        yield new Explanation(rule, held(parts) == parts.size(), null, parts);
      }
      case Any(var rules) -> {
        var parts = each(rules);
        yield new Explanation(rule, held(parts) > 0, null, parts);
      }
      case Not(var inner) -> {
        var part = explained(inner);
        yield new Explanation(rule, !part.held(), null, List.of(part));
      }
      case AtLeast(var n, var rules) -> {
        var parts = each(rules);
        yield new Explanation(rule, held(parts) >= n, null, parts);
      }
      case Condition condition -> look(condition);
    };
  }

  private List<Explanation> each(List<Rule> rules) {
    return rules.stream().map(this::explained).toList();
  }

  private static long held(List<Explanation> parts) {
    return parts.stream().filter(Explanation::held).count();
  }

  private Explanation look(Condition condition) {
    return switch (condition) {
      case FieldIs is -> {
        var value = subject.value(is.field());
        yield leaf(is, fields.holds(is, value), value);
      }
      case Did did -> {
        long count = count(did);
        yield leaf(did, did.count().holds(count), Value.of(count));
      }
      case HasDeal deal -> {
        long count = subject.deals().stream().filter(d -> meets(d, deal.where())).count();
        yield leaf(deal, deal.count().holds(count), Value.of(count));
      }
      case MemberOf member -> {
        var found = subject.memberships().stream().filter(m -> meets(m, member)).findFirst();
        yield leaf(member, found.isPresent(), found.map(m -> Value.of(m.status())).orElse(null));
      }
      case InList(var list) -> yesOrNo(condition, subject.inList(list));
      case InSegment(var segment) -> yesOrNo(condition, subject.inSegment(segment));
    };
  }

  private static Explanation yesOrNo(Condition condition, boolean held) {
    return leaf(condition, held, new Value.Bool(held));
  }

  private static Explanation leaf(Condition condition, boolean held, @Nullable Value found) {
    return new Explanation(condition, held, found, List.of());
  }

  private long count(Did did) {
    return subject.activities(did.type()).stream()
        .filter(a -> did.window().holds(a.at(), now, zone) && meets(a, did.where()))
        .count();
  }

  private boolean meets(Facts facts, List<FieldIs> where) {
    return where.stream().allMatch(is -> fields.holds(is, facts.value(is.field())));
  }

  private static boolean meets(Subject.Membership m, MemberOf wanted) {
    return (wanted.campaign() == null || wanted.campaign().equals(m.campaign()))
        && (wanted.statuses().isEmpty()
            || wanted.statuses().stream().anyMatch(m.status()::equalsIgnoreCase))
        && (wanted.responded() == null || wanted.responded() == m.responded())
        && (wanted.success() == null || wanted.success() == m.success())
        && (wanted.standing() == null || wanted.standing() == m.standing());
  }
}
