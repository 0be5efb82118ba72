package org.unisono.core.flows;

import org.jspecify.annotations.Nullable;
import org.unisono.core.rules.RuleCodec;
import org.unisono.core.rules.SpanCodec;
import org.unisono.core.rules.ValueCodec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Writes flows in one form.
final class FlowWriter {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private FlowWriter() {}

  static JsonNode flow(FlowVersion version) {
    var json = JSON.objectNode();
    json.set("entry", entry(version.entry()));
    set(
        json,
        "leaveWhen",
        version.leaveWhen() == null ? null : RuleCodec.write(version.leaveWhen()));
    json.put("start", version.start());
    var steps = json.putObject("steps");
    version.steps().forEach((id, step) -> steps.set(id, step(step)));
    return json;
  }

  private static JsonNode entry(Entry entry) {
    var json = JSON.objectNode();
    var triggers = json.putArray("triggers");
    entry.triggers().forEach(trigger -> triggers.add(trigger(trigger)));
    set(json, "audience", entry.audience() == null ? null : RuleCodec.write(entry.audience()));
    switch (entry.again()) {
      case Entry.Again.Once() -> json.put("again", "once");
      case Entry.Again.Always() -> json.put("again", "always");
      case Entry.Again.Every(var span) ->
          json.putObject("again").set("every", SpanCodec.write(span));
    }
    set(json, "suppress", entry.suppress() == null ? null : RuleCodec.write(entry.suppress()));
    return json;
  }

  private static ObjectNode trigger(Trigger trigger) {
    var json = JSON.objectNode().put("kind", trigger.kind());
    json.set("params", trigger.params().json());
    return json.set("filter", RuleCodec.write(trigger.filter()));
  }

  private static ObjectNode step(Step step) {
    var json = JSON.objectNode();
    return switch (step) {
      case Step.Act act -> {
        json.put("act", act.kind()).set("params", act.params().json());
        json.put("next", act.next());
        yield put(json, "refused", act.refused());
      }
      case Step.Pause(var wait, var next, var timedOut) ->
          put(wait(wait, json).put("next", next), "timedOut", timedOut);
      case Step.Fork(var branch) -> branch(branch, json);
      case Step.GoTo(var target, var atMost, var next) ->
          json.put("goTo", target).put("atMost", atMost).put("next", next);
      case Step.Goal goal ->
          json.put("goal", goal.name())
              .set("when", RuleCodec.write(goal.when()))
              .put("reach", Words.word(goal.reach()))
              .put("else", Words.word(goal.otherwise()))
              .put("next", goal.next());
      case Step.End(var name) -> json.put("end", name);
    };
  }

  private static ObjectNode wait(Wait wait, ObjectNode json) {
    return switch (wait) {
      case Wait.Duration(var span) ->
          json.put("wait", "duration").set("for", SpanCodec.write(span));
      case Wait.Date date -> {
        json.put("wait", "date");
        put(json, "on", date.on());
        put(json, "field", date.field());
        set(json, "offset", date.offset() == null ? null : SpanCodec.write(date.offset()));
        json.put("side", Words.word(date.side()));
        put(json, "at", date.at());
        yield json.put("past", Words.word(date.past()));
      }
      case Wait.Until(var rule, var trigger, var atMost) -> {
        json.put("wait", "until");
        set(json, "rule", rule == null ? null : RuleCodec.write(rule));
        set(json, "trigger", trigger == null ? null : trigger(trigger));
        yield json.set("atMost", SpanCodec.write(atMost));
      }
      case Wait.Window(var days, var from, var until, var zone) -> {
        var names = json.put("wait", "window").putArray("days");
        days.forEach(day -> names.add(Words.word(day)));
        json.put("from", from.toString()).put("until", until.toString());
        yield put(json, "zone", zone);
      }
    };
  }

  private static ObjectNode branch(Branch branch, ObjectNode json) {
    return switch (branch) {
      case Branch.If(var cases, var otherwise) -> {
        var array = json.put("branch", "if").putArray("cases");
        cases.forEach(
            c -> array.addObject().put("next", c.next()).set("when", RuleCodec.write(c.when())));
        yield json.put("else", otherwise);
      }
      case Branch.Switch(var on, var cases, var otherwise) -> {
        var array = json.put("branch", "switch").put("on", on.toString()).putArray("cases");
        cases.forEach(
            c -> array.addObject().put("next", c.next()).set("is", ValueCodec.write(c.is())));
        yield json.put("else", otherwise);
      }
      case Branch.Random(var shares, var seed) -> {
        var array = json.put("branch", "random").put("seed", seed).putArray("shares");
        shares.forEach(s -> array.addObject().put("weight", s.weight()).put("next", s.next()));
        yield json;
      }
    };
  }

  private static ObjectNode put(ObjectNode json, String key, @Nullable Object value) {
    return value == null ? json : json.put(key, value.toString());
  }

  private static void set(ObjectNode json, String key, @Nullable JsonNode value) {
    if (value != null) {
      json.set(key, value);
    }
  }
}
