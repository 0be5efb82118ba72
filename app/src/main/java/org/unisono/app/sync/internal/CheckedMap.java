package org.unisono.app.sync.internal;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.unisono.app.fields.FieldDefinition;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteField;

/// A map that may be as it is.
public final class CheckedMap {

  private final UUID connection;
  private final RecordKind kind;
  private final Map<String, MapChanges.Row> rows;
  private final List<RemoteField> fields;
  private final Collection<FieldDefinition> custom;

  /// @param fields of the kind, as they were when it was checked
  /// @param custom fields of ours that the kind has
  CheckedMap(
      UUID connection,
      RecordKind kind,
      Map<String, MapChanges.Row> rows,
      List<RemoteField> fields,
      Collection<FieldDefinition> custom) {
    this.fields = List.copyOf(fields);
    this.custom = List.copyOf(custom);
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

  /// Fields whose pairs of values change.
  ///
  /// @param was how the map was otherwise than by default
  List<Revalued> revalued(MapChanges was) {
    return Revalued.of(kind, fields, custom, was, new MapChanges(rows, was.version() + 1));
  }

  /// Ours that are not as by default.
  public Set<String> changed() {
    return rows.keySet();
  }
}
