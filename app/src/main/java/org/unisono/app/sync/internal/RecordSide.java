package org.unisono.app.sync.internal;

import java.util.List;
import java.util.Map;
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
  /// @return the refused
  Map<UUID, Fault> store(Map<UUID, Map<String, Image>> values);

  Push push(RemoteRef ref, Map<String, Image> fields, Map<String, Image> expected);
}
