package org.unisono.app.people;

import java.util.List;
import java.util.UUID;
import org.unisono.core.Fault;
import tools.jackson.databind.node.ObjectNode;

/// What came of one draft.
public sealed interface PutOutcome {

  /// A new person.
  record Created(UUID id) implements PutOutcome {}

  /// Somebody known, who has changed.
  ///
  /// @param before the values that were replaced, by name; null where there was none
  record Updated(UUID id, ObjectNode before) implements PutOutcome {}

  /// Somebody known; nothing said was new.
  record Unchanged(UUID id) implements PutOutcome {}

  /// Nobody was written.
  record NotPut(List<Fault> faults) implements PutOutcome {}
}
