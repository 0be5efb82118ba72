package org.unisono.app.campaigns.flows;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.unisono.app.campaigns.AddOutcome;
import org.unisono.app.campaigns.Campaign;
import org.unisono.app.campaigns.Campaigns;
import org.unisono.app.campaigns.Cause;
import org.unisono.app.campaigns.MemberDraft;
import org.unisono.app.campaigns.Members;
import org.unisono.app.campaigns.Style;
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

  private final Campaigns campaigns;
  private final Members members;
  private final FlowLinkStore links;
  private final Flows flows;

  JourneyOwner(Campaigns campaigns, Members members, FlowLinkStore links, Flows flows) {
    this.campaigns = campaigns;
    this.members = members;
    this.links = links;
    this.flows = flows;
  }

  @Override
  public String kind() {
    return KIND;
  }

  static boolean isJourney(Campaign campaign) {
    return campaign.policy().isExclusive() || campaign.style() == Style.JOURNEY;
  }

  @Override
  public List<Admission> mayStart(List<RunRequest> requests) {
    Map<UUID, List<RunRequest>> byCampaign = new LinkedHashMap<>();
    requests.forEach(r -> byCampaign.computeIfAbsent(r.ownerId(), _ -> new ArrayList<>()).add(r));
    Map<RunRequest, Admission> answers = new HashMap<>();
    byCampaign.forEach((id, asked) -> answers.putAll(mayStart(id, asked)));
    return requests.stream().map(r -> answers.getOrDefault(r, Admission.ADMITTED)).toList();
  }

  private Map<RunRequest, Admission> mayStart(UUID id, List<RunRequest> asked) {
    Map<RunRequest, Admission> answers = new HashMap<>();
    var campaign = campaigns.find(id);
    if (campaign.isEmpty() || campaign.get().hasEnded()) {
      var why = Fault.at("", "campaignEnded", "This campaign has ended.");
      asked.forEach(r -> answers.put(r, new Admission.Refused(why)));
    } else if (isJourney(campaign.get())) {
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
    var people = runs.stream().map(RunEnd::personId).distinct().toList();
    var standings = links.standings(people);
    var open = flows.open(people);
    for (var run : runs) {
      var there = standings.get(run.ownerId() + ":" + run.personId());
      boolean inAnother =
          open.stream()
              .anyMatch(
                  r -> run.ownerId().equals(r.ownerId()) && r.personId().equals(run.personId()));
      if (there != null && !there.standing().equals("ended") && !inAnother) {
        end(run);
      }
    }
  }

  private void end(RunEnd run) {
    var campaign = campaigns.find(run.ownerId());
    if (campaign.isPresent() && isJourney(campaign.get())) {
      int version = members.get(run.ownerId(), run.personId()).version();
      members.end(run.ownerId(), run.personId(), version, "flowEnded");
    }
  }
}
