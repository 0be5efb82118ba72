package org.unisono.app.sync.internal;

import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.unisono.connector.RemoteRef;

/// The record there that a row speaks of, in its columns `remote_kind` and `remote_id`.
final class RemoteColumns {

  private RemoteColumns() {}

  /// Null where it speaks of none.
  static @Nullable RemoteRef of(Record row) {
    var id = row.get("remote_id", String.class);
    return id == null ? null : new RemoteRef(Words.kind(row.get("remote_kind", String.class)), id);
  }
}
