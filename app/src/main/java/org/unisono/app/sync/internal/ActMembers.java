package org.unisono.app.sync.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.unisono.app.jobs.Turns;

/// Carries out what was planned for members: first here, in one transaction with the images; then
/// there, marked before, and kept when it is answered.
@Component
class ActMembers {

  private static final int CHUNK = 1_000;

  private final PendingStore pending;
  private final MemberCases cases;
  private final MembersHere membersHere;
  private final MembersThere membersThere;
  private final PeopleThere peopleThere;
  private final TwinStore twins;
  private final BaseStore bases;
  private final InboxStore inbox;
  private final LedgerStore ledger;

  ActMembers(
      PendingStore pending,
      MemberCases cases,
      MembersHere membersHere,
      MembersThere membersThere,
      PeopleThere peopleThere,
      TwinStore twins,
      BaseStore bases,
      InboxStore inbox,
      LedgerStore ledger) {
    this.pending = pending;
    this.cases = cases;
    this.membersHere = membersHere;
    this.membersThere = membersThere;
    this.peopleThere = peopleThere;
    this.twins = twins;
    this.bases = bases;
    this.inbox = inbox;
    this.ledger = ledger;
  }

  /// Those of one twin who are to be written there.
  ///
  /// @param missing who have no record there yet
  /// @param ready who have one
  private record Outward(List<UUID> missing, List<UUID> ready) {
    private Outward() {
      this(new ArrayList<>(), new ArrayList<>());
    }
  }

  void act(Line line, Turns turns) {
    Map<UUID, Outward> outward = new LinkedHashMap<>();
    PendingRow after = null;
    while (line.isOpen()) {
      var rows = pending.next(line.id(), "member", "planned", after, CHUNK);
      if (rows.isEmpty() || !line.knows(MemberCases.KINDS)) {
        break;
      }
      after = rows.getLast();
      Map<UUID, List<UUID>> byTwin = new LinkedHashMap<>();
      rows.forEach(
          r -> byTwin.computeIfAbsent(r.ownerId(), _ -> new ArrayList<>()).add(r.localId()));
      byTwin.forEach(
          (twin, ids) ->
              sort(
                  turns.turn(() -> twin(line, twin).map(t -> here(line, t, ids)).orElse(List.of())),
                  outward.computeIfAbsent(twin, _ -> new Outward())));
      outward.forEach((twin, those) -> there(line, twin, those, Rest.WAITS, turns));
    }
    outward.forEach(
        (twin, those) -> {
          there(line, twin, those, Rest.GOES, turns);
          turns.turn(
              () -> {
                spendAllowance(line, twin);
                return true;
              });
        });
  }

  /// Empty once the pair has been taken apart, or nothing travels for it any more.
  private Optional<TwinRow> twin(Line line, UUID id) {
    return twins.of(line.id(), null, id).stream().filter(t -> !t.stopped()).findFirst();
  }

  private static void sort(List<MemberCases.Case> cases, Outward outward) {
    cases.forEach(c -> (c.there() == null ? outward.missing() : outward.ready()).add(c.id()));
  }

  /// What was let through the brake is let through once.
  private void spendAllowance(Line line, UUID twin) {
    if (!pending.isAnythingPlanned(line.id(), "member", twin)) {
      twins.allow(twin, 0);
    }
  }

  /// What becomes of those who are fewer than are best sent at once.
  private enum Rest {
    WAITS,
    GOES
  }

  /// People first, as nobody is a member without a record; where that is switched on.
  private void there(Line line, UUID twin, Outward outward, Rest rest, Turns turns) {
    inParts(
        outward.missing(),
        line.connector().peopleAtOnce(),
        rest,
        part -> outward.ready().addAll(made(line, twin, part, turns)));
    inParts(
        outward.ready(),
        line.connector().membersAtOnce(),
        rest,
        part -> written(line, twin, part, turns));
  }

  private static void inParts(List<UUID> ids, int atOnce, Rest rest, Consumer<List<UUID>> part) {
    while (ids.size() >= atOnce || (rest == Rest.GOES && !ids.isEmpty())) {
      var some = ids.subList(0, Math.min(ids.size(), atOnce));
      part.accept(List.copyOf(some));
      some.clear();
    }
  }

  /// As they stand now: much may have been done since these were looked at.
  private List<MemberCases.Case> now(Line line, TwinRow twin, List<UUID> ids, Turns turns) {
    List<MemberCases.Case> now = new ArrayList<>();
    for (int from = 0; from < ids.size(); from += CHUNK) {
      var some = ids.subList(from, Math.min(ids.size(), from + CHUNK));
      now.addAll(turns.turn(() -> cases.of(line, twin, some)));
    }
    return now.stream().filter(ActMembers::goesOut).toList();
  }

  /// Makes people there.
  ///
  /// @return who has a record there now
  private List<UUID> made(Line line, UUID twinId, List<UUID> ids, Turns turns) {
    if (!line.isOpen()) {
      return List.of();
    }
    var found = twin(line, twinId);
    if (found.isEmpty()) {
      return List.of();
    }
    var twin = found.get();
    var missing = now(line, twin, ids, turns).stream().filter(c -> c.there() == null).toList();
    Set<UUID> asked = new LinkedHashSet<>(peopleThere.make(line, twin, missing, turns));
    turns.turn(
        () -> {
          pending.done(line.id(), "member", twin.id(), asked);
          return true;
        });
    return ids.stream().filter(id -> !asked.contains(id)).toList();
  }

  private void written(Line line, UUID twinId, List<UUID> ids, Turns turns) {
    if (!line.isOpen()) {
      return;
    }
    var found = twin(line, twinId);
    if (found.isEmpty()) {
      return;
    }
    var twin = found.get();
    var ready =
        now(line, twin, ids, turns).stream()
            .filter(c -> c.there() != null && PlanMembers.mayWrite(line, twin, c))
            .toList();
    if (!ready.isEmpty()) {
      membersThere.push(line, twin, ready, turns);
    }
  }

  private static boolean goesOut(MemberCases.Case one) {
    return one.move() instanceof MemberMove.AddThere
        || one.move() instanceof MemberMove.StatusThere
        || one.move() instanceof MemberMove.RemoveThere;
  }

  /// @return what is to be written there
  private List<MemberCases.Case> here(Line line, TwinRow twin, List<UUID> ids) {
    var all = cases.of(line, twin, ids);
    var inward =
        all.stream()
            .filter(c -> !goesOut(c) && isWritten(c) && PlanMembers.mayWrite(line, twin, c))
            .toList();
    var outward = all.stream().filter(ActMembers::goesOut).toList();
    var refused = membersHere.write(line, twin, inward);
    Map<UUID, BaseStore.Agreed> agreed = new LinkedHashMap<>();
    List<Note> notes = new ArrayList<>();
    List<Question> questions = new ArrayList<>();
    for (var one : inward) {
      var fault = refused.get(one.id());
      var note = MemberNotes.of(twin, one);
      if (fault == null) {
        notes.add(note);
        agreedHere(one).ifPresent(b -> agreed.put(one.id(), b));
      } else {
        questions.add(MemberQuestions.held(twin, one, fault, note.to()));
      }
    }
    bases.put(line.id(), "member", twin.id(), agreed);
    bases.forget(
        line.id(),
        "member",
        twin.id(),
        inward.stream()
            .filter(c -> c.move() instanceof MemberMove.EndHere && !refused.containsKey(c.id()))
            .map(MemberCases.Case::id)
            .toList());
    ledger.add(line.id(), line.runId(), notes);
    line.count("here", notes.size());
    line.count("added", (int) notes.stream().filter(n -> n.verb().equals("add")).count());
    line.count("removed", (int) notes.stream().filter(n -> n.verb().equals("remove")).count());
    line.count("waiting", questions.size());
    inbox.ask(line.id(), questions);
    var done = new LinkedHashSet<>(ids);
    outward.forEach(c -> done.remove(c.id()));
    var moved = all.stream().filter(ActMembers::isAsked).map(MemberCases.Case::id).toList();
    moved.forEach(done::remove);
    pending.add(line.id(), "member", twin.id(), moved);
    pending.done(line.id(), "member", twin.id(), done);
    return outward;
  }

  private static boolean isWritten(MemberCases.Case one) {
    return one.move() instanceof MemberMove.AddHere
        || one.move() instanceof MemberMove.StatusHere
        || one.move() instanceof MemberMove.EndHere;
  }

  /// What has become a question since it was planned is planned once more.
  private static boolean isAsked(MemberCases.Case one) {
    return one.move() instanceof MemberMove.Asks
        || one.move() instanceof MemberMove.UnknownStatus
        || one.move() instanceof MemberMove.GoneThere;
  }

  private static Optional<BaseStore.Agreed> agreedHere(MemberCases.Case one) {
    return switch (one.move()) {
      case MemberMove.AddHere(var row, var status) ->
          Optional.of(AgreedStatus.ofTheirs(status, row));
      case MemberMove.StatusHere(var row, var status, var _) ->
          Optional.of(AgreedStatus.ofTheirs(status, row));
      case MemberMove.EndHere _,
          MemberMove.Rests _,
          MemberMove.Loses _,
          MemberMove.AddThere _,
          MemberMove.StatusThere _,
          MemberMove.RemoveThere _,
          MemberMove.Asks _,
          MemberMove.UnknownStatus _,
          MemberMove.GoneThere _ ->
          Optional.empty();
    };
  }
}
