package org.unisono.core.flows;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.unisono.core.json.JsonAt;
import org.unisono.core.rules.FieldRef;
import org.unisono.core.rules.Rule;
import org.unisono.core.rules.RuleCodec;
import org.unisono.core.rules.SpanCodec;
import org.unisono.core.rules.ValueCodec;
import tools.jackson.databind.node.ObjectNode;

/// Reads one step.
final class StepReader {

  private StepReader() {}

  static Step step(JsonAt at) {
    at.object();
    if (at.has("act")) {
      at.object(Set.of("act", "params", "next", "refused"));
      return new Step.Act(
          at.need("act").text(),
          params(at),
          next(at),
          at.maybe("refused").map(JsonAt::text).orElse(null));
    }
    if (at.has("wait")) {
      return pause(at);
    }
    if (at.has("branch")) {
      return new Step.Fork(branch(at));
    }
    if (at.has("goTo")) {
      at.object(Set.of("goTo", "atMost", "next"));
      return new Step.GoTo(at.need("goTo").text(), at.need("atMost").whole(1, 1_000), next(at));
    }
    if (at.has("goal")) {
      return goal(at.object(Set.of("goal", "when", "reach", "else", "next")));
    }
    if (at.has("end")) {
      return new Step.End(at.object(Set.of("end")).need("end").text());
    }
    throw at.refuse("notAStep", "A step is expected here: act, wait, branch, goTo, goal or end.");
  }

  static Trigger trigger(JsonAt at) {
    at.object(Set.of("kind", "params", "filter"));
    return new Trigger(
        at.need("kind").text(),
        params(at),
        at.maybe("filter").map(RuleCodec::read).orElse(Rule.EVERYBODY));
  }

  private static Params params(JsonAt at) {
    return at.maybe("params")
        .map(JsonAt::object)
        .map(object -> new Params((ObjectNode) object.node()))
        .orElse(Params.NONE);
  }

  private static String next(JsonAt at) {
    return at.need("next").text();
  }

  private static Step goal(JsonAt at) {
    return new Step.Goal(
        at.need("goal").text(),
        RuleCodec.read(at.need("when")),
        at.maybe("reach")
            .map(word -> Words.of(word, Step.Goal.Reach.class))
            .orElse(Step.Goal.Reach.HERE),
        Words.of(at.need("else"), Step.Goal.Otherwise.class),
        next(at));
  }

  private static Step pause(JsonAt at) {
    return switch (Words.of(at.need("wait"), Set.of("duration", "date", "until", "window"))) {
      case "duration" -> {
        at.object(Set.of("wait", "for", "next"));
        yield new Step.Pause(new Wait.Duration(SpanCodec.read(at.need("for"))), next(at), null);
      }
      case "date" -> new Step.Pause(date(at), next(at), null);
      case "until" -> new Step.Pause(until(at), next(at), at.need("timedOut").text());
      default -> new Step.Pause(window(at), next(at), null);
    };
  }

  private static Wait date(JsonAt at) {
    at.object(Set.of("wait", "on", "field", "offset", "side", "at", "past", "next"));
    if (at.has("on") == at.has("field")) {
      throw at.refuse("badWait", "Either \"on\" or \"field\" is expected.");
    }
    return new Wait.Date(
        at.maybe("on").map(ValueCodec::day).orElse(null),
        at.maybe("field").map(StepReader::field).orElse(null),
        at.maybe("offset").map(SpanCodec::read).orElse(null),
        at.maybe("side").map(word -> Words.of(word, Wait.Side.class)).orElse(Wait.Side.AFTER),
        at.maybe("at").map(StepReader::time).orElse(null),
        at.maybe("past").map(word -> Words.of(word, Wait.Past.class)).orElse(Wait.Past.GO_ON));
  }

  private static Wait until(JsonAt at) {
    at.object(Set.of("wait", "rule", "trigger", "atMost", "next", "timedOut"));
    @Nullable Rule rule = at.maybe("rule").map(RuleCodec::read).orElse(null);
    @Nullable Trigger trigger = at.maybe("trigger").map(StepReader::trigger).orElse(null);
    if (rule == null && trigger == null) {
      throw at.refuse("badWait", "\"rule\", \"trigger\" or both are expected.");
    }
    return new Wait.Until(rule, trigger, SpanCodec.read(at.need("atMost")));
  }

  private static Wait window(JsonAt at) {
    at.object(Set.of("wait", "days", "from", "until", "zone", "next"));
    var days =
        at.need("days").items().stream()
            .map(day -> Words.of(day, DayOfWeek.class))
            .collect(Collectors.toSet());
    if (days.isEmpty()) {
      throw at.need("days").refuse("badWait", "At least one day is expected.");
    }
    return new Wait.Window(
        days,
        time(at.need("from")),
        time(at.need("until")),
        at.maybe("zone").map(RunStateCodec::zone).orElse(null));
  }

  private static LocalTime time(JsonAt at) {
    try {
      return LocalTime.parse(at.text());
    } catch (DateTimeParseException notOne) {
      throw at.refuse("badTime", "A time of day such as 09:00 is expected here.");
    }
  }

  private static FieldRef field(JsonAt at) {
    return FieldRef.read(at.text())
        .orElseThrow(() -> at.refuse("badField", "A field such as person.email is expected."));
  }

  private static Branch branch(JsonAt at) {
    return switch (Words.of(at.need("branch"), Set.of("if", "switch", "random"))) {
      case "if" -> {
        at.object(Set.of("branch", "cases", "else"));
        var cases =
            at.need("cases").items().stream()
                .map(c -> c.object(Set.of("when", "next")))
                .map(c -> new Branch.If.Case(RuleCodec.read(c.need("when")), next(c)))
                .toList();
        yield new Branch.If(cases, at.need("else").text());
      }
      case "switch" -> {
        at.object(Set.of("branch", "on", "cases", "else"));
        var cases =
            at.need("cases").items().stream()
                .map(c -> c.object(Set.of("is", "next")))
                .map(c -> new Branch.Switch.Case(ValueCodec.read(c.need("is")), next(c)))
                .toList();
        yield new Branch.Switch(field(at.need("on")), cases, at.need("else").text());
      }
      default -> random(at.object(Set.of("branch", "shares", "seed")));
    };
  }

  private static Branch random(JsonAt at) {
    var shares =
        at.need("shares").items().stream()
            .map(s -> s.object(Set.of("weight", "next")))
            .map(s -> new Branch.Random.Share(s.need("weight").whole(1, 1_000_000), next(s)))
            .toList();
    if (shares.isEmpty()) {
      throw at.need("shares").refuse("noShares", "At least one share is expected.");
    }
    return new Branch.Random(shares, at.need("seed").text());
  }
}
