package org.unisono.app.jobs;

import java.util.UUID;
import tools.jackson.databind.JsonNode;

/// Work that is waiting, or being done.
///
/// @param attempts how often it was begun before, 0 the first time
public record Task(UUID id, String kind, JsonNode payload, int attempts) {}
