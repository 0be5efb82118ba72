package org.unisono.app.sync.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.app.campaigns.Campaigns;
import org.unisono.app.campaigns.MemberStatus;
import org.unisono.app.jobs.Turns;
import org.unisono.app.sync.PlannedWrite.FieldWrite;
import org.unisono.app.sync.internal.GoneStatuses.Gone;
import org.unisono.connector.Capability;
import org.unisono.connector.Parts;
import org.unisono.connector.Push;
import org.unisono.connector.PushResult;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteRef;
import org.unisono.connector.Rung;
import org.unisono.connector.Stream;

/// Sees to it that each status of ours exists there before a member takes it. None is renamed or
/// removed on either side.
@Component
class StatusSync {

  private static final int MOST = 500;

  private final TwinStore twins;
  private final StatusMaps maps;
  private final Campaigns campaigns;
  private final PendingStore pending;
  private final MirrorStore mirror;
  private final LedgerStore ledger;
  private final InboxStore inbox;
  private final Edits edits;
  private final StatusQuestions questions;
  private final Plans plans;

  StatusSync(
      TwinStore twins,
      StatusMaps maps,
      Campaigns campaigns,
      PendingStore pending,
      MirrorStore mirror,
      LedgerStore ledger,
      InboxStore inbox,
      Edits edits,
      StatusQuestions questions,
      Plans plans) {
    this.inbox = inbox;
    this.edits = edits;
    this.questions = questions;
    this.twins = twins;
    this.maps = maps;
    this.campaigns = campaigns;
    this.pending = pending;
    this.mirror = mirror;
    this.ledger = ledger;
    this.plans = plans;
  }

  /// What was done to statuses there that waits for a person.
  @Component
  record Edits(RenamedStatuses renamed, GoneStatuses gone) {}

  void run(Line line, Turns turns) {
    for (var row : pending.next(line.id(), "status", "new", null, MOST)) {
      for (var twin : twins.of(line.id(), null, row.ownerId())) {
        if (twin.remoteId() == null || twin.stopped()) {
          turns.turn(
              () -> {
                pending.done(line.id(), "status", twin.id(), List.of(twin.campaignId()));
                return true;
              });
        } else if (line.isOpen() && line.knows(Set.of(RecordKind.STATUS))) {
          ensure(line, twin, turns);
        }
      }
    }
  }

  private void ensure(Line line, TwinRow twin, Turns turns) {
    var map = maps.of(line, twin);
    var others = edits.renamed().open(line, twin, map);
    var gone =
        turns.turn(
            () -> {
              ask(line, twin, map, others);
              return askGone(line, twin, map);
            });
    var missing =
        map.ladder().stream()
            .filter(s -> map.known(s.name()).isEmpty() || needsPart(line, twin, map, s))
            .filter(s -> others.stream().noneMatch(r -> s.equals(map.toOurs(r.was()))))
            .filter(s -> gone.stream().noneMatch(g -> g.holds(line, map.toTheirs(s.name()))))
            .toList();
    // Where none can be made nothing waits: it stays here, as the loss sheet says.
    if (missing.isEmpty() || !line.reach(Stream.STATUSES).reach().goesOut()) {
      turns.turn(
          () -> {
            pending.done(line.id(), "status", twin.id(), List.of(twin.campaignId()));
            return true;
          });
      return;
    }
    if (!line.mayWriteThere(Stream.STATUSES)) {
      turns.turn(
          () -> {
            park(line, twin, map, missing);
            return true;
          });
      return;
    }
    boolean settled = true;
    for (var status : missing) {
      var fresh = twins.of(line.id(), null, twin.id()).getFirst();
      var rung =
          new Rung(
              map.toTheirs(status.name()),
              status.rank(),
              status.responded() ? Rung.Answered.YES : Rung.Answered.NO,
              Rung.Start.OTHER);
      var push = new Push.EnsureStatus(fresh.parts(), rung);
      var result = line.session().push(List.of(push)).getFirst();
      settled &= turns.turn(() -> keep(line, twin, status, rung, result));
    }
    if (settled) {
      turns.turn(
          () -> {
            pending.done(line.id(), "status", twin.id(), List.of(twin.campaignId()));
            return true;
          });
    }
  }

  /// What has another name there may mean something else by now: it is not made once more before
  /// somebody has said so.
  private void ask(Line line, TwinRow twin, StatusMap map, List<RenamedStatuses.Renamed> others) {
    var asked = others.stream().map(r -> questions.renamed(twin, map, r, 0)).toList();
    inbox.ask(line.id(), asked);
    inbox.settleRenamed(line.id(), twin.id(), asked.stream().map(Question::subject).toList());
    line.count("waiting", asked.size());
  }

  /// What was deleted there is not made again before somebody has said so.
  ///
  /// @return what stays deleted for now
  private List<Gone> askGone(Line line, TwinRow twin, StatusMap map) {
    List<Gone> gone = new ArrayList<>();
    List<Gone> back = new ArrayList<>();
    for (var one : edits.gone().of(twin.id())) {
      (isBack(twin, map, one) ? back : gone).add(one);
    }
    edits.gone().back(twin.id(), back.stream().map(Gone::label).toList());
    boolean goesOut = line.reach(Stream.STATUSES).reach().goesOut();
    var asked =
        gone.stream()
            .filter(g -> goesOut && g.isOpen())
            .filter(g -> g.role() != null || map.toOurs(g.label()) != null)
            .map(g -> questions.gone(twin, map, g))
            .toList();
    inbox.ask(line.id(), asked);
    var all = new ArrayList<>(gone);
    all.addAll(back);
    inbox.settle(
        line.id(), all.stream().map(g -> StatusQuestions.subject(twin, g)).toList(), asked);
    line.count("waiting", asked.size());
    return gone;
  }

  private static boolean isBack(TwinRow twin, StatusMap map, Gone one) {
    return one.isStatus()
        ? map.options().contains(one.label())
        : twin.partList().stream()
            .anyMatch(p -> p.role() == one.role() && p.label().equals(one.label()));
  }

  /// Where a status is a thing of its own over there, it has to be made even if the word is known.
  private static boolean needsPart(Line line, TwinRow twin, StatusMap map, MemberStatus status) {
    if (line.reach(Stream.STATUSES).reach() != Capability.Reach.PROJECTED) {
      return false;
    }
    var label = map.toTheirs(status.name());
    boolean own =
        line.fields(RecordKind.STATUS).stream().anyMatch(f -> f.options().contains(label));
    return own
        ? twin.parts().in(Parts.Role.EVENT).isEmpty()
        : twin.parts().ofStatus(label).isEmpty();
  }

  private void park(Line line, TwinRow twin, StatusMap map, List<MemberStatus> missing) {
    var name = campaigns.get(twin.campaignId()).name();
    List<PlanReport.Step> steps = new ArrayList<>();
    for (var status : missing) {
      var change = new FieldWrite("status", null, map.toTheirs(status.name()));
      steps.add(
          Plans.step(
              Stream.STATUSES, "there", "create", twin.campaignId(), twin.id(), List.of(change)));
    }
    pending.plan(
        line.id(),
        "status",
        twin.id(),
        List.of(new PendingStore.Planned(twin.campaignId(), name, plans.write(steps))),
        "watch");
  }

  private boolean keep(Line line, TwinRow twin, MemberStatus status, Rung rung, PushResult result) {
    var answer = Answered.of(line, result, mirror);
    switch (answer) {
      case Answered.Stands(var record, var parts, var changed) -> {
        mirror.put(line.id(), List.of(ReadStreams.seen(line, record)));
        twins.addParts(twin.id(), parts);
        if (changed) {
          note(line, twin, status, rung, record.ref(), "written", null);
          line.count("there", 1);
        }
      }
      case Answered.Refused(var code, var _, var message) ->
          note(line, twin, status, rung, null, "refused", code + ": " + message);
      case Answered.Again _, Answered.Later _ -> {}
    }
    return !(answer instanceof Answered.Again || answer instanceof Answered.Later);
  }

  private void note(
      Line line,
      TwinRow twin,
      MemberStatus status,
      Rung rung,
      @Nullable RemoteRef ref,
      String outcome,
      @Nullable String answer) {
    ledger.add(
        line.id(),
        line.runId(),
        List.of(
            new Note(
                "statuses",
                "out",
                "create",
                status.name(),
                twin.id(),
                twin.campaignId(),
                null,
                ref,
                "status",
                null,
                rung.label(),
                outcome,
                answer)));
  }
}
