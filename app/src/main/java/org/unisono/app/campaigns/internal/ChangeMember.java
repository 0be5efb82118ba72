package org.unisono.app.campaigns.internal;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.app.campaigns.Campaign;
import org.unisono.app.campaigns.Cause;
import org.unisono.app.campaigns.MemberDraft;
import org.unisono.app.campaigns.MemberStatus;
import org.unisono.app.campaigns.Standing;
import org.unisono.app.edge.Versions;
import org.unisono.core.Refusal;
import org.unisono.core.Refused;
import tools.jackson.databind.node.ObjectNode;

/// A change by somebody's hand of one membership: any status, up or down, and the end.
@Component
public class ChangeMember {

  private final MemberStore members;
  private final MemberHistory history;
  private final Ladder ladder;
  private final Queues queues;
  private final MemberRules rules;
  private final MemberFields values;

  ChangeMember(
      MemberStore members,
      MemberHistory history,
      Ladder ladder,
      Queues queues,
      MemberRules rules,
      MemberFields values) {
    this.values = values;
    this.members = members;
    this.history = history;
    this.ladder = ladder;
    this.queues = queues;
    this.rules = rules;
  }

  /// @return false when the member has this status already
  public boolean status(
      Campaign campaign, UUID person, int seen, String name, @Nullable String reason) {
    var row = row(campaign, person);
    Versions.check(seen, row.version());
    var statuses = ladder.of(campaign.id());
    var to =
        statuses.stream()
            .filter(s -> s.name().equalsIgnoreCase(name.strip()))
            .findFirst()
            .orElseThrow(() -> unknownStatus(name, statuses));
    if (to.id().equals(row.statusId())) {
      return false;
    }
    rules
        .of(campaign, List.of(person))
        .fault(new MemberDraft(person, name, Cause.MANUAL, reason), to, row.standing())
        .ifPresent(
            broken -> {
              throw new Refused(Refusal.RULE_BROKEN, List.of(broken));
            });
    var from = statuses.stream().filter(s -> s.id().equals(row.statusId())).findFirst();
    members.setStatus(campaign.id(), person, to.id(), to.responded());
    history.add(
        List.of(
            new HistoryNote(
                campaign.id(),
                person,
                "status",
                from.map(MemberStatus::name).orElse(null),
                to.name(),
                reason)));
    history.respond(
        campaign.id(),
        List.of(new MemberStore.Decided(person, to.id(), row.standing(), "manual", reason)),
        "status");
    return true;
  }

  /// @param given values in their stored form; null takes one away
  /// @return false when they are there already
  public boolean fields(
      Campaign campaign, UUID person, int seen, ObjectNode given, @Nullable String reason) {
    var row = row(campaign, person);
    Versions.check(seen, row.version());
    var status =
        ladder.of(campaign.id()).stream()
            .filter(s -> s.id().equals(row.statusId()))
            .findFirst()
            .orElseThrow();
    var draft = new MemberDraft(person, null, Cause.MANUAL, reason, given);
    rules
        .of(campaign, List.of(person))
        .fault(draft, status, row.standing())
        .ifPresent(
            broken -> {
              throw new Refused(Refusal.RULE_BROKEN, List.of(broken));
            });
    var notes = values.put(campaign.id(), Map.of(person, given), reason);
    history.add(notes);
    return !notes.isEmpty();
  }

  static Refused unknownStatus(String name, List<MemberStatus> statuses) {
    return new Refused(
        Refusal.RULE_BROKEN,
        "/status",
        "unknownStatus",
        "This campaign has no status {status}. It has: {known}.",
        Map.of(
            "status",
            name,
            "known",
            String.join(", ", statuses.stream().map(MemberStatus::name).sorted().toList())));
  }

  /// Ends a membership and lets in who waits.
  public void end(Campaign campaign, UUID person, int seen, String reason) {
    var row = row(campaign, person);
    Versions.check(seen, row.version());
    queues.end(campaign.id(), campaign.policy().group(), List.of(person), reason);
  }

  /// @return those who really left
  public List<UUID> endAll(Campaign campaign, List<UUID> people, String reason) {
    return queues.end(campaign.id(), campaign.policy().group(), people, reason);
  }

  /// Ends it and keeps imports and rules from bringing the person back.
  public void remove(Campaign campaign, UUID person, int seen, @Nullable String reason) {
    end(campaign, person, seen, "removed");
    members.exclude(campaign.id(), person, reason);
    history.add(
        List.of(
            new HistoryNote(
                campaign.id(), person, "removed", null, Standing.ENDED.word(), reason)));
  }

  /// Their status goes back to the start too: who comes back another day begins anew.
  ///
  /// @return those who really left
  public List<UUID> withdraw(Campaign campaign, UUID cause, List<UUID> people) {
    var untouched = history.onlyTouchedBy(campaign.id(), cause, people);
    ladder.of(campaign.id()).stream()
        .filter(MemberStatus::isDefault)
        .findFirst()
        .ifPresent(start -> history.add(members.statusBack(campaign.id(), at(start, untouched))));
    queues.end(campaign.id(), campaign.policy().group(), untouched, "undone");
    return untouched;
  }

  private static List<MemberHistory.Before> at(MemberStatus status, List<UUID> people) {
    return people.stream().map(p -> new MemberHistory.Before(p, status.name(), false)).toList();
  }

  /// @return those whose membership is as it was before the mass change
  public List<UUID> takeBack(Campaign campaign, UUID cause, List<UUID> people) {
    var before = history.before(campaign.id(), cause, people);
    var lowered = before.stream().filter(b -> b.status() != null).toList();
    history.add(members.statusBack(campaign.id(), lowered));
    var returned = before.stream().filter(MemberHistory.Before::wasEnded);
    queues.end(
        campaign.id(),
        campaign.policy().group(),
        returned.map(MemberHistory.Before::personId).toList(),
        "undone");
    return before.stream().map(MemberHistory.Before::personId).toList();
  }

  private MemberRow row(Campaign campaign, UUID person) {
    return members
        .find(campaign.id(), person)
        .orElseThrow(() -> Refused.notFound("member", Objects.toString(person)));
  }
}
