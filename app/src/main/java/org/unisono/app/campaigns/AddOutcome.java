package org.unisono.app.campaigns;

import java.util.UUID;
import org.unisono.core.Fault;
import org.unisono.core.Refusal;

/// What came of adding one person.
public sealed interface AddOutcome {

  UUID personId();

  /// A new member.
  record Added(UUID personId) implements AddOutcome {}

  /// A new member who waits for another campaign of the group to end.
  record Queued(UUID personId) implements AddOutcome {}

  /// A member already, now with a higher status.
  record Raised(UUID personId, String from, String to) implements AddOutcome {}

  /// A member whose standing had ended, active again.
  record Reactivated(UUID personId) implements AddOutcome {}

  /// A member already; a status never moves down by adding.
  record Unchanged(UUID personId) implements AddOutcome {}

  /// Not let in.
  record NotAdded(UUID personId, Refusal kind, Fault fault) implements AddOutcome {}
}
