package org.unisono.app.flows.internal;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.unisono.app.flows.Run;
import org.unisono.core.flows.ActionKey;
import org.unisono.core.flows.Outcome;
import tools.jackson.databind.node.JsonNodeFactory;

/// Tells runs to go on, to stop or to start: as work for the engine, behind what is waiting for the
/// same person already.
@Component
public class TellRuns {

  private final WorkStore work;
  private final OutcomeStore outcomes;
  private final RunStore runs;
  private final InstantSource clock;

  TellRuns(WorkStore work, OutcomeStore outcomes, RunStore runs, InstantSource clock) {
    this.work = work;
    this.runs = runs;
    this.outcomes = outcomes;
    this.clock = clock;
  }

  /// @param verb proceed, stop, admit or changed
  /// @param reason of a stop
  public void tell(List<Run> runs, String verb, String reason) {
    var now = clock.instant();
    var payload = JsonNodeFactory.instance.objectNode().put("reason", reason);
    work.add(
        runs.stream()
            .map(r -> new NewWork(r.personId(), verb, r.id(), null, now, payload))
            .toList());
  }

  public void answered(Run run, ActionKey key, Outcome outcome) {
    outcomes.write(Map.of(key, outcome), clock.instant());
    tell(List.of(run), "changed", "answered");
  }

  public void forget(UUID person) {
    runs.forget(person);
  }
}
