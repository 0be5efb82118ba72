package org.unisono.app.campaigns.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.app.campaigns.AddOutcome;
import org.unisono.app.campaigns.Campaign;
import org.unisono.app.campaigns.Cause;
import org.unisono.app.campaigns.MemberDraft;
import org.unisono.app.campaigns.MemberStatus;
import org.unisono.app.campaigns.OnClash;
import org.unisono.app.campaigns.Standing;
import org.unisono.app.campaigns.internal.MemberStore.Decided;
import org.unisono.core.Fault;
import org.unisono.core.Refusal;
import org.unisono.core.acting.Acting;
import org.unisono.core.acting.Origin;
import tools.jackson.databind.node.ObjectNode;

/// Adds people to a campaign: admission, exclusions, exclusive groups and ranks are decided in
/// memory over one read, then written in sets.
@Component
public class AddMembers {

  private static final Set<Origin> FROM_ELSEWHERE =
      Set.of(Origin.SYNC, Origin.BACKFILL, Origin.REPLAY);

  private final MemberStore members;
  private final MemberHistory history;
  private final Ladder ladder;
  private final FirstTouches firstTouches;
  private final MemberRules rules;
  private final KeptOut keptOut;
  private final MemberFields values;

  AddMembers(
      MemberStore members,
      MemberHistory history,
      Ladder ladder,
      FirstTouches firstTouches,
      MemberRules rules,
      KeptOut keptOut,
      MemberFields values) {
    this.values = values;
    this.members = members;
    this.history = history;
    this.ladder = ladder;
    this.firstTouches = firstTouches;
    this.rules = rules;
    this.keptOut = keptOut;
  }

  /// @param drafts persons who exist
  /// @return an outcome per draft, in their order
  public List<AddOutcome> add(Campaign campaign, List<MemberDraft> drafts) {
    var people = new LinkedHashSet<UUID>();
    drafts.forEach(d -> people.add(d.personId()));
    var group = campaign.policy().group();
    if (campaign.policy().isExclusive() && group != null) {
      members.lockGroup(group, people);
    }
    var decision = new Decision(campaign, ladder.of(campaign.id()), people, group);
    List<AddOutcome> outcomes = new ArrayList<>();
    drafts.forEach(draft -> outcomes.add(decision.decide(draft)));
    decision.write();
    return outcomes;
  }

  private final class Decision {

    private final Campaign campaign;
    private final @Nullable String group;
    private final Map<String, MemberStatus> byName = new HashMap<>();
    private final Map<UUID, MemberStatus> byId = new HashMap<>();
    private final Map<UUID, MemberRow> there;
    private final Map<UUID, UUID> elsewhere;
    private final Set<UUID> excluded;
    private final Set<UUID> suppressed;
    private final MemberRules.Asked asked;
    private final Map<UUID, Decided> decided = new LinkedHashMap<>();
    private final Map<UUID, List<UUID>> moved = new HashMap<>();
    private final Map<UUID, ObjectNode> given = new LinkedHashMap<>();
    private final List<HistoryNote> notes = new ArrayList<>();
    private final List<UUID> lifted = new ArrayList<>();

    private Decision(
        Campaign campaign,
        List<MemberStatus> statuses,
        Collection<UUID> people,
        @Nullable String group) {
      this.campaign = campaign;
      this.group = group;
      statuses.forEach(
          s -> {
            byName.put(s.name().toLowerCase(Locale.ROOT), s);
            byId.put(s.id(), s);
          });
      this.there = members.find(campaign.id(), people);
      this.excluded = members.excluded(campaign.id(), people);
      this.elsewhere =
          group == null ? Map.of() : members.activeElsewhere(group, campaign.id(), people);
      this.suppressed = keptOut.of(campaign.id(), people);
      this.asked = rules.of(campaign, people);
    }

    private AddOutcome decide(MemberDraft draft) {
      var status = status(draft);
      if (status == null) {
        return refuse(
            draft,
            Refusal.RULE_BROKEN,
            "/status",
            "unknownStatus",
            "This campaign has no status {status}. It has: {known}.",
            Map.of("status", String.valueOf(draft.status()), "known", names()));
      }
      if (!campaign.policy().admission().contains(draft.cause())) {
        return refuse(
            draft,
            Refusal.RULE_BROKEN,
            "",
            "notAdmitted",
            "This campaign takes nobody in whose cause is {cause}.",
            Map.of("cause", draft.cause().word()));
      }
      if (excluded.contains(draft.personId()) && !lifts(draft)) {
        return refuse(
            draft,
            Refusal.CLASH,
            "",
            "excluded",
            "This person was removed from the campaign; only a person can add them again.",
            Map.of());
      }
      if (suppressed.contains(draft.personId()) && draft.cause() != Cause.MANUAL) {
        return refuse(
            draft,
            Refusal.CLASH,
            "",
            "suppressed",
            "A suppression list keeps this person out of the campaign.",
            Map.of());
      }
      var row = there.get(draft.personId());
      if (row != null && row.standing() != Standing.ENDED) {
        return raise(draft, row, status);
      }
      return join(draft, row, status);
    }

    private boolean lifts(MemberDraft draft) {
      if (draft.cause() == Cause.MANUAL) {
        lifted.add(draft.personId());
        return true;
      }
      return false;
    }

    private @Nullable MemberStatus status(MemberDraft draft) {
      if (draft.status() == null) {
        return byId.values().stream().filter(MemberStatus::isDefault).findFirst().orElse(null);
      }
      return byName.get(draft.status().strip().toLowerCase(Locale.ROOT));
    }

    private String names() {
      return String.join(", ", byId.values().stream().map(MemberStatus::name).sorted().toList());
    }

    /// Adding again never lowers, and never empties.
    private AddOutcome raise(MemberDraft draft, MemberRow row, MemberStatus status) {
      var was = java.util.Objects.requireNonNull(byId.get(row.statusId()));
      boolean rises = draft.status() != null && status.rank() > was.rank();
      if (!rises && draft.fields() == null) {
        return new AddOutcome.Unchanged(draft.personId());
      }
      var broken = broken(draft, rises ? status : was, row.standing());
      if (broken.isPresent()) {
        return refuse(draft, broken.get());
      }
      value(draft);
      if (!rises) {
        return new AddOutcome.Unchanged(draft.personId());
      }
      put(draft, status, row.standing());
      note(draft, "status", was.name(), status.name());
      return new AddOutcome.Raised(draft.personId(), was.name(), status.name());
    }

    private AddOutcome join(MemberDraft draft, @Nullable MemberRow row, MemberStatus status) {
      var clash = elsewhere.get(draft.personId());
      if (clash != null && onClash() == OnClash.KEEP) {
        return refuse(
            draft,
            Refusal.CLASH,
            "",
            "exclusiveClash",
            "This person is active in another campaign of the group {group}.",
            Map.of("group", String.valueOf(group), "campaignId", clash));
      }
      var standing =
          clash != null && onClash() == OnClash.QUEUE ? Standing.QUEUED : Standing.ACTIVE;
      var broken = broken(draft, row == null ? status : higher(draft, row, status), standing);
      if (broken.isPresent()) {
        return refuse(draft, broken.get());
      }
      value(draft);
      if (clash != null && onClash() == OnClash.MOVE) {
        moved.computeIfAbsent(clash, _ -> new ArrayList<>()).add(draft.personId());
      }
      return row == null ? enter(draft, status, standing) : comeBack(draft, row, status, standing);
    }

    /// Another system's word takes nobody out of a campaign here.
    private OnClash onClash() {
      var wanted = campaign.policy().onClash();
      return wanted == OnClash.MOVE && FROM_ELSEWHERE.contains(Acting.now().origin())
          ? OnClash.KEEP
          : wanted;
    }

    private AddOutcome enter(MemberDraft draft, MemberStatus status, Standing standing) {
      put(draft, status, standing);
      note(draft, "added", null, status.name());
      return standing == Standing.QUEUED
          ? new AddOutcome.Queued(draft.personId())
          : new AddOutcome.Added(draft.personId());
    }

    private AddOutcome comeBack(
        MemberDraft draft, MemberRow row, MemberStatus status, Standing standing) {
      var was = java.util.Objects.requireNonNull(byId.get(row.statusId()));
      var now = higher(draft, row, status);
      put(draft, now, standing);
      note(draft, "standing", Standing.ENDED.word(), standing.word());
      if (!now.equals(was)) {
        note(draft, "status", was.name(), now.name());
      }
      return new AddOutcome.Reactivated(draft.personId());
    }

    private MemberStatus higher(MemberDraft draft, MemberRow row, MemberStatus status) {
      var was = java.util.Objects.requireNonNull(byId.get(row.statusId()));
      return draft.status() != null && status.rank() > was.rank() ? status : was;
    }

    private Optional<Fault> broken(MemberDraft draft, MemberStatus status, Standing standing) {
      return asked.fault(draft, status, standing);
    }

    private void value(MemberDraft draft) {
      if (draft.fields() != null) {
        given.put(draft.personId(), draft.fields());
      }
    }

    private void put(MemberDraft draft, MemberStatus status, Standing standing) {
      var person = draft.personId();
      decided.put(
          person, new Decided(person, status.id(), standing, draft.cause().word(), draft.reason()));
      there.put(person, new MemberRow(person, status.id(), standing, null, 0));
    }

    private void note(MemberDraft draft, String what, @Nullable String from, String to) {
      notes.add(new HistoryNote(campaign.id(), draft.personId(), what, from, to, draft.reason()));
    }

    private AddOutcome refuse(
        MemberDraft draft,
        Refusal kind,
        String pointer,
        String code,
        String message,
        Map<String, Object> params) {
      return new AddOutcome.NotAdded(
          draft.personId(), kind, new Fault(pointer, code, message, params));
    }

    private AddOutcome refuse(MemberDraft draft, Fault broken) {
      lifted.remove(draft.personId());
      return new AddOutcome.NotAdded(draft.personId(), Refusal.RULE_BROKEN, broken);
    }

    private void write() {
      moved.forEach(
          (other, people) -> {
            members.end(other, people, "moved");
            people.forEach(
                p ->
                    notes.add(
                        new HistoryNote(
                            other,
                            p,
                            "standing",
                            Standing.ACTIVE.word(),
                            Standing.ENDED.word(),
                            "moved")));
          });
      if (!lifted.isEmpty()) {
        members.liftExclusions(campaign.id(), lifted);
      }
      members.write(campaign.id(), group, 0, decided.values());
      notes.addAll(values.put(campaign.id(), given, null));
      history.add(notes);
      history.respond(campaign.id(), decided.values(), "status");
      firstTouches.set(campaign.id(), decided.keySet());
    }
  }
}
