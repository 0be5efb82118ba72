package org.unisono.app.fields;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A validation rule as it is sent; in a change, what is null stays as it is.
///
/// @param subject campaign or member; fixed once set
/// @param rule the JSON of [org.unisono.core.rules.RuleCodec]
/// @param active true unless said
public record RuleDraft(
    @Nullable String subject,
    @Nullable String name,
    @Nullable JsonNode rule,
    @Nullable String message,
    @Nullable Boolean active) {}
