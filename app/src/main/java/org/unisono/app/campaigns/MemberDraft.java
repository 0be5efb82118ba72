package org.unisono.app.campaigns;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Somebody who is to be a member.
///
/// @param status by name; null for the ladder's default
/// @param reason why, in words for the history
/// @param fields values of the members' own custom fields, checked; null for none
public record MemberDraft(
    UUID personId,
    @Nullable String status,
    Cause cause,
    @Nullable String reason,
    @Nullable ObjectNode fields) {

  public MemberDraft(UUID personId, @Nullable String status, Cause cause, @Nullable String reason) {
    this(personId, status, cause, reason, null);
  }
}
