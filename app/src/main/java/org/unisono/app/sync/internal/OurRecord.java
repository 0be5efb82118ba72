package org.unisono.app.sync.internal;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.unisono.connector.RemoteRef;
import org.unisono.core.merge.Image;

/// A record here that has a counterpart.
///
/// @param fields by our names
record OurRecord(
    UUID localId,
    String name,
    Map<String, Image> fields,
    @Nullable UUID twinId,
    @Nullable UUID campaignId,
    @Nullable UUID personId,
    RemoteRef remote) {

  String subject() {
    return campaignId != null ? "campaign:" + twinId : "person:" + localId;
  }
}
