package org.unisono.app.sync.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.unisono.app.campaigns.AddOutcome;
import org.unisono.app.campaigns.Cause;
import org.unisono.app.campaigns.MemberDraft;
import org.unisono.app.campaigns.Members;
import org.unisono.app.campaigns.StatusChange;
import org.unisono.core.Fault;
import org.unisono.core.Refused;

/// Writes members here: added in one go, statuses as the other side has them, and ended where they
/// are gone there.
@Component
class MembersHere {

  private final Members members;

  MembersHere(Members members) {
    this.members = members;
  }

  /// @param cases with a move to be made here
  /// @return the refused, by person
  Map<UUID, Fault> write(Line line, TwinRow twin, List<MemberCases.Case> cases) {
    List<MemberDraft> drafts = new ArrayList<>();
    List<StatusChange> changes = new ArrayList<>();
    Map<UUID, Integer> leaving = new LinkedHashMap<>();
    for (var one : cases) {
      switch (one.move()) {
        case MemberMove.AddHere(var _, var status) ->
            drafts.add(new MemberDraft(one.id(), status, Cause.UNKNOWN, line.connector().name()));
        case MemberMove.StatusHere(var _, var status, var _) ->
            changes.add(new StatusChange(one.id(), version(one), status, line.connector().name()));
        case MemberMove.EndHere _ -> leaving.put(one.id(), version(one));
        case MemberMove.Rests _,
            MemberMove.Loses _,
            MemberMove.AddThere _,
            MemberMove.StatusThere _,
            MemberMove.RemoveThere _,
            MemberMove.Asks _,
            MemberMove.UnknownStatus _,
            MemberMove.GoneThere _ -> {}
      }
    }
    Map<UUID, Fault> refused = new LinkedHashMap<>();
    var campaign = twin.campaignId();
    if (!drafts.isEmpty()) {
      for (var outcome : members.addAll(campaign, drafts)) {
        if (outcome instanceof AddOutcome.NotAdded(var id, var _, var fault)) {
          refused.put(id, fault);
        }
      }
    }
    if (!changes.isEmpty()) {
      refused.putAll(faults(members.setStatuses(campaign, changes)));
    }
    if (!leaving.isEmpty()) {
      refused.putAll(faults(members.endAll(campaign, leaving, "removedThere")));
    }
    return refused;
  }

  private static Map<UUID, Fault> faults(Map<UUID, Refused> refused) {
    Map<UUID, Fault> faults = new LinkedHashMap<>();
    refused.forEach((person, why) -> faults.put(person, why.faults().getFirst()));
    return faults;
  }

  private static int version(MemberCases.Case one) {
    return Objects.requireNonNull(one.ours()).version();
  }
}
