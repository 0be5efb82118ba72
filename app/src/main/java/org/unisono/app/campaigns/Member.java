package org.unisono.app.campaigns;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// One person in one campaign.
///
/// @param endedReason why the standing ended; null while it has not
/// @param firstRespondedAt never disappears once there
/// @param fields values of the members' own custom fields
public record Member(
    UUID campaignId,
    UUID personId,
    MemberPerson person,
    String status,
    int statusRank,
    boolean responded,
    boolean success,
    String standing,
    @Nullable String endedReason,
    String cause,
    String actor,
    @Nullable String reason,
    @Nullable Instant firstRespondedAt,
    Instant joinedAt,
    Instant updatedAt,
    ObjectNode fields,
    int version) {

  /// Who the member is, as far as a list shows it.
  public record MemberPerson(
      UUID id, @Nullable String name, @Nullable String email, String kind, String stage) {}
}
