package org.unisono.app.sync.internal;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.unisono.app.campaigns.Campaigns;
import org.unisono.app.campaigns.MemberStatus;
import org.unisono.app.campaigns.StatusDraft;
import org.unisono.app.sync.internal.InboxStore.Open;
import org.unisono.core.Refusal;
import org.unisono.core.Refused;

/// Carries out what a person answers about member statuses.
@Component
class AnswerStatuses {

  private final TwinStore twins;
  private final Campaigns campaigns;
  private final PendingStore pending;
  private final GoneStatuses gone;

  AnswerStatuses(TwinStore twins, Campaigns campaigns, PendingStore pending, GoneStatuses gone) {
    this.twins = twins;
    this.campaigns = campaigns;
    this.pending = pending;
    this.gone = gone;
  }

  void map(UUID connection, Open item, String ours) {
    var twin = Objects.requireNonNull(item.twinId());
    var ladder = campaigns.statuses(Objects.requireNonNull(item.campaignId()));
    var status =
        ladder.stream()
            .filter(s -> s.name().equalsIgnoreCase(ours.strip()))
            .findFirst()
            .orElseThrow(
                () ->
                    new Refused(
                        Refusal.RULE_BROKEN,
                        "/value",
                        "unknownStatus",
                        "This campaign has no status {status}. It has: {known}.",
                        Map.of(
                            "status",
                            ours,
                            "known",
                            String.join(", ", ladder.stream().map(MemberStatus::name).toList()))));
    twins.answerStatus(twin, Objects.requireNonNull(item.theirs()), status.name());
    pending.add(connection, "status", twin, List.of(Objects.requireNonNull(item.campaignId())));
    pending.release(connection, "member", twin);
  }

  /// The status is made here, below the first that counts as an answer.
  void addHere(UUID connection, Open item) {
    var campaign = Objects.requireNonNull(item.campaignId());
    int rank =
        campaigns.statuses(campaign).stream()
            .filter(MemberStatus::isDefault)
            .mapToInt(MemberStatus::rank)
            .findFirst()
            .orElse(0);
    var label = Objects.requireNonNull(item.theirs());
    campaigns.addStatus(campaign, new StatusDraft(label, rank, false, false, false, false));
    pending.add(connection, "status", Objects.requireNonNull(item.twinId()), List.of(campaign));
    pending.release(connection, "member", Objects.requireNonNull(item.twinId()));
  }

  /// What was deleted there is made again, with its members.
  void make(UUID connection, Open item) {
    var twin = Objects.requireNonNull(item.twinId());
    var campaign = Objects.requireNonNull(item.campaignId());
    gone.back(twin, List.of(StatusQuestions.label(item)));
    gone.forgetUnseen(connection, twin);
    pending.add(connection, "status", twin, List.of(campaign));
    pending.addMembers(connection, twin, campaign);
  }

  /// What was deleted there stays so; its members stay members here.
  void leaveAway(Open item) {
    var twin = Objects.requireNonNull(item.twinId());
    gone.leaveAway(twin, StatusQuestions.label(item));
    gone.forgetUnseen(item.connectionId(), twin);
    pending.release(item.connectionId(), "member", twin);
    // Who has meanwhile got another status goes there with it.
    pending.addMembers(item.connectionId(), twin, Objects.requireNonNull(item.campaignId()));
  }
}
