package org.unisono.app.activities;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.unisono.core.Fault;
import org.unisono.core.Refusal;

/// What came of one activity.
public sealed interface ActivityOutcome {

  /// It stands in the log.
  ///
  /// @param personId null for a visitor whom nobody knows yet
  record Accepted(UUID id, @Nullable UUID personId) implements ActivityOutcome {}

  /// It stood there already; nothing was written.
  ///
  /// @param id the one that stands there
  record Duplicate(UUID id) implements ActivityOutcome {}

  record Refused(Refusal kind, List<Fault> faults) implements ActivityOutcome {}
}
