package org.unisono.app.flows.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.unisono.app.flows.TriggerKind;
import org.unisono.core.flows.Step;
import org.unisono.core.flows.Trigger;
import org.unisono.core.flows.Wait;

/// Which published versions a kind of activity starts, and which kinds somebody may wait for. Kept
/// in memory; each use reads one number in the caller's transaction, so that no node misses a
/// publication that was committed before.
@Component
public class TriggerIndex {

  /// @param at the trigger's place in the entry
  record Start(LiveVersion version, int at, Trigger trigger) {}

  /// @param ruleWaits whether somebody may wait for a rule or a field
  record Snapshot(
      long generation,
      Map<String, List<Start>> starts,
      Set<String> waited,
      boolean ruleWaits,
      Map<UUID, LiveVersion> versions) {}

  private final VersionStore store;
  private final ObjectProvider<TriggerKind> kinds;
  private volatile Snapshot snapshot = new Snapshot(-1, Map.of(), Set.of(), false, Map.of());

  TriggerIndex(VersionStore store, ObjectProvider<TriggerKind> kinds) {
    this.store = store;
    this.kinds = kinds;
  }

  Snapshot current() {
    var known = snapshot;
    long generation = store.generation();
    if (known.generation() != generation) {
      known = load(generation);
      snapshot = known;
    }
    return known;
  }

  private Snapshot load(long generation) {
    var starts = new HashMap<String, List<Start>>();
    for (var version : store.takingIn()) {
      var triggers = version.definition().entry().triggers();
      for (int i = 0; i < triggers.size(); i++) {
        starts
            .computeIfAbsent(canonical(triggers.get(i).kind()), _ -> new ArrayList<>())
            .add(new Start(version, i, triggers.get(i)));
      }
    }
    var waited = new HashSet<String>();
    boolean ruleWaits = false;
    Map<UUID, LiveVersion> versions = new HashMap<>();
    for (var version : store.live()) {
      versions.put(version.id(), version);
      for (var step : version.definition().steps().values()) {
        ruleWaits |= waits(step, waited);
      }
    }
    return new Snapshot(generation, starts, waited, ruleWaits, versions);
  }

  /// Adds the kind that the step waits for.
  ///
  /// @return whether it waits for a rule or a field
  private boolean waits(Step step, Set<String> waited) {
    return switch (step) {
      case Step.Pause(Wait.Until(var rule, var trigger, _), _, _) -> {
        if (trigger != null) {
          waited.add(canonical(trigger.kind()));
        }
        yield rule != null;
      }
      case Step.Pause(Wait.Date date, _, _) -> date.field() != null;
      case Step.Goal goal -> true;
      case Step.Pause _, Step.Act _, Step.Fork _, Step.GoTo _, Step.End _ -> false;
    };
  }

  TriggerKind kind(Trigger trigger) {
    return kinds.stream()
        .filter(k -> k.knows(trigger.kind()))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("nobody teaches " + trigger.kind()));
  }

  String canonical(String kind) {
    return kinds.stream()
        .filter(k -> k.knows(kind))
        .findFirst()
        .map(k -> k.canonical(kind))
        .orElse(kind);
  }
}
