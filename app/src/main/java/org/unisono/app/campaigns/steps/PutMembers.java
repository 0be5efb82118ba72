package org.unisono.app.campaigns.steps;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.app.campaigns.AddOutcome;
import org.unisono.app.campaigns.Campaigns;
import org.unisono.app.campaigns.Cause;
import org.unisono.app.campaigns.MemberDraft;
import org.unisono.app.campaigns.Members;
import org.unisono.app.flows.StepCall;
import org.unisono.core.Fault;
import org.unisono.core.flows.Outcome;
import tools.jackson.databind.node.ObjectNode;

/// What both member steps do: they put people into a campaign (the flow's own, unless another is
/// named) with a status that never goes down by it.
@Component
class PutMembers {

  private static final Set<String> KNOWN = Set.of("campaignId", "status");

  private final Campaigns campaigns;
  private final Members members;

  PutMembers(Campaigns campaigns, Members members) {
    this.campaigns = campaigns;
    this.members = members;
  }

  private record Target(UUID campaign, @Nullable String status) {}

  List<Fault> check(ObjectNode params) {
    List<Fault> faults = new ArrayList<>();
    for (var name : params.propertyNames()) {
      if (!KNOWN.contains(name)) {
        faults.add(
            new Fault(
                "/" + name,
                "unknownField",
                "There is no field {name} here.",
                Map.of("name", name)));
      }
    }
    if (!params.has("campaignId")) {
      return faults;
    }
    var id = id(params.path("campaignId").asString(""));
    var campaign = id == null ? java.util.Optional.<UUID>empty() : exists(id);
    if (campaign.isEmpty()) {
      faults.add(Fault.at("/campaignId", "unknownCampaign", "There is no such campaign."));
    } else {
      status(campaign.get(), params, faults);
    }
    return faults;
  }

  private java.util.Optional<UUID> exists(UUID id) {
    return campaigns.find(id).map(c -> c.id());
  }

  private void status(UUID campaign, ObjectNode params, List<Fault> faults) {
    var status = params.path("status").asString("");
    var names = campaigns.statuses(campaign).stream().map(s -> s.name()).toList();
    if (!status.isBlank() && names.stream().noneMatch(status.strip()::equalsIgnoreCase)) {
      faults.add(
          new Fault(
              "/status",
              "unknownStatus",
              "This campaign has no status {status}. It has: {known}.",
              Map.of("status", status, "known", String.join(", ", names))));
    }
  }

  List<Outcome> perform(List<StepCall> calls) {
    Map<Target, List<Integer>> groups = new LinkedHashMap<>();
    for (int i = 0; i < calls.size(); i++) {
      var target = target(calls.get(i));
      if (target != null) {
        groups.computeIfAbsent(target, _ -> new ArrayList<>()).add(i);
      }
    }
    var outcomes = new @Nullable Outcome[calls.size()];
    groups.forEach((target, places) -> put(target, places, calls, outcomes));
    List<Outcome> answers = new ArrayList<>();
    for (var outcome : outcomes) {
      answers.add(
          Objects.requireNonNullElseGet(
              outcome, () -> new Outcome.Refused("unknownCampaign", Map.of())));
    }
    return answers;
  }

  private void put(
      Target target, List<Integer> places, List<StepCall> calls, @Nullable Outcome[] outcomes) {
    if (exists(target.campaign()).isEmpty()) {
      return;
    }
    var drafts =
        places.stream()
            .map(calls::get)
            .map(c -> new MemberDraft(c.personId(), target.status(), Cause.BEHAVIOUR, c.reason()))
            .toList();
    var added = members.addAll(target.campaign(), drafts);
    for (int i = 0; i < places.size(); i++) {
      outcomes[places.get(i)] =
          added.get(i) instanceof AddOutcome.NotAdded(_, _, var fault)
              ? new Outcome.Refused(fault.code(), fault.params())
              : new Outcome.Done();
    }
  }

  private static @Nullable Target target(StepCall call) {
    var named = call.params().path("campaignId");
    var campaign = named.isMissingNode() ? call.ownerId() : id(named.asString(""));
    var status = call.params().path("status").asString("");
    return campaign == null ? null : new Target(campaign, status.isBlank() ? null : status);
  }

  private static @Nullable UUID id(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException _) {
      return null;
    }
  }
}
