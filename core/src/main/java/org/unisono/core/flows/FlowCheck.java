package org.unisono.core.flows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.unisono.core.Fault;
import org.unisono.core.Refusal;
import org.unisono.core.Refused;
import org.unisono.core.rules.FieldRef;
import org.unisono.core.rules.Rule;
import org.unisono.core.rules.RuleCheck;

/// Whether a flow may be published. Codes: `noEntry`, `noSteps`, `tooManySteps`, `missingStep`,
/// `unreachableStep`, `endlessLoop`, `unknownAction`, `unknownTrigger`, and those of [RuleCheck];
/// the pointers are those of [FlowCodec]'s JSON.
public final class FlowCheck {

  public static final int MOST_STEPS = 500;

  private final FlowVersion version;
  private final FlowWords words;
  private final List<Fault> faults = new ArrayList<>();

  private FlowCheck(FlowVersion version, FlowWords words) {
    this.version = version;
    this.words = words;
  }

  /// Everything that is wrong; empty when it may be published.
  public static List<Fault> faults(FlowVersion version, FlowWords words) {
    var check = new FlowCheck(version, words);
    check.entry(version.entry());
    check.rule(version.leaveWhen(), "/leaveWhen");
    check.size();
    version.steps().forEach((id, step) -> check.step(step, "/steps/" + id));
    check.faults.addAll(new GraphCheck(version).faults());
    return List.copyOf(check.faults);
  }

  /// @throws Refused `RULE_BROKEN` with every fault
  public static void require(FlowVersion version, FlowWords words) {
    var faults = faults(version, words);
    if (!faults.isEmpty()) {
      throw new Refused(Refusal.RULE_BROKEN, faults);
    }
  }

  private void entry(Entry entry) {
    if (entry.triggers().isEmpty() && entry.audience() == null) {
      fault("/entry", "noEntry", "Nobody can come in: there is no trigger and no audience.");
    }
    for (int i = 0; i < entry.triggers().size(); i++) {
      trigger(entry.triggers().get(i), "/entry/triggers/" + i);
    }
    rule(entry.audience(), "/entry/audience");
    rule(entry.suppress(), "/entry/suppress");
  }

  private void size() {
    if (version.steps().isEmpty()) {
      fault("/steps", "noSteps", "There are no steps.");
    } else if (version.steps().size() > MOST_STEPS) {
      fault("/steps", "tooManySteps", "A flow may have " + MOST_STEPS + " steps at most.");
    }
  }

  private void step(Step step, String at) {
    switch (step) {
      case Step.Act(var kind, _, _, _) when !words.knowsAction(kind) ->
          faults.add(
              new Fault(
                  at + "/act",
                  "unknownAction",
                  "There is no action \"" + kind + "\".",
                  Map.of("kind", kind)));
      case Step.Pause(Wait.Until(var rule, var trigger, _), _, _) -> {
        rule(rule, at + "/rule");
        if (trigger != null) {
          trigger(trigger, at + "/trigger");
        }
      }
      case Step.Pause(Wait.Date(_, var field, _, _, _, _), _, _) when field != null ->
          field(field, at + "/field");
      case Step.Fork(Branch.If(var cases, _)) -> {
        for (int i = 0; i < cases.size(); i++) {
          rule(cases.get(i).when(), at + "/cases/" + i + "/when");
        }
      }
      case Step.Fork(Branch.Switch(var on, _, _)) -> field(on, at + "/on");
      case Step.Goal goal -> rule(goal.when(), at + "/when");
      case Step.Act _, Step.Pause _, Step.Fork _, Step.GoTo _, Step.End _ -> {}
    }
  }

  private void field(FieldRef field, String at) {
    if (words.fields().typeOf(field) == null) {
      fault(at, "unknownField", "There is no field " + field + ".");
    }
  }

  private void trigger(Trigger trigger, String at) {
    if (!words.knowsTrigger(trigger.kind())) {
      faults.add(
          new Fault(
              at + "/kind",
              "unknownTrigger",
              "There is no trigger \"" + trigger.kind() + "\".",
              Map.of("kind", trigger.kind())));
    }
    rule(trigger.filter(), at + "/filter");
  }

  private void rule(@Nullable Rule rule, String at) {
    if (rule != null) {
      faults.addAll(RuleCheck.faults(rule, words.fields(), at));
    }
  }

  private void fault(String pointer, String code, String message) {
    faults.add(Fault.at(pointer, code, message));
  }
}
