package org.unisono.app.activities;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Something that somebody did, as it is told to us. One of `personId`, `email` and `visitorId`
/// says who; a visitor together with one of the others becomes known.
///
/// @param source who tells; event ids are unique within it
/// @param eventId null when it cannot come twice
/// @param at null for now
/// @param machine whether a scanner or a proxy did it: then it moves nothing
public record NewActivity(
    String source,
    @Nullable String eventId,
    String type,
    @Nullable UUID personId,
    @Nullable String email,
    @Nullable String visitorId,
    @Nullable Instant at,
    ObjectNode properties,
    boolean machine) {

  public static NewActivity of(String source, String type, UUID person, ObjectNode properties) {
    return new NewActivity(source, null, type, person, null, null, null, properties, false);
  }
}
