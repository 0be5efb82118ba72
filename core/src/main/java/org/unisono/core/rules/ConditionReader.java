package org.unisono.core.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.unisono.core.json.JsonAt;
import org.unisono.core.rules.Condition.Did;
import org.unisono.core.rules.Condition.FieldIs;
import org.unisono.core.rules.Condition.HasDeal;
import org.unisono.core.rules.Condition.MemberOf;

/// Reads the leaves of a rule.
final class ConditionReader {

  private static final Pattern ACTIVITY =
      Pattern.compile("[a-z][a-z0-9_]*(\\.[A-Za-z0-9_-]+){1,3}");

  private static final int MOST_COUNTED = 1_000_000;

  private final Consumer<JsonAt> enter;

  ConditionReader(Consumer<JsonAt> enter) {
    this.enter = enter;
  }

  FieldIs field(JsonAt at) {
    at.object(Set.of("field", "op", "value", "values"));
    var ref = fieldRef(at.need("field"));
    var word = at.need("op");
    var op =
        Operator.read(word.text())
            .orElseThrow(
                () ->
                    word.refuse(
                        "unknownOperator",
                        "There is no operator \"" + word.text() + "\".",
                        Map.of("op", word.text())));
    var operands = operands(at, op);
    if (!op.arity().accepts(operands)) {
      throw at.refuse(
          "wrongArity",
          "\"" + op.word() + "\" does not take these operands.",
          Map.of("op", op.word(), "arity", op.arity().name(), "found", operands.size()));
    }
    return new FieldIs(ref, op, operands);
  }

  static FieldRef fieldRef(JsonAt at) {
    return FieldRef.read(at.text())
        .orElseThrow(() -> at.refuse("badField", "A field such as person.email is expected."));
  }

  private static List<Value> operands(JsonAt at, Operator op) {
    boolean dated = op.arity() == Operator.Arity.DATE;
    var places = new ArrayList<JsonAt>();
    at.maybe("value").ifPresent(places::add);
    at.maybe("values").ifPresent(many -> places.addAll(many.items()));
    return places.stream()
        .map(place -> dated ? ValueCodec.dated(place) : ValueCodec.read(place))
        .toList();
  }

  Did did(JsonAt at) {
    at.object(
        Set.of("did", "where", "atLeast", "atMost", "withinDays", "within", "since", "until"));
    var type = at.need("did");
    if (!ACTIVITY.matcher(type.text()).matches()) {
      throw type.refuse("badActivityType", "A type such as form.submitted is expected here.");
    }
    return new Did(type.text(), where(at), count(at), window(at));
  }

  HasDeal hasDeal(JsonAt at) {
    at.object(Set.of("where", "atLeast", "atMost"));
    return new HasDeal(where(at), count(at));
  }

  MemberOf memberOf(JsonAt at) {
    at.object(Set.of("campaignId", "statuses", "responded", "success", "standing"));
    var statuses =
        at.maybe("statuses").stream()
            .flatMap(many -> many.items().stream())
            .map(JsonAt::text)
            .collect(Collectors.toSet());
    return new MemberOf(
        at.maybe("campaignId").map(JsonAt::id).orElse(null),
        statuses,
        at.maybe("responded").map(JsonAt::truth).orElse(null),
        at.maybe("success").map(JsonAt::truth).orElse(null),
        at.maybe("standing").map(ConditionReader::standing).orElse(null));
  }

  private static Standing standing(JsonAt at) {
    var word = at.text();
    for (var standing : Standing.values()) {
      if (standing.word().equals(word)) {
        return standing;
      }
    }
    throw at.refuse("badStanding", "queued, active or ended is expected here.");
  }

  private List<FieldIs> where(JsonAt at) {
    var where = new ArrayList<FieldIs>();
    at.maybe("where")
        .ifPresent(
            many ->
                many.items()
                    .forEach(
                        item -> {
                          enter.accept(item);
                          where.add(field(item));
                        }));
    return where;
  }

  private static Count count(JsonAt at) {
    var most = at.maybe("atMost").map(m -> m.whole(0, MOST_COUNTED)).orElse(null);
    int unsaid = most == null ? 1 : 0;
    int least = at.maybe("atLeast").map(l -> l.whole(0, MOST_COUNTED)).orElse(unsaid);
    if (most != null && most < least) {
      throw at.need("atMost").refuse("badCount", "\"atMost\" is below \"atLeast\".");
    }
    return new Count(least, most);
  }

  private static Window window(JsonAt at) {
    var days = at.maybe("withinDays").map(d -> Span.days(d.whole(1, Span.MOST)));
    var span = days.or(() -> at.maybe("within").map(SpanCodec::read));
    boolean between = at.maybe("since").or(() -> at.maybe("until")).isPresent();
    if (at.maybe("withinDays").isPresent() && at.maybe("within").isPresent()
        || span.isPresent() && between) {
      throw at.refuse("badWindow", "Only one of withinDays, within, since and until can stand.");
    }
    if (between) {
      return new Window.Between(
          at.maybe("since").map(ValueCodec::moment).orElse(null),
          at.maybe("until").map(ValueCodec::moment).orElse(null));
    }
    return span.<Window>map(Window.Last::new).orElse(new Window.Ever());
  }
}
