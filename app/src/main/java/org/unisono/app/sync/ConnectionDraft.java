package org.unisono.app.sync;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A connection as somebody wants it to be.
///
/// @param settings what is not named stays as it is, what is null goes
/// @param secrets by setting; what is not named stays as it is
/// @param createPeople none, here, there or both
/// @param inclusion who may be made there, as a rule of segments; JSON null for everybody
public record ConnectionDraft(
    @Nullable String system,
    @Nullable String name,
    @Nullable String baseUrl,
    @Nullable Map<String, String> settings,
    @Nullable Map<String, String> secrets,
    @Nullable String createPeople,
    @Nullable JsonNode inclusion,
    @Nullable Boolean paused) {}
