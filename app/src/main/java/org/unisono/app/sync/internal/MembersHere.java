package org.unisono.app.sync.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.unisono.app.campaigns.AddOutcome;
import org.unisono.app.campaigns.Cause;
import org.unisono.app.campaigns.MemberDraft;
import org.unisono.app.campaigns.Members;
import org.unisono.core.Fault;

/// Writes members here: added in one go, statuses as the other side has them, and ended where they
/// are gone there.
@Component
class MembersHere {

  private final Members members;
  private final Attempts attempts;

  MembersHere(Members members, Attempts attempts) {
    this.members = members;
    this.attempts = attempts;
  }

  /// @param cases with a move to be made here
  /// @return the refused, by person
  Map<UUID, Fault> write(Line line, TwinRow twin, List<MemberCases.Case> cases) {
    Map<UUID, Fault> refused = new LinkedHashMap<>();
    List<MemberDraft> drafts = new ArrayList<>();
    for (var one : cases) {
      switch (one.move()) {
        case MemberMove.AddHere(var _, var status) ->
            drafts.add(new MemberDraft(one.id(), status, Cause.UNKNOWN, line.connector().name()));
        case MemberMove.StatusHere(var _, var status, var _) ->
            set(line, twin, one, status).ifPresent(f -> refused.put(one.id(), f));
        case MemberMove.EndHere _ -> end(twin, one).ifPresent(f -> refused.put(one.id(), f));
        case MemberMove.Rests _,
            MemberMove.AddThere _,
            MemberMove.StatusThere _,
            MemberMove.RemoveThere _,
            MemberMove.Asks _,
            MemberMove.UnknownStatus _,
            MemberMove.GoneThere _ -> {}
      }
    }
    if (!drafts.isEmpty()) {
      for (var outcome : members.addAll(twin.campaignId(), drafts)) {
        if (outcome instanceof AddOutcome.NotAdded(var id, var _, var fault)) {
          refused.put(id, fault);
        }
      }
    }
    return refused;
  }

  private Optional<Fault> set(Line line, TwinRow twin, MemberCases.Case one, String status) {
    var ours = Objects.requireNonNull(one.ours());
    return attempts.tried(
        () ->
            members.setStatus(
                twin.campaignId(), one.id(), ours.version(), status, line.connector().name()));
  }

  private Optional<Fault> end(TwinRow twin, MemberCases.Case one) {
    var ours = Objects.requireNonNull(one.ours());
    return attempts.tried(
        () -> members.end(twin.campaignId(), one.id(), ours.version(), "removedThere"));
  }
}
