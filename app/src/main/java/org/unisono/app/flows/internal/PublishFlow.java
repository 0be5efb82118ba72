package org.unisono.app.flows.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.unisono.app.flows.Flow;
import org.unisono.core.Fault;
import org.unisono.core.Refusal;
import org.unisono.core.Refused;
import org.unisono.core.flows.Branch;
import org.unisono.core.flows.FlowCheck;
import org.unisono.core.flows.FlowCodec;
import org.unisono.core.flows.FlowVersion;
import org.unisono.core.flows.Step;
import org.unisono.core.flows.Wait;

/// Makes a version of a draft, once nothing is wrong with it.
@Component
public class PublishFlow {

  private final TaughtWords words;
  private final CheckRules rules;
  private final VersionStore versions;
  private final FlowStore flows;

  PublishFlow(TaughtWords words, CheckRules rules, VersionStore versions, FlowStore flows) {
    this.words = words;
    this.rules = rules;
    this.versions = versions;
    this.flows = flows;
  }

  /// Everything that stands against publishing; pointers begin at the definition.
  public List<Fault> faults(Flow flow) {
    try {
      var version = FlowCodec.read(flow.definition());
      var faults = new ArrayList<>(FlowCheck.faults(version, words));
      faults.addAll(params(version));
      faults.addAll(rules.faults(version));
      if (version.entry().audience() != null) {
        faults.add(
            Fault.at(
                "/entry/audience",
                "audienceNotHere",
                "People come into a flow by a trigger; audiences are not taken in yet."));
      }
      version.steps().forEach((id, step) -> value(step, "/steps/" + id, faults));
      return faults;
    } catch (Refused unreadable) {
      return unreadable.faults();
    }
  }

  private List<Fault> params(FlowVersion version) {
    List<Fault> faults = new ArrayList<>();
    version
        .steps()
        .forEach(
            (id, step) -> {
              if (step instanceof Step.Act(var kind, var params, _, _)) {
                words
                    .step(kind)
                    .ifPresent(
                        taught ->
                            taught.check(params.json()).stream()
                                .map(f -> below("/steps/" + id + "/params", f))
                                .forEach(faults::add));
              }
            });
    return faults;
  }

  /// A rule may name more fields than a switch or a wait for a date can read.
  private void value(Step step, String at, List<Fault> faults) {
    var field =
        switch (step) {
          case Step.Fork(Branch.Switch(var on, _, _)) -> on;
          case Step.Pause(Wait.Date date, _, _) -> date.field();
          case Step.Fork _, Step.Pause _, Step.Act _, Step.GoTo _, Step.Goal _, Step.End _ -> null;
        };
    if (field != null && words.fields().typeOf(field) != null && words.source(field).isEmpty()) {
      var place = at + (step instanceof Step.Fork ? "/on" : "/field");
      faults.add(
          new Fault(
              place,
              "fieldNotReadable",
              "{field} can be asked in a rule, not read here.",
              Map.of("field", field.toString())));
    }
  }

  private static Fault below(String pointer, Fault fault) {
    return new Fault(pointer + fault.pointer(), fault.code(), fault.message(), fault.params());
  }

  /// @throws Refused with every fault; `publishedMeanwhile`
  public void publish(Flow flow) {
    var faults = faults(flow);
    if (!faults.isEmpty()) {
      throw new Refused(
          Refusal.RULE_BROKEN, faults.stream().map(f -> below("/definition", f)).toList());
    }
    int number = flow.published() == null ? 1 : flow.published() + 1;
    var definition = FlowCodec.write(FlowCodec.read(flow.definition()));
    if (!versions.publish(flow.id(), number, definition)) {
      throw Refused.clash(
          "", "publishedMeanwhile", "Somebody has just published this flow. Look at it again.");
    }
    flows.publish(flow.id(), number, "published");
    versions.moveOn();
  }

  /// Takes nobody in any more, or again; who is in goes on.
  public void pause(Flow flow, String status) {
    flows.publish(flow.id(), flow.published(), status);
    versions.moveOn();
  }
}
