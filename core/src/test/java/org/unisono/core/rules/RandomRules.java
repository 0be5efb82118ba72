package org.unisono.core.rules;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.unisono.core.Money;
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

/// Random rules, values and persons from a seed, out of small pools, so that matches happen.
final class RandomRules {

  static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  private final Random random;

  RandomRules(long seed) {
    this.random = new Random(seed);
  }

  Rule rule(int depth) {
    if (depth == 0 || random.nextInt(3) == 0) {
      return condition();
    }
    var rules = some(() -> rule(depth - 1));
    return switch (random.nextInt(4)) {
      case 0 -> new All(rules);
      case 1 -> new Any(rules);
      case 2 -> new Not(rule(depth - 1));
      default ->
          rules.isEmpty() ? new Any(rules) : new AtLeast(1 + random.nextInt(rules.size()), rules);
    };
  }

  Condition condition() {
    return switch (random.nextInt(6)) {
      case 0 ->
          new Did(
              of("form.submitted", "page.visited"),
              some(() -> field("activity")),
              count(),
              window());
      case 1 ->
          new MemberOf(
              random.nextBoolean() ? null : id(),
              new HashSet<>(some(() -> of("Invited", "Attended"))),
              maybe(random.nextBoolean()),
              maybe(random.nextBoolean()),
              maybe(of(Standing.values())));
      case 2 -> new InList(id());
      case 3 -> new InSegment(id());
      case 4 -> new HasDeal(some(() -> field("deal")), count());
      default -> field("person");
    };
  }

  FieldIs field(String holder) {
    var op = of(Operator.values());
    var ref = FieldRef.of(holder + "." + of("text", "num", "bool", "day", "moment", "money"));
    return new FieldIs(ref, op, operands(op));
  }

  private List<Value> operands(Operator op) {
    return switch (op.arity()) {
      case NONE -> List.of();
      case ONE -> List.of(value());
      case DATE -> List.of(dated());
      case TWO -> List.of(value(), value());
      case MANY -> List.of(value(), value(), value());
      case SPAN -> span().operands();
      case DAYS -> random.nextBoolean() ? List.of() : List.of(Value.of(random.nextInt(9) - 4));
    };
  }

  Value value() {
    return switch (random.nextInt(6)) {
      case 0 -> new Value.Text(of("Ada", "ada lovelace", "Lace", " x "));
      case 1 -> new Value.Num(new BigDecimal(of("0", "1", "1.50", "-3", "100", "1E+3")));
      case 2 -> new Value.Bool(random.nextBoolean());
      case 3, 4 -> dated();
      default -> new Value.MoneyValue(Money.of(of("1", "12.30", "-4"), of("EUR", "JPY")));
    };
  }

  private Value dated() {
    return random.nextBoolean()
        ? new Value.Day(LocalDate.of(2026, 11, 22).plusDays(random.nextInt(41) - 20))
        : new Value.Moment(NOW.plusSeconds(3600L * (random.nextInt(201) - 100)));
  }

  Subject subject() {
    var fields = new RandomFacts();
    var activities = some(() -> activity());
    var memberships =
        some(
            () ->
                new Subject.Membership(
                    id(),
                    of("invited", "Attended"),
                    random.nextBoolean(),
                    random.nextBoolean(),
                    of(Standing.values())));
    var deals = some(RandomFacts::new);
    var list = id();
    return new Made(fields, activities, memberships, deals, list);
  }

  private Subject.Activity activity() {
    var facts = new RandomFacts();
    var at = NOW.minusSeconds(3600L * random.nextInt(2000) - 7200);
    return new Subject.Activity() {
      @Override
      public Instant at() {
        return at;
      }

      @Override
      public @Nullable Value value(FieldRef field) {
        return facts.value(field);
      }
    };
  }

  record Made(
      Facts facts,
      List<Subject.Activity> log,
      List<Subject.Membership> memberships,
      List<? extends Facts> deals,
      UUID list)
      implements Subject {
    @Override
    public @Nullable Value value(FieldRef field) {
      return facts.value(field);
    }

    @Override
    public List<Subject.Activity> activities(String type) {
      return type.equals("form.submitted") ? log : List.of();
    }

    @Override
    public boolean inList(UUID id) {
      return id.equals(list);
    }

    @Override
    public boolean inSegment(UUID id) {
      return id.equals(list);
    }
  }

  private final class RandomFacts implements Facts {
    private final List<Value> values = new ArrayList<>(some(RandomRules.this::value));

    @Override
    public @Nullable Value value(FieldRef field) {
      return values.stream()
          .filter(v -> v.type().name().toLowerCase(Locale.ROOT).startsWith(field.path()))
          .findFirst()
          .orElse(null);
    }
  }

  private Count count() {
    return switch (random.nextInt(3)) {
      case 0 -> Count.NEVER;
      case 1 -> Count.ONCE_OR_MORE;
      default -> new Count(1, 1 + random.nextInt(3));
    };
  }

  private Window window() {
    return switch (random.nextInt(4)) {
      case 0 -> new Window.Ever();
      case 1 -> new Window.Between(NOW.minusSeconds(86_400), null);
      case 2 -> new Window.Between(null, NOW.plusSeconds(random.nextInt(9)));
      default -> new Window.Last(span());
    };
  }

  private Span span() {
    return new Span(1 + random.nextInt(40), of(Span.Unit.values()));
  }

  private UUID id() {
    return new UUID(0x7000, random.nextInt(2));
  }

  private <T> @Nullable T maybe(T value) {
    return random.nextBoolean() ? value : null;
  }

  private <T> List<T> some(Supplier<T> maker) {
    return Stream.generate(maker).limit(random.nextInt(4)).toList();
  }

  @SafeVarargs
  private <T> T of(T... values) {
    return values[random.nextInt(values.length)];
  }
}
