package org.unisono.connector;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the other system reports. It may report the same again; applying it twice is the same as
/// applying it once.
public sealed interface Change {

  RemoteRef ref();

  /// It is there, and looks like this now.
  record Upserted(RemoteRecord record) implements Change {
    @Override
    public RemoteRef ref() {
      return record.ref();
    }
  }

  /// It is gone, and this is how we know. There is no deletion without evidence. A part of a
  /// campaign is told as a [RecordKind#LIST] with the id of the part, whatever the vendor calls it:
  /// that says nothing about who was in it.
  record Deleted(RemoteRef ref, Evidence evidence, @Nullable Instant at) implements Change {}

  /// Two records became one; `ref` is gone.
  record Merged(RemoteRef ref, RemoteRef into) implements Change {}

  /// A lead became a contact; the lead can no longer be written.
  record Converted(RemoteRef ref, RemoteRef into) implements Change {}

  /// How a deletion is known.
  enum Evidence {
    DELETE_FEED,
    /// Asked for by its id, the vendor said that there is no such thing, or not at this place.
    NOT_FOUND,
    RECYCLE_BIN,
    /// Absent from two whole listings; see [Listing#provesGone].
    TWO_LISTINGS
  }
}
