package org.unisono.app.activities;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Something that somebody did.
///
/// @param type canonical, such as `form.submitted`
/// @param at when it happened; `recordedAt` is when it was taken in
public record Activity(
    UUID id,
    String type,
    @Nullable UUID personId,
    @Nullable String visitorId,
    Instant at,
    Instant recordedAt,
    ObjectNode properties,
    boolean machine,
    String source) {}
