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
import org.unisono.core.acting.Acting;
import org.unisono.core.acting.Origin;

/// In a journey, and in every exclusive campaign, a run is a membership: who may not be a member
/// may not run, who waits as a member waits with the run, and the end of one is the end of the
/// other.
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
    var owners = links.owners(requests.stream().map(RunRequest::ownerId).distinct().toList());
    Map<Flow, List<RunRequest>> byFlow = new LinkedHashMap<>();
    Map<RunRequest, Admission> answers = new HashMap<>();
    for (var request : requests) {
      var owner = owners.get(request.ownerId());
      if (owner == null || owner.isOver()) {
        var why = Fault.at("", "campaignEnded", "This campaign has ended.");
        answers.put(request, new Admission.Refused(why));
      } else if (owner.isJourney()) {
        var flow = new Flow(request.ownerId(), request.asFlow());
        byFlow.computeIfAbsent(flow, _ -> new ArrayList<>()).add(request);
      }
    }
    byFlow.forEach((flow, asked) -> answers.putAll(enter(flow, asked)));
    return requests.stream().map(r -> answers.getOrDefault(r, Admission.ADMITTED)).toList();
  }

  /// A flow of a campaign, as which its members' history is written.
  private record Flow(UUID campaign, Acting acting) {}

  private Map<RunRequest, Admission> enter(Flow flow, List<RunRequest> asked) {
    var drafts = asked.stream().map(JourneyOwner::draft).toList();
    var outcomes = flow.acting().call(() -> members.addAll(flow.campaign(), drafts));
    var standings = links.standings(asked.stream().map(RunRequest::personId).toList());
    Map<RunRequest, Admission> answers = new HashMap<>();
    for (int i = 0; i < asked.size(); i++) {
      var there = standings.get(flow.campaign() + ":" + asked.get(i).personId());
      boolean queued = there != null && there.standing().equals("queued");
      answers.put(asked.get(i), answer(outcomes.get(i), queued));
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
    Map<Flow, List<UUID>> over = new LinkedHashMap<>();
    for (var run : journeys) {
      if (!inAnother.contains(run.ownerId() + ":" + run.personId())) {
        var flow = new Flow(run.ownerId(), run.asFlow());
        over.computeIfAbsent(flow, _ -> new ArrayList<>()).add(run.personId());
      }
    }
    over.forEach(
        (flow, who) -> flow.acting().run(() -> members.endAll(flow.campaign(), who, "flowEnded")));
  }

  private static boolean isJourney(FlowLinkStore.@Nullable Owner owner) {
    return owner != null && owner.isJourney();
  }
}
