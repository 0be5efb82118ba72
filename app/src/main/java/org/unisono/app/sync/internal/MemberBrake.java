package org.unisono.app.sync.internal;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.unisono.app.campaigns.Campaigns;

/// Holds a run that would change much of a campaign, until a person has said that it may.
@Component
class MemberBrake {

  private static final int FEW = 50;
  private static final int SHARE = 20;
  private static final String BRAKE = "brake";

  private final PendingStore pending;
  private final TwinStore twins;
  private final InboxStore inbox;
  private final MirrorStore mirror;
  private final Campaigns campaigns;

  MemberBrake(
      PendingStore pending,
      TwinStore twins,
      InboxStore inbox,
      MirrorStore mirror,
      Campaigns campaigns) {
    this.pending = pending;
    this.twins = twins;
    this.inbox = inbox;
    this.mirror = mirror;
    this.campaigns = campaigns;
  }

  /// More than fifty changes, and more than a twentieth of the larger side, need a person. What
  /// comes while the brake holds is held, and counted with the rest.
  void hold(Line line, UUID twinId) {
    var found = twins.of(line.id(), null, twinId);
    if (found.isEmpty() || found.getFirst().remoteId() == null) {
      return;
    }
    var twin = found.getFirst();
    int changes = pending.atBrake(line.id(), "member", twin.id());
    var campaign = campaigns.get(twin.campaignId());
    long size =
        Math.max(
            campaign.memberCount(),
            mirror.countMembers(line.id(), Objects.requireNonNull(twin.remoteId())));
    long limit = Math.max(FEW, size / SHARE);
    var subject = "brake:" + twin.id();
    if (changes <= limit || changes <= twin.allowance()) {
      pending.unpark(line.id(), "member", twin.id(), BRAKE);
      inbox.settle(line.id(), List.of(subject), List.of());
      return;
    }
    pending.park(line.id(), "member", twin.id(), BRAKE);
    inbox.ask(
        line.id(),
        List.of(
            Question.of(
                    BRAKE,
                    "tooMany",
                    Map.of("count", changes, "limit", limit),
                    subject,
                    campaign.name())
                .about(twin.id(), twin.campaignId(), null)
                .counting(changes)));
    line.count("waiting", 1);
  }
}
