package org.unisono.app.campaigns.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.app.campaigns.Campaign;
import org.unisono.app.campaigns.Cause;
import org.unisono.app.campaigns.MemberDraft;
import org.unisono.app.campaigns.MemberStatus;
import org.unisono.app.campaigns.Standing;
import org.unisono.app.campaigns.StatusChange;
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

  /// What became of a set of changes.
  ///
  /// @param changed whose status is another one now
  /// @param refused by person
  public record Outcome(List<UUID> changed, Map<UUID, Refused> refused) {}

  /// @param changes one for each person
  public Outcome statuses(Campaign campaign, Collection<StatusChange> changes) {
    var people = changes.stream().map(StatusChange::personId).toList();
    var rows = members.find(campaign.id(), people);
    var statuses = ladder.of(campaign.id());
    var asked = rules.of(campaign, people);
    Map<UUID, Refused> refused = new LinkedHashMap<>();
    List<MemberStore.Decided> decided = new ArrayList<>();
    List<HistoryNote> notes = new ArrayList<>();
    for (var change : changes) {
      var person = change.personId();
      try {
        var row = row(rows, person);
        Versions.check(change.seen(), row.version());
        var to = named(change.status(), statuses);
        if (to.id().equals(row.statusId())) {
          continue;
        }
        var draft = new MemberDraft(person, change.status(), Cause.MANUAL, change.reason());
        unbroken(asked, draft, to, row.standing());
        var from = statuses.stream().filter(s -> s.id().equals(row.statusId())).findFirst();
        decided.add(
            new MemberStore.Decided(
                person, to.id(), row.standing(), Cause.MANUAL.word(), change.reason()));
        notes.add(
            new HistoryNote(
                campaign.id(),
                person,
                "status",
                from.map(MemberStatus::name).orElse(null),
                to.name(),
                change.reason()));
      } catch (Refused no) {
        refused.put(person, no);
      }
    }
    members.setStatuses(campaign.id(), decided);
    history.add(notes);
    history.respond(campaign.id(), decided, "status");
    return new Outcome(decided.stream().map(MemberStore.Decided::personId).toList(), refused);
  }

  private static MemberStatus named(String name, List<MemberStatus> statuses) {
    return statuses.stream()
        .filter(s -> s.name().equalsIgnoreCase(name.strip()))
        .findFirst()
        .orElseThrow(() -> unknownStatus(name, statuses));
  }

  private static void unbroken(
      MemberRules.Asked asked, MemberDraft draft, MemberStatus status, Standing standing) {
    asked
        .fault(draft, status, standing)
        .ifPresent(
            broken -> {
              throw new Refused(Refusal.RULE_BROKEN, List.of(broken));
            });
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
    unbroken(rules.of(campaign, List.of(person)), draft, status, row.standing());
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

  /// @param seen the versions that were read, by person
  public Outcome end(Campaign campaign, Map<UUID, Integer> seen, String reason) {
    var rows = members.find(campaign.id(), seen.keySet());
    Map<UUID, Refused> refused = new LinkedHashMap<>();
    seen.forEach(
        (person, version) -> {
          try {
            Versions.check(version, row(rows, person).version());
          } catch (Refused no) {
            refused.put(person, no);
          }
        });
    var leaving = seen.keySet().stream().filter(p -> !refused.containsKey(p)).toList();
    return new Outcome(endAll(campaign, leaving, reason), refused);
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
    return row(members.find(campaign.id(), List.of(person)), person);
  }

  private static MemberRow row(Map<UUID, MemberRow> rows, UUID person) {
    var row = rows.get(person);
    if (row == null) {
      throw Refused.notFound("member", person);
    }
    return row;
  }
}
