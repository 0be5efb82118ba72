package org.unisono.app.campaigns.flows;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.app.campaigns.AddOutcome;
import org.unisono.app.campaigns.Cause;
import org.unisono.app.campaigns.MemberDraft;
import org.unisono.app.campaigns.Members;
import org.unisono.app.campaigns.internal.FlowLinkStore;
import org.unisono.app.flows.Flows;
import org.unisono.app.flows.RunOwner;
import org.unisono.core.Fault;
import org.unisono.core.acting.Origin;

/// In a journey, and in every exclusive campaign, a run is a membership: who may not be a member
// may
/// not run, who waits as a member waits with the run, and the end of one is the end of the other.
@Component
class JourneyOwner implements RunOwner {

  static final String KIND = "campaign";

  private final Members members;
  private final FlowLinkStore links;
  private final Flows flows;

  JourneyOwner(Members members, FlowLinkStore links, Flows flows) {
    this.members = members;
    this.links = links;
    this.flows = flows;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public List<Admission> mayStart(List<RunRequest> requests) {
    Map<UUID, List<RunRequest>> byCampaign = new LinkedHashMap<>();
    requests.forEach(r -> byCampaign.computeIfAbsent(r.ownerId(), _ -> new ArrayList<>()).add(r));
    var owners = links.owners(byCampaign.keySet());
    Map<RunRequest, Admission> answers = new HashMap<>();
    byCampaign.forEach((id, asked) -> answers.putAll(mayStart(id, owners.get(id), asked)));
    return requests.stream().map(r -> answers.getOrDefault(r, Admission.ADMITTED)).toList();
  }

  private Map<RunRequest, Admission> mayStart(
      UUID id, FlowLinkStore.@Nullable Owner owner, List<RunRequest> asked) {
    Map<RunRequest, Admission> answers = new HashMap<>();
    if (owner == null || owner.isOver()) {
      var why = Fault.at("", "campaignEnded", "This campaign has ended.");
      asked.forEach(r -> answers.put(r, new Admission.Refused(why)));
    } else if (owner.isJourney()) {
      var drafts = asked.stream().map(JourneyOwner::draft).toList();
      var outcomes = members.addAll(id, drafts);
      var standings = links.standings(asked.stream().map(RunRequest::personId).toList());
      for (int i = 0; i < asked.size(); i++) {
        var there = standings.get(id + ":" + asked.get(i).personId());
        boolean queued = there != null && there.standing().equals("queued");
        answers.put(asked.get(i), answer(outcomes.get(i), queued));
      }
    }
    return answers;
  }

  private static MemberDraft draft(RunRequest request) {
    return new MemberDraft(
        request.personId(), null, cause(request.origin()), "Flow " + request.flowName());
  }

  /// The cause decides, whatever carried it.
  private static Cause cause(Origin origin) {
    return switch (origin) {
      case UI, API, FLOW -> Cause.BEHAVIOUR;
      case IMPORT, BACKFILL -> Cause.IMPORT;
      case SYNC, MERGE, REPLAY, UNDO -> Cause.UNKNOWN;
    };
  }

  private static Admission answer(AddOutcome outcome, boolean queued) {
    return switch (outcome) {
      case AddOutcome.NotAdded(_, _, var fault) -> new Admission.Refused(fault);
      case AddOutcome.Queued _ -> Admission.QUEUED;
      case AddOutcome.Added _,
          AddOutcome.Raised _,
          AddOutcome.Reactivated _,
          AddOutcome.Unchanged _ ->
          queued ? Admission.QUEUED : Admission.ADMITTED;
    };
  }

  @Override
  public void ended(List<RunEnd> runs) {
    var owners = links.owners(runs.stream().map(RunEnd::ownerId).distinct().toList());
    var journeys = runs.stream().filter(r -> isJourney(owners.get(r.ownerId()))).toList();
    if (journeys.isEmpty()) {
      return;
    }
    var people = journeys.stream().map(RunEnd::personId).distinct().toList();
    Set<String> inAnother = new HashSet<>();
    flows.open(people).forEach(r -> inAnother.add(r.ownerId() + ":" + r.personId()));
    Map<UUID, List<UUID>> over = new LinkedHashMap<>();
    for (var run : journeys) {
      if (!inAnother.contains(run.ownerId() + ":" + run.personId())) {
        over.computeIfAbsent(run.ownerId(), _ -> new ArrayList<>()).add(run.personId());
      }
    }
    over.forEach((campaign, who) -> members.endAll(campaign, who, "flowEnded"));
  }

  private static boolean isJourney(FlowLinkStore.@Nullable Owner owner) {
    return owner != null && owner.isJourney();
  }
}
