package org.unisono.app.activities.web;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.unisono.app.activities.NewActivity;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// An activity as it is posted.
///
/// @param id of the sender's: the same one twice is logged once
record ActivityBody(
    @Nullable String id,
    String type,
    @Nullable UUID personId,
    @Nullable String email,
    @Nullable String visitorId,
    @Nullable Instant at,
    @Nullable ObjectNode properties,
    @Nullable Boolean machine) {

  /// All who post share one space of ids, so that a retry with another token is still a repetition.
  private static final String SOURCE = "api";

  NewActivity activity() {
    return new NewActivity(
        SOURCE,
        id,
        type == null ? "" : type,
        personId,
        email,
        visitorId,
        at,
        properties == null ? JsonNodeFactory.instance.objectNode() : properties,
        Boolean.TRUE.equals(machine));
  }
}
