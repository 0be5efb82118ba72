package org.unisono.app.campaigns.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.unisono.app.campaigns.AddOutcome;
import org.unisono.app.campaigns.Audience;
import org.unisono.app.campaigns.Cause;
import org.unisono.app.campaigns.MemberDraft;
import org.unisono.app.campaigns.Members;

/// Lets people of an audience in, in sets, and notes how they came.
@Component
class LetIn {

  private final Members members;
  private final AudienceStore store;

  LetIn(Members members, AudienceStore store) {
    this.members = members;
    this.store = store;
  }

  /// @param admitted how many are members by it
  /// @param refused how many were not let in
  record Count(int admitted, int refused) {}

  Count add(Audience audience, List<UUID> people) {
    var drafts =
        people.stream().map(person -> new MemberDraft(person, null, Cause.RULE, null)).toList();
    List<UUID> admitted = new ArrayList<>();
    int refused = 0;
    for (var outcome : members.addAll(audience.campaignId(), drafts)) {
      switch (outcome) {
        case AddOutcome.Added _, AddOutcome.Queued _, AddOutcome.Reactivated _ ->
            admitted.add(outcome.personId());
        case AddOutcome.NotAdded _ -> refused++;
        case AddOutcome.Raised _, AddOutcome.Unchanged _ -> {}
      }
    }
    if (!admitted.isEmpty()) {
      store.cameThrough(audience.campaignId(), audience.id(), admitted);
    }
    return new Count(admitted.size(), refused);
  }

  /// Ends what came through the audience; who came otherwise stays.
  void leave(Audience audience, List<UUID> people) {
    var standing = store.standing(audience.id(), people);
    if (!standing.isEmpty()) {
      members.endAll(audience.campaignId(), standing, "leftAudience");
    }
  }
}
