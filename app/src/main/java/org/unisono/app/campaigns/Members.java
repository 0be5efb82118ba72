package org.unisono.app.campaigns;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.unisono.app.campaigns.internal.AddMembers;
import org.unisono.app.campaigns.internal.ChangeMember;
import org.unisono.app.campaigns.internal.MemberHistory;
import org.unisono.app.campaigns.internal.MemberReport;
import org.unisono.app.edge.Page;
import org.unisono.app.edge.PageRequest;
import org.unisono.app.fields.FieldSubject;
import org.unisono.app.fields.Fields;
import org.unisono.app.jobs.Facts;
import org.unisono.core.Refused;
import org.unisono.core.acting.Acting;
import tools.jackson.databind.node.ObjectNode;

/// The door to members.
@Component
public class Members {

  private final Campaigns campaigns;
  private final AddMembers add;
  private final ChangeMember change;
  private final MemberReport report;
  private final MemberHistory history;
  private final Facts facts;
  private final Fields fields;

  Members(
      Campaigns campaigns,
      AddMembers add,
      ChangeMember change,
      MemberReport report,
      MemberHistory history,
      Facts facts,
      Fields fields) {
    this.fields = fields;
    this.campaigns = campaigns;
    this.add = add;
    this.change = change;
    this.report = report;
    this.history = history;
    this.facts = facts;
  }

  /// Adds people. Adding again never lowers a status; an ended member becomes active again with its
  /// history. Never throws for one person.
  ///
  /// @param drafts at most 1,000 people who exist
  /// @return an outcome per draft, in their order; refusals carry `unknownStatus`, `notAdmitted`,
  ///     `excluded`, `suppressed`, `exclusiveClash`,
  ///     `ruleBroken`
  /// @throws Refused `notFound` for the campaign
  @Transactional
  public List<AddOutcome> addAll(UUID campaign, List<MemberDraft> drafts) {
    var outcomes = add.add(campaigns.get(campaign), drafts);
    List<UUID> changed = new ArrayList<>();
    for (var outcome : outcomes) {
      switch (outcome) {
        case AddOutcome.Added _,
            AddOutcome.Queued _,
            AddOutcome.Raised _,
            AddOutcome.Reactivated _ ->
            changed.add(outcome.personId());
        case AddOutcome.Unchanged _, AddOutcome.NotAdded _ -> {}
      }
    }
    tell(campaign, changed);
    return outcomes;
  }

  /// Sets a status, up or down.
  ///
  /// @param seen the version of the member that the editor has read
  /// @throws Refused `notFound`, `stale`, `unknownStatus`, `ruleBroken`
  @Transactional
  public Member setStatus(
      UUID campaign, UUID person, int seen, String status, @Nullable String reason) {
    setStatuses(campaign, List.of(new StatusChange(person, seen, status, reason)))
        .values()
        .forEach(
            refused -> {
              throw refused;
            });
    return get(campaign, person);
  }

  /// Sets statuses, up or down. Never throws for one person.
  ///
  /// @param changes at most 1,000, one for each person
  /// @return the refused, by person: `notFound`, `stale`, `unknownStatus`, `ruleBroken`
  /// @throws Refused `notFound` for the campaign
  @Transactional
  public Map<UUID, Refused> setStatuses(UUID campaign, List<StatusChange> changes) {
    var outcome = change.statuses(campaigns.get(campaign), changes);
    tell(campaign, outcome.changed());
    return outcome.refused();
  }

  /// Sets values of the members' own custom fields; null takes one away, what is not named stays.
  ///
  /// @param seen the version of the member that the editor has read
  /// @throws Refused `notFound`, `stale`, `unknownField`, what [Fields#require] refuses,
  /// `ruleBroken`
  @Transactional
  public Member setFields(
      UUID campaign, UUID person, int seen, ObjectNode given, @Nullable String reason) {
    var checked = fields.require(FieldSubject.MEMBER, given, "/fields");
    if (change.fields(campaigns.get(campaign), person, seen, checked, reason)) {
      tell(campaign, List.of(person));
    }
    return get(campaign, person);
  }

  /// Ends a membership; the next who waits in an exclusive group is let in.
  ///
  /// @throws Refused `notFound`, `stale`
  @Transactional
  public Member end(UUID campaign, UUID person, int seen, String reason) {
    change.end(campaigns.get(campaign), person, seen, reason);
    tell(campaign, List.of(person));
    return get(campaign, person);
  }

  /// Ends those of these memberships that have not ended; the next who wait in an exclusive group
  /// are let in.
  ///
  /// @throws Refused `notFound` for the campaign
  @Transactional
  public void endAll(UUID campaign, List<UUID> people, String reason) {
    tell(campaign, change.endAll(campaigns.get(campaign), people, reason));
  }

  /// Ends memberships that are as they were read; the next who wait in an exclusive group are let
  /// in. Never throws for one person.
  ///
  /// @param seen the versions that were read, by person, at most 1,000
  /// @return the refused, by person: `notFound`, `stale`
  /// @throws Refused `notFound` for the campaign
  @Transactional
  public Map<UUID, Refused> endAll(UUID campaign, Map<UUID, Integer> seen, String reason) {
    var outcome = change.end(campaigns.get(campaign), seen, reason);
    tell(campaign, outcome.changed());
    return outcome.refused();
  }

  /// Ends a membership and writes an exclusion on this campaign; no list that others use is
  /// touched.
  ///
  /// @throws Refused `notFound`, `stale`
  @Transactional
  public void remove(UUID campaign, UUID person, int seen, @Nullable String reason) {
    change.remove(campaigns.get(campaign), person, seen, reason);
    tell(campaign, List.of(person));
  }

  /// Takes back what a mass change added: these memberships end with the reason `undone`, unless
  /// somebody has changed them since; their history stays.
  ///
  /// @param cause the mass change
  @Transactional
  public void withdraw(UUID campaign, UUID cause, List<UUID> people) {
    tell(campaign, change.withdraw(campaigns.get(campaign), cause, people));
  }

  /// Takes back what a mass change did to people who were members before: their status is what it
  /// was, and who was brought back has left again, unless somebody has changed them since. A first
  /// response stays, as responses do.
  ///
  /// @param cause the mass change
  @Transactional
  public void takeBack(UUID campaign, UUID cause, List<UUID> people) {
    tell(campaign, change.takeBack(campaigns.get(campaign), cause, people));
  }

  /// @throws Refused `notFound`
  public Member get(UUID campaign, UUID person) {
    return report.of(campaign, List.of(person)).stream()
        .findFirst()
        .orElseThrow(() -> Refused.notFound("member", person));
  }

  /// Those of the people who are or were members.
  ///
  /// @param people at most 1,000
  public List<Member> all(UUID campaign, Collection<UUID> people) {
    return report.of(campaign, people);
  }

  /// Latest people first; the removed only when `ended` is asked for.
  ///
  /// @param search the beginning of a name or an address
  public Page<Member> page(
      UUID campaign,
      @Nullable String status,
      @Nullable String standing,
      @Nullable String search,
      PageRequest page) {
    campaigns.get(campaign);
    return report.page(campaign, status, standing, search, page);
  }

  /// All campaigns that a person is or was in, the latest first.
  public List<Member> ofPerson(UUID person) {
    return report.ofPerson(person);
  }

  /// What happened to a membership, oldest first.
  public List<MemberHistoryEntry> history(UUID campaign, UUID person) {
    get(campaign, person);
    return history.of(campaign, person);
  }

  private void tell(UUID campaign, List<UUID> people) {
    if (!people.isEmpty()) {
      facts.publish(new MembersChanged(campaign, people, Acting.now().origin()));
    }
  }
}
