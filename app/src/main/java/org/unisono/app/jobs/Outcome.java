package org.unisono.app.jobs;

import java.time.Instant;
import tools.jackson.databind.JsonNode;

/// What came of a task. What rises instead is tried again, later and later, and ends among the dead
/// letters.
public sealed interface Outcome {

  Outcome DONE = new Done();

  /// The task is done and leaves.
  record Done() implements Outcome {}

  /// The task stays, with what to go on from.
  ///
  /// @param due not before
  record Again(JsonNode payload, Instant due) implements Outcome {}
}
