package org.unisono.app.sync.internal;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.unisono.connector.RemoteRecord;
import org.unisono.connector.RemoteRef;
import org.unisono.core.merge.Image;

/// A record of the other side, as it was last seen.
///
/// @param person the person it hangs on; null for what hangs on none
/// @param email of the person it is of or hangs on, lower case
/// @param localId ours, once linked
/// @param gone how it is known to be gone; null while it is there
record MirrorRow(
    RemoteRef ref,
    Map<String, Image> fields,
    @Nullable String campaign,
    @Nullable RemoteRef person,
    @Nullable String email,
    @Nullable String marker,
    @Nullable String gone,
    @Nullable UUID localId,
    boolean primary) {

  Image image(String field) {
    return fields.getOrDefault(field, new Image.Unknown(Image.Why.NOT_RETURNED));
  }

  RemoteRecord record() {
    return new RemoteRecord(ref, fields, Map.of(), marker, null);
  }
}
