package org.unisono.core.acting;

import java.util.Locale;

/// Where a change comes from. Loading is not behaviour: only the first three start flows and
/// workflow rules by themselves.
public enum Origin {
  UI,
  API,
  FLOW,
  SYNC,
  BACKFILL,
  IMPORT,
  MERGE,
  REPLAY,
  UNDO;

  /// Whether a change of this origin is something that somebody did, rather than data that was
  /// loaded.
  public boolean isBehaviour() {
    return this == UI || this == API || this == FLOW;
  }

  /// The word in JSON and in tables.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
