package org.unisono.core.rules;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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

/// Turns rules into sentences.
final class SentenceMaker {

  private SentenceMaker() {}

  static Sentence of(Rule rule) {
    return switch (rule) {
      case All(var rules) -> group("rule.all", "rule.everybody", rules);
      case Any(var rules) -> group("rule.any", "rule.nobody", rules);
      case Not(var inner) -> new Sentence("rule.not", Map.of(), List.of(of(inner)));
      case AtLeast(var n, var rules) -> new Sentence("rule.atLeast", Map.of("n", n), each(rules));
      case FieldIs is ->
          leaf(
              "rule.field." + is.op().word(),
              Map.of(
                  "field", is.field().toString(),
                  "values", is.operands().stream().map(Value::plain).toList()));
      case Did did -> did(did);
      case MemberOf member -> memberOf(member);
      case InList(var list) -> leaf("rule.inList", Map.of("id", list.toString()));
      case InSegment(var segment) -> leaf("rule.inSegment", Map.of("id", segment.toString()));
      case HasDeal(var where, var count) ->
          new Sentence("rule.hasDeal", counted(count), each(where));
    };
  }

  private static Sentence group(String code, String none, List<Rule> rules) {
    return rules.isEmpty() ? leaf(none, Map.of()) : new Sentence(code, Map.of(), each(rules));
  }

  private static List<Sentence> each(List<? extends Rule> rules) {
    return rules.stream().map(SentenceMaker::of).toList();
  }

  private static Sentence did(Did did) {
    var params = counted(did.count());
    params.put("type", did.type());
    var parts = Stream.concat(each(did.where()).stream(), window(did.window())).toList();
    return new Sentence(
        did.count().equals(Count.NEVER) ? "rule.didNot" : "rule.did", params, parts);
  }

  private static Stream<Sentence> window(Window window) {
    return switch (window) {
      case Window.Ever() -> Stream.empty();
      case Window.Last(var span) ->
          Stream.of(
              leaf(
                  "rule.window.last", Map.of("amount", span.amount(), "unit", span.unit().word())));
      case Window.Between(var since, var until) -> {
        var params = new HashMap<String, Object>();
        put(params, "since", since);
        put(params, "until", until);
        yield Stream.of(leaf("rule.window.between", params));
      }
    };
  }

  private static Sentence memberOf(MemberOf member) {
    var params = new HashMap<String, Object>();
    put(params, "campaignId", member.campaign());
    if (!member.statuses().isEmpty()) {
      params.put("statuses", List.copyOf(member.statuses()));
    }
    put(params, "responded", member.responded());
    put(params, "success", member.success());
    put(params, "standing", member.standing() == null ? null : member.standing().word());
    return leaf("rule.memberOf", params);
  }

  private static Map<String, Object> counted(Count count) {
    var params = new HashMap<String, Object>();
    params.put("least", count.least());
    put(params, "most", count.most());
    return params;
  }

  private static void put(Map<String, Object> params, String key, @Nullable Object value) {
    switch (value) {
      case null -> {}
      case Boolean truth -> params.put(key, truth);
      case Number number -> params.put(key, number);
      case Object other -> params.put(key, other.toString());
    }
  }

  private static Sentence leaf(String code, Map<String, Object> params) {
    return new Sentence(code, params, List.of());
  }
}
