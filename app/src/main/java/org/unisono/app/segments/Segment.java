package org.unisono.app.segments;

import java.time.Instant;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/// A rule with a name; who fits is asked anew each time.
///
/// @param rule in the shape of the rule language
/// @param sentence the rule in plain English
public record Segment(
    UUID id, String name, JsonNode rule, String sentence, int version, Instant createdAt) {}
