package org.unisono.app.flows.internal;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.unisono.core.flows.StableHash;
import tools.jackson.databind.node.ObjectNode;

/// Work to be added.
///
/// @param verb occurred, changed, proceed, stop or admit
record NewWork(
    UUID personId,
    String verb,
    @Nullable UUID runId,
    @Nullable String kind,
    Instant at,
    ObjectNode payload) {

  static final int SHARDS = 64;

  static int shard(UUID person) {
    return (int) StableHash.below(SHARDS, person, "", "shard");
  }
}
