package org.unisono.app.flows.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.unisono.core.flows.ActionKey;
import org.unisono.core.flows.Outcome;

/// The end of a turn: states, outcomes and log are written, and owners told whose runs are over.
@Component
class Ending {

  private final RunStore runs;
  private final OutcomeStore outcomes;
  private final StepLog log;
  private final Owners owners;

  Ending(RunStore runs, OutcomeStore outcomes, StepLog log, Owners owners) {
    this.runs = runs;
    this.outcomes = outcomes;
    this.log = log;
    this.owners = owners;
  }

  void write(List<Journey> journeys) {
    Map<UUID, RunRow> rows = new LinkedHashMap<>();
    Map<ActionKey, Outcome> results = new HashMap<>();
    List<StepLog.Note> notes = new ArrayList<>();
    for (var journey : journeys) {
      rows.put(journey.row().id(), journey.row());
      results.putAll(journey.outcomes());
      notes.addAll(journey.notes());
    }
    runs.write(rows.values());
    outcomes.write(results, journeys.getFirst().now());
    log.append(notes);
    owners.ended(
        rows.values().stream()
            .filter(r -> r.endReason() != null && !r.endReason().equals("refused"))
            .toList());
  }
}
