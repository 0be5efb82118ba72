package org.unisono.app.flows;

import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Why a run is where it is: every step with the facts that made it happen, or not.
public record RunExplanation(Run run, List<Entry> steps) {

  /// @param what left, performed, waits, ended, stuck or hurried
  /// @param detail the exit taken, the outcome of the action, or what is waited for
  /// @param facts what was asked at that moment, and the answer
  public record Entry(
      Instant at, String step, int visit, String what, JsonNode detail, JsonNode facts) {}
}
