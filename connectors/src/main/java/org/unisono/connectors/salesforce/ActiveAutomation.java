package org.unisono.connectors.salesforce;

import java.util.Set;

/// A flow, process or workflow rule that is switched on.
///
/// @param names by which a person can allow it
/// @param object that it listens to; empty where that cannot be read, which is taken for any
/// @param changes that it listens to
record ActiveAutomation(Set<String> names, String label, String object, Set<Change> changes) {

  /// What happens to a row.
  enum Change {
    CREATE,
    UPDATE,
    DELETE
  }

  boolean listens(Sobject written, Change change) {
    return (object.isEmpty() || object.equals(written.type())) && changes.contains(change);
  }
}
