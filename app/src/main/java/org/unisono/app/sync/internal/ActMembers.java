package org.unisono.app.sync.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.unisono.app.jobs.Plug;
import org.unisono.app.jobs.Turns;
import org.unisono.connector.Push;
import org.unisono.connector.PushResult;
import org.unisono.connector.RemoteRecord;
import org.unisono.connector.Stream;
import org.unisono.core.merge.Agreement;
import org.unisono.core.merge.Image;

/// Carries out what was planned for members: first here, in one transaction with the images; then
/// there, marked before, and kept when it is answered.
@Component
class ActMembers {

  private static final int CHUNK = 1_000;

  private final PendingStore pending;
  private final MemberCases cases;
  private final MembersHere membersHere;
  private final PeopleThere peopleThere;
  private final TwinStore twins;
  private final MirrorStore mirror;
  private final BaseStore bases;
  private final InboxStore inbox;
  private final LedgerStore ledger;
  private final ConnectionStore connections;

  ActMembers(
      PendingStore pending,
      MemberCases cases,
      MembersHere membersHere,
      PeopleThere peopleThere,
      TwinStore twins,
      MirrorStore mirror,
      BaseStore bases,
      InboxStore inbox,
      LedgerStore ledger,
      ConnectionStore connections) {
    this.pending = pending;
    this.cases = cases;
    this.membersHere = membersHere;
    this.peopleThere = peopleThere;
    this.twins = twins;
    this.mirror = mirror;
    this.bases = bases;
    this.inbox = inbox;
    this.ledger = ledger;
    this.connections = connections;
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
      if (rows.isEmpty()) {
        break;
      }
      after = rows.getLast();
      Map<UUID, List<UUID>> byTwin = new LinkedHashMap<>();
      rows.forEach(
          r -> byTwin.computeIfAbsent(r.ownerId(), _ -> new ArrayList<>()).add(r.localId()));
      byTwin.forEach(
          (twin, ids) ->
              sort(
                  turns.turn(() -> here(line, twin(line, twin), ids)),
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

  private TwinRow twin(Line line, UUID id) {
    return twins.of(line.id(), null, id).getFirst();
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
    var twin = twin(line, twinId);
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
    var twin = twin(line, twinId);
    var ready =
        now(line, twin, ids, turns).stream()
            .filter(c -> c.there() != null && PlanMembers.mayWrite(line, twin, c))
            .toList();
    if (!ready.isEmpty()) {
      push(line, twin, ready, turns);
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
      case MemberMove.AddHere(var row, var status) -> Optional.of(base(status, row));
      case MemberMove.StatusHere(var row, var status, var _) -> Optional.of(base(status, row));
      case MemberMove.EndHere _,
          MemberMove.Rests _,
          MemberMove.AddThere _,
          MemberMove.StatusThere _,
          MemberMove.RemoveThere _,
          MemberMove.Asks _,
          MemberMove.UnknownStatus _,
          MemberMove.GoneThere _ ->
          Optional.empty();
    };
  }

  private static BaseStore.Agreed base(String ours, MirrorRow row) {
    return base(Image.of(ours), status(row), Made.BY_OTHERS);
  }

  /// Who made a row there.
  private enum Made {
    BY_US,
    BY_OTHERS
  }

  private static BaseStore.Agreed base(Image ours, Image theirs, Made made) {
    return new BaseStore.Agreed(Map.of("status", Agreement.of(ours, theirs)), made == Made.BY_US);
  }

  /// The status of a member there; it is the one field whose name tells so.
  static Image status(MirrorRow row) {
    return row.fields().entrySet().stream()
        .filter(e -> e.getKey().equalsIgnoreCase("status"))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(new Image.Blank());
  }

  private void push(Line line, TwinRow twin, List<MemberCases.Case> ready, Turns turns) {
    turns.turn(
        () -> {
          pending.sent(
              line.id(), "member", twin.id(), ready.stream().map(MemberCases.Case::id).toList());
          connections.beforeWriting(line, Stream.MEMBERS);
          return true;
        });
    var results = line.session().push(ready.stream().map(c -> push(twin, c)).toList());
    Plug.at("sync.membersWritten");
    for (int from = 0; from < ready.size(); from += CHUNK) {
      var some = ready.subList(from, Math.min(ready.size(), from + CHUNK));
      var theirs = results.subList(from, from + some.size());
      turns.turn(
          () -> {
            keep(line, twin, some, theirs);
            return true;
          });
    }
  }

  private static Push push(TwinRow twin, MemberCases.Case one) {
    return switch (one.move()) {
      case MemberMove.AddThere(var _, var status) ->
          new Push.AddMember(
              marker(twin, one.id()), twin.parts(), Objects.requireNonNull(one.there()), status);
      case MemberMove.StatusThere(var row, var give) ->
          new Push.SetMemberStatus(
              twin.parts(),
              Objects.requireNonNullElse(row.person(), one.there()),
              Objects.requireNonNull(ImageCodec.raw(give.value())),
              status(row));
      case MemberMove.RemoveThere(var row) ->
          new Push.RemoveOwnedMember(
              twin.parts(), Objects.requireNonNullElse(row.person(), one.there()));
      case MemberMove.Rests _,
          MemberMove.AddHere _,
          MemberMove.StatusHere _,
          MemberMove.EndHere _,
          MemberMove.Asks _,
          MemberMove.UnknownStatus _,
          MemberMove.GoneThere _ ->
          throw new IllegalStateException("nothing is written there");
    };
  }

  static String marker(TwinRow twin, UUID person) {
    return UUID.nameUUIDFromBytes((twin.id() + "/" + person).getBytes(StandardCharsets.UTF_8))
        .toString();
  }

  private void keep(
      Line line, TwinRow twin, List<MemberCases.Case> ready, List<PushResult> results) {
    List<Note> notes = new ArrayList<>();
    List<Question> questions = new ArrayList<>();
    List<UUID> done = new ArrayList<>();
    List<MirrorStore.Seen> seen = new ArrayList<>();
    Map<UUID, BaseStore.Agreed> agreed = new LinkedHashMap<>();
    for (int i = 0; i < ready.size(); i++) {
      var one = ready.get(i);
      var note = MemberNotes.of(twin, one);
      switch (Answered.of(line, results.get(i), mirror)) {
        case Answered.Stands(var record, var parts, var changed) -> {
          twins.addParts(twin.id(), parts);
          done.add(one.id());
          if (one.move() instanceof MemberMove.RemoveThere(var row)) {
            mirror.gone(line.id(), List.of(row.ref()), "removedByUs");
          } else {
            seen.add(ReadStreams.seen(line, record));
            agreed.put(one.id(), agreedThere(one, record));
          }
          if (changed) {
            notes.add(MemberNotes.at(note, record.ref()));
          }
        }
        case Answered.Refused(var code, var _, var message) -> {
          done.add(one.id());
          notes.add(MemberNotes.refused(note, code + ": " + message));
          questions.add(MemberQuestions.refused(twin, one, code, message));
          if (one.move() instanceof MemberMove.StatusThere(var row, var _)) {
            // Theirs stays as it is: a projection, which is said and not tried again.
            agreed.put(one.id(), base(ours(one), status(row), Made.BY_OTHERS));
          }
        }
        case Answered.Later(var reason) -> {
          if (reason != null) {
            questions.add(MemberQuestions.inDoubt(twin, one));
            done.add(one.id());
          }
        }
        case Answered.Again _ -> pending.add(line.id(), "member", twin.id(), List.of(one.id()));
      }
    }
    mirror.put(line.id(), seen);
    bases.put(line.id(), "member", twin.id(), agreed);
    ledger.add(line.id(), line.runId(), notes);
    inbox.ask(line.id(), questions);
    var written = notes.stream().filter(n -> !n.outcome().equals("refused")).toList();
    line.count("there", written.size());
    line.count("added", (int) written.stream().filter(n -> n.verb().equals("add")).count());
    line.count("removed", (int) written.stream().filter(n -> n.verb().equals("remove")).count());
    line.count("waiting", questions.size());
    pending.done(line.id(), "member", twin.id(), done);
  }

  private static BaseStore.Agreed agreedThere(MemberCases.Case one, RemoteRecord record) {
    var shown =
        record.fields().entrySet().stream()
            .filter(e -> e.getKey().equalsIgnoreCase("status"))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse(new Image.Blank());
    var made = one.move() instanceof MemberMove.AddThere ? Made.BY_US : Made.BY_OTHERS;
    return base(ours(one), shown, made);
  }

  private static Image ours(MemberCases.Case one) {
    return one.ours() == null ? new Image.Blank() : Image.of(one.ours().status());
  }
}
