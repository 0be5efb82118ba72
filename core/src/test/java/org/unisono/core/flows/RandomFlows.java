package org.unisono.core.flows;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.unisono.core.rules.Condition;
import org.unisono.core.rules.FieldCatalogue;
import org.unisono.core.rules.FieldRef;
import org.unisono.core.rules.Operator;
import org.unisono.core.rules.Rule;
import org.unisono.core.rules.Span;
import org.unisono.core.rules.Value;
import org.unisono.core.rules.ValueType;
import tools.jackson.databind.node.JsonNodeFactory;

/// Random graphs from a seed.
final class RandomFlows {

  static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  static final ZoneId HELSINKI = ZoneId.of("Europe/Helsinki");

  private final Random random;
  private int size;

  RandomFlows(long seed) {
    this.random = new Random(seed);
  }

  static RunState begin(FlowVersion version) {
    return RunState.begin(new UUID(0x7000, 1), new UUID(0x7000, 2), HELSINKI, version, NOW);
  }

  /// Circles only through durations and bounded go-tos, as [FlowCheck] demands.
  FlowVersion sound() {
    return version(true);
  }

  /// Exits lead anywhere, some nowhere.
  FlowVersion wild() {
    return version(false);
  }

  private FlowVersion version(boolean sound) {
    size = 2 + random.nextInt(12);
    var steps = new LinkedHashMap<String, Step>();
    for (int i = 0; i < size - 1; i++) {
      steps.put("s" + i, step(i, sound));
    }
    steps.put("s" + (size - 1), new Step.End("done"));
    var entry =
        new Entry(
            List.of(trigger()),
            random.nextInt(3) == 0 ? rule() : null,
            List.of(
                    new Entry.Again.Once(),
                    new Entry.Again.Always(),
                    new Entry.Again.Every(Span.days(30)))
                .get(random.nextInt(3)),
            random.nextInt(4) == 0 ? rare() : null);
    return new FlowVersion(entry, "s0", steps, random.nextInt(4) == 0 ? rare() : null);
  }

  private Step step(int i, boolean sound) {
    var next = next(i, sound);
    return switch (random.nextInt(9)) {
      case 0, 1 ->
          new Step.Act(
              "do",
              new Params(JsonNodeFactory.instance.objectNode().put("n", i)),
              next,
              random.nextBoolean() ? next(i, sound) : null);
      case 2 -> new Step.Pause(new Wait.Duration(hoursOrDays()), anywhere(), null);
      case 3 -> new Step.Pause(date(), next, null);
      case 4 ->
          new Step.Pause(
              random.nextBoolean()
                  ? new Wait.Until(rare(), trigger(), span())
                  : new Wait.Until(null, trigger(), span()),
              next,
              next(i, sound));
      case 5 ->
          new Step.Pause(
              new Wait.Window(
                  Set.of(DayOfWeek.MONDAY, DayOfWeek.of(2 + random.nextInt(6))),
                  LocalTime.of(random.nextInt(24), 0),
                  LocalTime.of(random.nextInt(24), 30),
                  random.nextBoolean() ? null : ZoneId.of("America/New_York")),
              next,
              null);
      case 6 -> new Step.Fork(branch(i, sound));
      case 7 -> new Step.GoTo(anywhere(), 1 + random.nextInt(3), next);
      default ->
          new Step.Goal(
              "goal" + i,
              rule(),
              random.nextInt(3) == 0 ? Step.Goal.Reach.ANYWHERE : Step.Goal.Reach.HERE,
              Step.Goal.Otherwise.values()[random.nextInt(3)],
              next);
    };
  }

  private Wait date() {
    boolean fixed = random.nextBoolean();
    return new Wait.Date(
        fixed ? LocalDate.of(2026, 11, 22).plusDays(random.nextInt(9) - 4) : null,
        fixed ? null : FieldRef.of("person.renewal"),
        random.nextBoolean() ? span() : null,
        Wait.Side.values()[random.nextInt(2)],
        random.nextBoolean() ? LocalTime.NOON : null,
        Wait.Past.values()[random.nextInt(2)]);
  }

  private Branch branch(int i, boolean sound) {
    return switch (random.nextInt(3)) {
      case 0 ->
          new Branch.If(
              List.of(
                  new Branch.If.Case(rule(), next(i, sound)),
                  new Branch.If.Case(rule(), next(i, sound))),
              next(i, sound));
      case 1 ->
          new Branch.Switch(
              FieldRef.of("person.language"),
              List.of(new Branch.Switch.Case(Value.of("FI"), next(i, sound))),
              next(i, sound));
      default ->
          new Branch.Random(
              List.of(
                  new Branch.Random.Share(1 + random.nextInt(9), next(i, sound)),
                  new Branch.Random.Share(1 + random.nextInt(9), next(i, sound))),
              "seed");
    };
  }

  private String next(int i, boolean sound) {
    return sound ? "s" + (i + 1 + random.nextInt(size - i - 1)) : "s" + random.nextInt(size + 1);
  }

  private String anywhere() {
    return "s" + random.nextInt(size);
  }

  private Span span() {
    return new Span(1 + random.nextInt(5), Span.Unit.values()[random.nextInt(4)]);
  }

  /// A circle of minutes would rightly meet the bound on visits within the horizon.
  private Span hoursOrDays() {
    return new Span(1 + random.nextInt(5), random.nextBoolean() ? Span.Unit.HOURS : Span.Unit.DAYS);
  }

  private static Trigger trigger() {
    return new Trigger("email.clicked", Params.NONE, Rule.EVERYBODY);
  }

  private Rule rule() {
    return Condition.FieldIs.of("person.f" + random.nextInt(20), Operator.NOT_EMPTY);
  }

  private Rule rare() {
    return Condition.FieldIs.of("person.rare" + random.nextInt(20), Operator.NOT_EMPTY);
  }

  static final FlowWords WORDS =
      new FlowWords() {
        @Override
        public boolean knowsAction(String kind) {
          return kind.equals("do");
        }

        @Override
        public boolean knowsTrigger(String kind) {
          return kind.equals("email.clicked");
        }

        @Override
        public FieldCatalogue fields() {
          return field -> ValueType.TEXT;
        }
      };

  static List<String> codes(FlowVersion version) {
    var codes = new ArrayList<String>();
    FlowCheck.faults(version, WORDS).forEach(f -> codes.add(f.pointer() + " " + f.code()));
    return codes;
  }

  static FlowVersion flow(Map<String, Step> steps) {
    return new FlowVersion(
        new Entry(List.of(trigger()), null, new Entry.Again.Once(), null), "a", steps, null);
  }
}
