package org.unisono.core.rules;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.unisono.core.json.JsonAt;
import org.unisono.core.rules.Condition.InList;
import org.unisono.core.rules.Condition.InSegment;
import org.unisono.core.rules.Rule.All;
import org.unisono.core.rules.Rule.Any;
import org.unisono.core.rules.Rule.AtLeast;
import org.unisono.core.rules.Rule.Not;

/// Reads one rule; counts what it has read, and knows how deep it stands.
final class RuleReader {

  static final int DEEPEST = 20;
  static final int MOST = 500;

  private int seen;

  Rule rule(JsonAt at, int depth) {
    at.object();
    enter(at, depth);
    if (at.has("all")) {
      return new All(rules(at.object(Set.of("all")).need("all"), depth));
    }
    if (at.has("any")) {
      return new Any(rules(at.object(Set.of("any")).need("any"), depth));
    }
    if (at.has("not")) {
      return new Not(rule(at.object(Set.of("not")).need("not"), depth + 1));
    }
    if (at.has("of")) {
      return atLeast(at.object(Set.of("atLeast", "of")), depth);
    }
    return condition(at);
  }

  private Condition condition(JsonAt at) {
    var conditions = new ConditionReader(this::enter);
    if (at.has("field")) {
      return conditions.field(at);
    }
    if (at.has("did")) {
      return conditions.did(at);
    }
    if (at.has("memberOf")) {
      return conditions.memberOf(at.object(Set.of("memberOf")).need("memberOf"));
    }
    if (at.has("inList")) {
      return new InList(at.object(Set.of("inList")).need("inList").id());
    }
    if (at.has("inSegment")) {
      return new InSegment(at.object(Set.of("inSegment")).need("inSegment").id());
    }
    if (at.has("hasDeal")) {
      return conditions.hasDeal(at.object(Set.of("hasDeal")).need("hasDeal"));
    }
    throw at.refuse("notARule", "A rule is expected here: all, any, not, field, did, ….");
  }

  private AtLeast atLeast(JsonAt at, int depth) {
    var rules = rules(at.need("of"), depth);
    if (rules.isEmpty()) {
      throw at.need("of").refuse("badCount", "\"atLeast\" needs rules to count.");
    }
    return new AtLeast(at.need("atLeast").whole(1, rules.size()), rules);
  }

  private List<Rule> rules(JsonAt at, int depth) {
    return at.items().stream().map(item -> rule(item, depth + 1)).toList();
  }

  private void enter(JsonAt at, int depth) {
    if (depth > DEEPEST) {
      throw at.refuse(
          "tooDeep", "Rules may be nested " + DEEPEST + " deep at most.", Map.of("most", DEEPEST));
    }
    enter(at);
  }

  private void enter(JsonAt at) {
    if (++seen > MOST) {
      throw at.refuse(
          "tooLarge", "A rule may have " + MOST + " parts at most.", Map.of("most", MOST));
    }
  }
}
