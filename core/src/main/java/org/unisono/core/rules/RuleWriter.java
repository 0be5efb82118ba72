package org.unisono.core.rules;

import java.util.List;
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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Writes rules in one form, so that equal rules are equal JSON.
final class RuleWriter {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private RuleWriter() {}

  static JsonNode rule(Rule rule) {
    var json = JSON.objectNode();
    return switch (rule) {
      case All(var rules) -> json.set("all", array(rules));
      case Any(var rules) -> json.set("any", array(rules));
      case Not(var inner) -> json.set("not", rule(inner));
      case AtLeast(var n, var rules) -> json.put("atLeast", n).set("of", array(rules));
      case FieldIs is -> field(is, json);
      case Did did -> did(did, json);
      case MemberOf member -> json.set("memberOf", memberOf(member, JSON.objectNode()));
      case InList(var list) -> json.put("inList", list.toString());
      case InSegment(var segment) -> json.put("inSegment", segment.toString());
      case HasDeal(var where, var count) -> {
        var deal = JSON.objectNode();
        where(where, deal);
        count(count, deal);
        yield json.set("hasDeal", deal);
      }
    };
  }

  private static ArrayNode array(List<? extends Rule> rules) {
    var array = JSON.arrayNode();
    rules.forEach(rule -> array.add(rule(rule)));
    return array;
  }

  private static ObjectNode field(FieldIs is, ObjectNode json) {
    json.put("field", is.field().toString()).put("op", is.op().word());
    if (is.op().takesOne()) {
      return json.set("value", ValueCodec.write(is.operands().getFirst()));
    }
    if (!is.operands().isEmpty()) {
      var values = json.putArray("values");
      is.operands().forEach(operand -> values.add(ValueCodec.write(operand)));
    }
    return json;
  }

  private static ObjectNode did(Did did, ObjectNode json) {
    json.put("did", did.type());
    where(did.where(), json);
    count(did.count(), json);
    switch (did.window()) {
      case Window.Ever() -> {}
      case Window.Last(var span) when span.unit() == Span.Unit.DAYS ->
          json.put("withinDays", span.amount());
      case Window.Last(var span) -> json.set("within", SpanCodec.write(span));
      case Window.Between(var since, var until) -> {
        if (since != null) {
          json.put("since", since.toString());
        }
        if (until != null) {
          json.put("until", until.toString());
        }
      }
    }
    return json;
  }

  private static void where(List<FieldIs> where, ObjectNode json) {
    if (!where.isEmpty()) {
      json.set("where", array(where));
    }
  }

  private static void count(Count count, ObjectNode json) {
    json.put("atLeast", count.least());
    var most = count.most();
    if (most != null) {
      json.put("atMost", most);
    }
  }

  private static ObjectNode memberOf(MemberOf member, ObjectNode json) {
    if (member.campaign() != null) {
      json.put("campaignId", member.campaign().toString());
    }
    if (!member.statuses().isEmpty()) {
      var statuses = json.putArray("statuses");
      member.statuses().forEach(statuses::add);
    }
    if (member.responded() != null) {
      json.put("responded", member.responded());
    }
    if (member.success() != null) {
      json.put("success", member.success());
    }
    if (member.standing() != null) {
      json.put("standing", member.standing().word());
    }
    return json;
  }
}
