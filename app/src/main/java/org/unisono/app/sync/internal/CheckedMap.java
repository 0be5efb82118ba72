package org.unisono.app.sync.internal;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.unisono.connector.RecordKind;

/// A map that may be as it is.
public final class CheckedMap {

  private final UUID connection;
  private final RecordKind kind;
  private final Map<String, MapChanges.Row> rows;

  CheckedMap(UUID connection, RecordKind kind, Map<String, MapChanges.Row> rows) {
    this.connection = connection;
    this.kind = kind;
    this.rows = Map.copyOf(rows);
  }

  UUID connection() {
    return connection;
  }

  RecordKind kind() {
    return kind;
  }

  Map<String, MapChanges.Row> rows() {
    return rows;
  }

  /// Ours that are not as by default.
  public Set<String> changed() {
    return rows.keySet();
  }
}
