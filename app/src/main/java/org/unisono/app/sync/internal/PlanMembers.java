package org.unisono.app.sync.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.app.jobs.Turns;
import org.unisono.app.sync.PlannedWrite.FieldWrite;
import org.unisono.connector.Stream;
import org.unisono.core.merge.Agreement;

/// Looks at members that moved on either side and says what would become of them. What may be
/// written is left as planned, what may not waits with its reason, what differs is asked. Then the
/// brake: a twin in which too much would change stops and asks.
@Component
class PlanMembers {

  private static final int CHUNK = 1_000;

  private final Stores stores;
  private final MemberCases cases;
  private final TwinStore twins;
  private final Plans plans;
  private final Bridges bridges;
  private final StatusQuestions statuses;
  private final MemberBrake brake;
  private final Inclusion inclusion;

  PlanMembers(
      Stores stores,
      MemberCases cases,
      TwinStore twins,
      Plans plans,
      Bridges bridges,
      StatusQuestions statuses,
      MemberBrake brake,
      Inclusion inclusion) {
    this.statuses = statuses;
    this.brake = brake;
    this.inclusion = inclusion;
    this.stores = stores;
    this.cases = cases;
    this.twins = twins;
    this.plans = plans;
    this.bridges = bridges;
  }

  /// What is kept of it.
  @Component
  record Stores(
      PendingStore pending,
      BaseStore bases,
      InboxStore inbox,
      LedgerStore ledger,
      GoneStatuses gone) {}

  void plan(Line line, Turns turns) {
    PendingRow after = null;
    Set<UUID> touched = new LinkedHashSet<>();
    while (true) {
      var rows = stores.pending().next(line.id(), "member", "new", after, CHUNK);
      if (rows.isEmpty() || !line.knows(MemberCases.KINDS)) {
        break;
      }
      after = rows.getLast();
      Map<UUID, List<UUID>> byTwin = new LinkedHashMap<>();
      rows.forEach(
          r -> byTwin.computeIfAbsent(r.ownerId(), _ -> new ArrayList<>()).add(r.localId()));
      touched.addAll(byTwin.keySet());
      byTwin.forEach(
          (twin, ids) ->
              turns.turn(
                  () -> {
                    plan(line, twin, ids);
                    return true;
                  }));
    }
    touched.forEach(
        twin ->
            turns.turn(
                () -> {
                  stores.inbox().settleStatuses(line.id(), twin);
                  brake.hold(line, twin);
                  return true;
                }));
  }

  private void plan(Line line, UUID twinId, List<UUID> ids) {
    var twin = twins.of(line.id(), null, twinId).stream().findFirst().orElse(null);
    if (twin != null && !twin.stopped() && twin.remoteId() == null) {
      expect(line, twin, ids);
      return;
    }
    if (twin == null || twin.stopped()) {
      var because = twin != null && twin.gone() != null ? HeadStore.GONE : "stopped";
      stores
          .pending()
          .plan(line.id(), "member", twinId, ids.stream().map(PlanMembers::bare).toList(), because);
      return;
    }
    List<PendingStore.Planned> planned = new ArrayList<>();
    List<PendingStore.Planned> watched = new ArrayList<>();
    List<PendingStore.Planned> asked = new ArrayList<>();
    List<Question> questions = new ArrayList<>();
    Map<String, Integer> unknown = new LinkedHashMap<>();
    Map<UUID, BaseStore.Agreed> agreed = new LinkedHashMap<>();
    List<Note> lost = new ArrayList<>();
    Set<UUID> done = new LinkedHashSet<>(ids);
    List<String> subjects = new ArrayList<>();
    List<MemberCases.Case> absent = new ArrayList<>();
    var all = cases.of(line, twin, ids);
    var outside = outside(line, all);
    var gone = stores.gone().of(twin.id());
    for (var one : all) {
      subjects.add(MemberQuestions.subject(twin, one));
      switch (one.move()) {
        case MemberMove.Rests(var base) -> {
          if (base != null) {
            agreed.put(one.id(), new BaseStore.Agreed(Map.of("status", base), false));
          }
        }
        case MemberMove.Loses(var row, var before) -> {
          if (mayWrite(line, twin, one)) {
            lost.add(MemberNotes.of(twin, one));
            var next = Agreement.of(before.ours(), AgreedStatus.status(row));
            agreed.put(one.id(), new BaseStore.Agreed(Map.of("status", next), false));
          }
        }
        case MemberMove.Asks asks -> questions.add(MemberQuestions.conflict(twin, one, asks));
        case MemberMove.GoneThere(var row) -> questions.add(MemberQuestions.gone(twin, one, row));
        case MemberMove.UnknownStatus(var row, var label) -> {
          unknown.merge(label, 1, Integer::sum);
          asked.add(new PendingStore.Planned(one.id(), one.name(), "[]"));
          done.remove(one.id());
        }
        case MemberMove.AddHere _,
            MemberMove.StatusHere _,
            MemberMove.EndHere _,
            MemberMove.AddThere _,
            MemberMove.StatusThere _,
            MemberMove.RemoveThere _ -> {
          var without = placeless(line, one.move(), gone);
          if (without != null) {
            // There is no place for it there before somebody has said what becomes of it.
            if (without.isOpen()) {
              asked.add(new PendingStore.Planned(one.id(), one.name(), "[]"));
              done.remove(one.id());
            }
          } else if (one.move() instanceof MemberMove.AddThere(var to, var _)
              && to == null
              && !line.createPeople().there()) {
            absent.add(one);
          } else if (outside.contains(one.id())) {
            questions.add(MemberQuestions.outside(twin, one));
          } else if (isPossible(line, one)) {
            var step = step(twin, one);
            var row = new PendingStore.Planned(one.id(), one.name(), plans.write(List.of(step)));
            (mayWrite(line, twin, one) ? planned : watched).add(row);
            done.remove(one.id());
          }
        }
      }
    }
    questions.addAll(notThere(line, twin, absent));
    questions.addAll(statuses.of(line, twin, unknown));
    stores.bases().put(line.id(), "member", twin.id(), agreed);
    stores.ledger().add(line.id(), line.runId(), lost);
    stores.inbox().ask(line.id(), questions);
    stores.inbox().settle(line.id(), subjects, questions);
    line.count(
        "conflicts", (int) questions.stream().filter(q -> q.kind().equals("conflict")).count());
    line.count("waiting", questions.size());
    stores.pending().plan(line.id(), "member", twin.id(), planned, null);
    stores.pending().plan(line.id(), "member", twin.id(), watched, "watch");
    stores.pending().plan(line.id(), "member", twin.id(), asked, "status");
    stores.pending().done(line.id(), "member", twin.id(), done);
  }

  /// @return what has been deleted there, where the move would need it; else null
  private static GoneStatuses.@Nullable Gone placeless(
      Line line, MemberMove move, List<GoneStatuses.Gone> gone) {
    var label =
        switch (move) {
          case MemberMove.AddThere(var _, var status) -> status;
          case MemberMove.StatusThere(var _, var give, var _, var _) ->
              ImageCodec.raw(give.value());
          default -> null;
        };
    return label == null
        ? null
        : gone.stream().filter(g -> g.holds(line, label)).findFirst().orElse(null);
  }

  private List<Question> notThere(Line line, TwinRow twin, List<MemberCases.Case> absent) {
    if (absent.isEmpty()) {
      return List.of();
    }
    var bridged = bridges.unassigned(line, absent.stream().map(MemberCases.Case::id).toList());
    // Where members cannot go out, only who is on their way there is worth a question.
    boolean goesOut = line.reach(Stream.MEMBERS).reach().goesOut();
    return absent.stream()
        .filter(one -> goesOut || bridged.containsKey(one.id()))
        .map(one -> MemberQuestions.notThere(twin, one, bridged.get(one.id())))
        .toList();
  }

  /// Who would have to be made there and may not, by the connection's rule.
  private Set<UUID> outside(Line line, List<MemberCases.Case> all) {
    if (line.inclusion() == null || !line.createPeople().there()) {
      return Set.of();
    }
    Set<UUID> outside = new LinkedHashSet<>();
    all.stream()
        .filter(c -> c.move() instanceof MemberMove.AddThere(var to, var _) && to == null)
        .forEach(c -> outside.add(c.id()));
    outside.removeAll(inclusion.among(line.inclusion(), outside));
    return outside;
  }

  /// Members of a campaign that is yet to be made there wait for it.
  private void expect(Line line, TwinRow twin, List<UUID> ids) {
    List<PendingStore.Planned> waiting = new ArrayList<>();
    for (var one : cases.of(line, twin, ids)) {
      if (one.move() instanceof MemberMove.AddThere) {
        waiting.add(
            new PendingStore.Planned(one.id(), one.name(), plans.write(List.of(step(twin, one)))));
      }
    }
    Set<UUID> done = new LinkedHashSet<>(ids);
    waiting.forEach(w -> done.remove(w.localId()));
    stores.pending().plan(line.id(), "member", twin.id(), waiting, "watch");
    stores.pending().done(line.id(), "member", twin.id(), done);
  }

  private static PendingStore.Planned bare(UUID id) {
    return new PendingStore.Planned(id, "", "[]");
  }

  /// Whether the system lets it be written at all, however it is armed.
  private static boolean isPossible(Line line, MemberCases.Case one) {
    var reach = line.reach(Stream.MEMBERS).reach();
    return isHere(one.move()) ? reach.comesIn() : reach.goesOut();
  }

  static boolean mayWrite(Line line, TwinRow twin, MemberCases.Case one) {
    var mode = twin.members() == null ? line.mode(Stream.MEMBERS) : twin.members();
    return isHere(one.move())
        ? line.mayWriteHere(Stream.MEMBERS, mode)
        : line.mayWriteThere(Stream.MEMBERS, mode)
            && (one.there() != null || line.mayWriteThere(Stream.PEOPLE));
  }

  private static boolean isHere(MemberMove move) {
    return move instanceof MemberMove.AddHere
        || move instanceof MemberMove.StatusHere
        || move instanceof MemberMove.EndHere
        || move instanceof MemberMove.Loses;
  }

  private static PlanReport.Step step(TwinRow twin, MemberCases.Case one) {
    var was = one.ours() == null ? null : one.ours().status();
    return switch (one.move()) {
      case MemberMove.AddHere(var _, var status) -> step(twin, "here", "add", null, status);
      case MemberMove.StatusHere(var _, var status, var _) ->
          step(twin, "here", "status", was, status);
      case MemberMove.EndHere _ -> step(twin, "here", "remove", was, null);
      case MemberMove.AddThere(var to, var status) ->
          step(twin, "there", to == null ? "create" : "add", null, status);
      case MemberMove.StatusThere(var row, var give, var _, var _) ->
          step(
              twin,
              "there",
              "status",
              row.fields().values().stream()
                  .map(ImageCodec::raw)
                  .filter(java.util.Objects::nonNull)
                  .findFirst()
                  .orElse(null),
              ImageCodec.raw(give.value()));
      case MemberMove.RemoveThere _ -> step(twin, "there", "remove", was, null);
      case MemberMove.Rests _,
          MemberMove.Loses _,
          MemberMove.Asks _,
          MemberMove.UnknownStatus _,
          MemberMove.GoneThere _ ->
          throw new IllegalStateException("nothing is written");
    };
  }

  private static PlanReport.Step step(
      TwinRow twin, String direction, String verb, @Nullable String from, @Nullable String to) {
    return Plans.step(
        Stream.MEMBERS,
        direction,
        verb,
        twin.campaignId(),
        twin.id(),
        List.of(new FieldWrite("status", from, to)));
  }
}
