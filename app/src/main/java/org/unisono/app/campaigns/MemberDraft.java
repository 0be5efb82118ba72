package org.unisono.app.campaigns;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Somebody who is to be a member.
///
/// @param status by name; null for the ladder's default
/// @param reason why, in words for the history
public record MemberDraft(
    UUID personId, @Nullable String status, Cause cause, @Nullable String reason) {}
