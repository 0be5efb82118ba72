package org.unisono.core.flows;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.unisono.core.Fault;

/// The shape of a flow: every exit leads somewhere, every step can be reached, and no way leads
/// round without end. Only a wait for a duration and the bounded way of a go-to break a circle:
/// other waits may be over at once.
final class GraphCheck {

  private final Map<String, Step> steps;
  private final String start;
  private final List<Fault> faults = new ArrayList<>();

  GraphCheck(FlowVersion version) {
    this.steps = version.steps();
    this.start = version.start();
  }

  List<Fault> faults() {
    if (!steps.containsKey(start)) {
      missing("/start", start);
    }
    steps.forEach(
        (id, step) ->
            step.exits()
                .forEach(
                    (exit, target) -> {
                      if (!steps.containsKey(target)) {
                        missing("/steps/" + id + "/" + exit, target);
                      }
                    }));
    unreachable();
    loops();
    return faults;
  }

  private void missing(String pointer, String target) {
    faults.add(
        new Fault(
            pointer,
            "missingStep",
            "There is no step \"" + target + "\".",
            Map.of("step", target)));
  }

  private void unreachable() {
    var open = new ArrayDeque<String>();
    var seen = new HashSet<String>();
    open.add(start);
    steps.forEach(
        (id, step) -> {
          if (step instanceof Step.Goal goal && goal.reach() == Step.Goal.Reach.ANYWHERE) {
            open.add(id);
          }
        });
    while (!open.isEmpty()) {
      var id = open.remove();
      var step = steps.get(id);
      if (step != null && seen.add(id)) {
        open.addAll(step.exits().values());
      }
    }
    for (var id : steps.keySet()) {
      if (!seen.contains(id)) {
        faults.add(Fault.at("/steps/" + id, "unreachableStep", "No way leads to this step."));
      }
    }
  }

  /// Takes away, again and again, the steps to which nothing leads: what is left stands in a circle
  /// or behind one; those that lead nowhere are then taken away too.
  private void loops() {
    var forward = new HashMap<String, Set<String>>();
    steps.forEach((id, step) -> forward.put(id, immediate(step)));
    var left = new HashSet<>(steps.keySet());
    boolean changed = true;
    while (changed) {
      var led = new HashSet<String>();
      left.forEach(id -> led.addAll(forward.getOrDefault(id, Set.of())));
      changed =
          left.removeIf(
              id ->
                  !led.contains(id)
                      || forward.getOrDefault(id, Set.of()).stream().noneMatch(left::contains));
    }
    steps.keySet().stream()
        .filter(left::contains)
        .findFirst()
        .ifPresent(
            id ->
                faults.add(
                    Fault.at(
                        "/steps/" + id,
                        "endlessLoop",
                        "A way leads round here without a wait and without a bound.")));
  }

  private static Set<String> immediate(Step step) {
    return switch (step) {
      case Step.Pause(Wait.Duration _, _, _) -> Set.of();
      case Step.GoTo goTo -> Set.of(goTo.next());
      case Step.Act _, Step.Pause _, Step.Fork _, Step.Goal _, Step.End _ ->
          Set.copyOf(step.exits().values());
    };
  }
}
