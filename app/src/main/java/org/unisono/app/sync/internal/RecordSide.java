package org.unisono.app.sync.internal;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.unisono.connector.Push;
import org.unisono.connector.RemoteRef;
import org.unisono.connector.Stream;
import org.unisono.core.Fault;
import org.unisono.core.merge.Image;

/// Our side of a kind of record whose fields are kept the same.
interface RecordSide {

  /// `campaign` or `person`; the kind of what is pending.
  String kind();

  Stream stream();

  List<MappedField> maps(Line line, RemoteRef ref);

  /// Those that have a counterpart there.
  ///
  /// @param owner the twin, or the connection
  List<OurRecord> ours(Line line, UUID owner, List<UUID> locals);

  /// Stores values here, in the caller's transaction. Never throws for one of them.
  ///
  /// @param values by record, by our names
  /// @param seen what was there when that was decided; who shows something else in one of these
  ///     fields by now keeps it
  Stored store(Map<UUID, Map<String, Image>> values, Map<UUID, Map<String, Image>> seen);

  /// What became of values that were to be stored.
  ///
  /// @param refused why, by record
  /// @param moved who was changed meanwhile, and has to be decided about again
  record Stored(Map<UUID, Fault> refused, Set<UUID> moved) {

    boolean isOf(UUID id) {
      return !refused.containsKey(id) && !moved.contains(id);
    }
  }

  /// Whether a record shows something else by now in one of the fields that are to be stored.
  static boolean hasMoved(
      Map<String, Image> values, Map<String, Image> seen, Map<String, Image> now) {
    return values.keySet().stream()
        .anyMatch(f -> seen.containsKey(f) && !Objects.equals(seen.get(f), now.get(f)));
  }

  Push push(RemoteRef ref, Map<String, Image> fields, Map<String, Image> expected);
}
