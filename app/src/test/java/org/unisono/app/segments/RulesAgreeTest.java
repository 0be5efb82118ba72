package org.unisono.app.segments;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.unisono.app.fields.FieldSubject;
import org.unisono.app.fields.FieldType;
import org.unisono.app.fields.Fields;
import org.unisono.app.fields.RuleSql;
import org.unisono.app.people.People;
import org.unisono.app.people.PersonDraft;
import org.unisono.app.people.PutOutcome;
import org.unisono.app.testing.RoomTest;
import org.unisono.app.testing.Samples;
import org.unisono.core.Money;
import org.unisono.core.rules.Condition.FieldIs;
import org.unisono.core.rules.Evaluator;
import org.unisono.core.rules.FieldRef;
import org.unisono.core.rules.FieldsOnly;
import org.unisono.core.rules.Operator;
import org.unisono.core.rules.Rule;
import org.unisono.core.rules.Value;
import tools.jackson.databind.node.JsonNodeFactory;

/// Two evaluators, one meaning: random rules on random people, in memory and in SQL.
class RulesAgreeTest extends RoomTest {

  private static final List<String> WORDS =
      List.of("", "Aino", "aino", "Ä", "ä b", "a%b", "100", " x ");
  private static final ZoneId ZONE = ZoneId.of("Europe/Helsinki");

  @Autowired private Fields fields;
  @Autowired private People people;
  @Autowired private RuleSql sql;

  private final RandomGenerator random =
      RandomGeneratorFactory.of("L64X128MixRandom").create(20261122);
  private final String prefix = "r" + Samples.word();

  @Test
  void randomRulesHoldForTheSamePeopleInMemoryAndInSql() {
    for (var type :
        List.of(
            FieldType.TEXT, FieldType.NUMBER, FieldType.DATE, FieldType.BOOLEAN, FieldType.MONEY)) {
      fields.define(FieldSubject.PERSON, prefix + type.word(), type.word(), type, List.of());
    }
    Map<UUID, Map<String, Value>> known = new HashMap<>();
    for (int i = 0; i < 60; i++) {
      var values = values();
      known.put(put(values), values);
    }

    for (int i = 0; i < 400; i++) {
      var rule = rule(3);
      var now = clock.instant();
      var inSql = sql.matching(rule, known.keySet(), now, ZONE);
      var inMemory = new java.util.HashSet<UUID>();
      known.forEach(
          (id, values) -> {
            if (Evaluator.test(
                rule, new FieldsOnly(field -> values.get(field.path())), now, ZONE)) {
              inMemory.add(id);
            }
          });
      assertThat(inSql).as("rule %s", rule).isEqualTo(Set.copyOf(inMemory));
    }
  }

  private Map<String, Value> values() {
    Map<String, Value> values = new HashMap<>();
    for (var type : List.of("text", "number", "date", "boolean", "money")) {
      if (random.nextInt(4) > 0) {
        values.put("fields." + prefix + type, value(type));
      }
    }
    return values;
  }

  private Value value(String type) {
    return switch (type) {
      case "text" -> Value.of(WORDS.get(random.nextInt(WORDS.size())));
      case "number" -> new Value.Num(new BigDecimal(random.nextInt(-3, 4)).divide(BigDecimal.TWO));
      case "date" -> new Value.Day(LocalDate.now(ZONE).plusDays(random.nextInt(-40, 40)));
      case "boolean" -> new Value.Bool(random.nextBoolean());
      default ->
          new Value.MoneyValue(
              Money.of(String.valueOf(random.nextInt(3)), random.nextBoolean() ? "EUR" : "CHF"));
    };
  }

  private UUID put(Map<String, Value> values) {
    var stored = JsonNodeFactory.instance.objectNode();
    values.forEach(
        (path, value) -> {
          var key = path.substring("fields.".length());
          switch (value) {
            case Value.Text(var text) -> stored.put(key, text);
            case Value.Num(var number) -> stored.put(key, number);
            case Value.Bool(var truth) -> stored.put(key, truth);
            case Value.Day(var day) -> stored.put(key, day.toString());
            case Value.MoneyValue(var money) ->
                stored
                    .putObject(key)
                    .put("amount", money.amount().toPlainString())
                    .put("currency", money.currency());
            case Value.Moment _ -> throw new IllegalStateException();
          }
        });
    var draft =
        new PersonDraft(
            List.of(Samples.email()),
            List.of(),
            null,
            null,
            null,
            null,
            null,
            null,
            Map.of(),
            stored);
    return ((PutOutcome.Created) people.putAll(List.of(draft)).getFirst()).id();
  }

  private Rule rule(int depth) {
    if (depth == 0 || random.nextInt(3) == 0) {
      return leaf();
    }
    List<Rule> inner = new ArrayList<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      inner.add(rule(depth - 1));
    }
    return switch (random.nextInt(4)) {
      case 0 -> new Rule.All(inner);
      case 1 -> new Rule.Any(inner);
      case 2 -> new Rule.Not(inner.getFirst());
      default -> new Rule.AtLeast(1 + random.nextInt(inner.size()), inner);
    };
  }

  private Rule leaf() {
    var type = List.of("text", "number", "date", "boolean", "money").get(random.nextInt(5));
    var field = FieldRef.of("person.fields." + prefix + type);
    var fitting = new ArrayList<Operator>();
    for (var op : Operator.values()) {
      if (op.appliesTo(value(type).type())) {
        fitting.add(op);
      }
    }
    var op = fitting.get(random.nextInt(fitting.size()));
    return new FieldIs(field, op, operands(op, type));
  }

  private List<Value> operands(Operator op, String type) {
    return switch (op.arity()) {
      case NONE -> List.of();
      case ONE, DATE -> List.of(value(type));
      case TWO -> List.of(value(type), value(type));
      case MANY -> List.of(value(type), value(type), value(type));
      case SPAN -> List.of(Value.of(1 + random.nextInt(30)), Value.of("days"));
      case DAYS -> random.nextBoolean() ? List.of() : List.of(Value.of(random.nextInt(-30, 30)));
    };
  }
}
