package org.unisono.app.campaigns.flows;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.unisono.app.campaigns.MembersChanged;
import org.unisono.app.campaigns.internal.FlowLinkStore;
import org.unisono.app.flows.Flows;
import org.unisono.app.flows.Run;
import org.unisono.app.flows.Triggers;
import org.unisono.app.jobs.FactListener;
import org.unisono.app.jobs.Lane;

/// Keeps runs in step with memberships: who was let in begins, who is out (ended, removed, moved)
/// leaves. Looks at all of the people's campaigns, as a change of one lets them into, or takes them
/// out of, another of the group.
@Component
class FollowMembers implements FactListener<MembersChanged> {

  private final Flows flows;
  private final Triggers triggers;
  private final FlowLinkStore links;

  FollowMembers(Flows flows, Triggers triggers, FlowLinkStore links) {
    this.flows = flows;
    this.triggers = triggers;
    this.links = links;
  }

  @Override
  public String name() {
    return "campaigns.followMembers";
  }

  @Override
  public Class<MembersChanged> fact() {
    return MembersChanged.class;
  }

  @Override
  public Lane lane() {
    return Lane.INTERACTIVE;
  }

  @Override
  public void on(MembersChanged fact) {
    triggers.changed(fact.people());
    var open = ofJourneys(flows.open(fact.people()));
    if (open.isEmpty()) {
      return;
    }
    var standings = links.standings(fact.people());
    List<Run> let = new ArrayList<>();
    Map<String, List<Run>> out = new HashMap<>();
    for (var run : open) {
      var there = standings.get(run.ownerId() + ":" + run.personId());
      if (there != null && there.standing().equals("active") && run.status().equals("queued")) {
        let.add(run);
      } else if (there != null && there.endedReason() != null) {
        out.computeIfAbsent(there.endedReason(), _ -> new ArrayList<>()).add(run);
      }
    }
    flows.admit(let);
    out.forEach((reason, runs) -> flows.stopAll(runs, reason));
  }

  private List<Run> ofJourneys(List<Run> runs) {
    var owned =
        runs.stream()
            .filter(r -> JourneyOwner.KIND.equals(r.ownerKind()) && r.ownerId() != null)
            .toList();
    if (owned.isEmpty()) {
      return List.of();
    }
    var owners = links.owners(owned.stream().map(Run::ownerId).distinct().toList());
    return owned.stream()
        .filter(r -> owners.get(r.ownerId()) instanceof FlowLinkStore.Owner o && o.isJourney())
        .toList();
  }
}
