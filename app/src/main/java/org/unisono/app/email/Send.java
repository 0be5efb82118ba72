package org.unisono.app.email;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A mass mailing of a campaign.
///
/// @param state draft, filling (its mails are being written down), sending
/// @param counts deliveries by state
/// @param withheld how many, by reason
public record Send(
    UUID id,
    UUID campaignId,
    UUID templateId,
    String name,
    String topic,
    Audience audience,
    String state,
    Map<String, Integer> counts,
    Map<String, Integer> withheld,
    int version,
    Instant createdAt,
    @Nullable Instant startedAt) {

  /// Who gets it: the campaign's members who are queued or active, or a list.
  ///
  /// @param listId null for the members
  /// @param statuses only members who stand there; empty for all
  public record Audience(@Nullable UUID listId, @Nullable List<String> statuses) {

    public List<String> wantedStatuses() {
      return statuses == null ? List.of() : statuses;
    }
  }

  /// What starting it would do.
  ///
  /// @param people in the audience
  /// @param mails that would go out
  /// @param withheld how many would not, by reason
  public record Preview(int people, int mails, Map<String, Integer> withheld) {}
}
