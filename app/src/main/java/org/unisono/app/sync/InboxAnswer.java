package org.unisono.app.sync;

import org.jspecify.annotations.Nullable;

/// What a person answers.
///
/// @param take one of the item's answers
/// @param value our status name for `map`, a person for `link`, a campaign there for `pair`
public record InboxAnswer(
    @Nullable String kind,
    @Nullable String reason,
    @Nullable String field,
    @Nullable String take,
    @Nullable String value) {}
