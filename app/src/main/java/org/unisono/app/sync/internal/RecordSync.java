package org.unisono.app.sync.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.app.jobs.Turns;
import org.unisono.app.sync.PlannedWrite.FieldWrite;
import org.unisono.connector.Push;
import org.unisono.connector.PushResult;
import org.unisono.connector.RemoteRecord;
import org.unisono.core.merge.Agreement;
import org.unisono.core.merge.Decision;
import org.unisono.core.merge.FieldMerge;
import org.unisono.core.merge.Image;

/// Keeps the fields of records the same: decides by the three-way merge, stores here, writes there,
/// and remembers what both sides showed.
@Component
class RecordSync {

  private static final int CHUNK = 1_000;

  private final PendingStore pending;
  private final MirrorStore mirror;
  private final BaseStore bases;
  private final InboxStore inbox;
  private final LedgerStore ledger;
  private final Plans plans;

  RecordSync(
      PendingStore pending,
      MirrorStore mirror,
      BaseStore bases,
      InboxStore inbox,
      LedgerStore ledger,
      Plans plans) {
    this.pending = pending;
    this.mirror = mirror;
    this.bases = bases;
    this.inbox = inbox;
    this.ledger = ledger;
    this.plans = plans;
  }

  void run(Line line, RecordSide side, Turns turns) {
    PendingRow after = null;
    while (line.isOpen()) {
      var rows = pending.next(line.id(), side.kind(), "new", after, CHUNK);
      if (rows.isEmpty()) {
        return;
      }
      after = rows.getLast();
      Map<UUID, List<UUID>> byOwner = new LinkedHashMap<>();
      rows.forEach(
          r -> byOwner.computeIfAbsent(r.ownerId(), _ -> new ArrayList<>()).add(r.localId()));
      byOwner.forEach((owner, locals) -> run(line, side, owner, locals, turns));
    }
  }

  private void run(Line line, RecordSide side, UUID owner, List<UUID> locals, Turns turns) {
    var cases = turns.turn(() -> here(line, side, owner, locals));
    if (cases.isEmpty()) {
      return;
    }
    if (!line.mayWriteThere(side.stream())) {
      turns.turn(
          () -> {
            park(line, side, owner, cases);
            return true;
          });
      return;
    }
    turns.turn(
        () -> {
          pending.sent(
              line.id(), side.kind(), owner, cases.stream().map(c -> c.ours().localId()).toList());
          return true;
        });
    var results = line.session().push(cases.stream().map(c -> push(side, c)).toList());
    turns.turn(
        () -> {
          keep(line, side, owner, cases, results);
          return true;
        });
  }

  private static Push push(RecordSide side, RecordCase one) {
    Map<String, Image> fields = new LinkedHashMap<>();
    Map<String, Image> expected = new LinkedHashMap<>();
    one.decision()
        .give()
        .forEach(
            (field, give) -> {
              fields.put(one.theirs(field), give.value());
              expected.put(one.theirs(field), one.row().image(one.theirs(field)));
            });
    return side.push(one.ours().remote(), fields, expected);
  }

  /// Decides, stores here what is to be stored, asks what is to be asked.
  ///
  /// @return those that are to be written there
  private List<RecordCase> here(Line line, RecordSide side, UUID owner, List<UUID> locals) {
    var left = new LinkedHashSet<>(locals);
    var cases = decide(line, side, owner, left);
    Map<UUID, Map<String, Image>> seen = new LinkedHashMap<>();
    cases.forEach(c -> seen.put(c.ours().localId(), c.ours().fields()));
    Map<UUID, Map<String, Image>> values = new LinkedHashMap<>();
    if (line.mayWriteHere(side.stream())) {
      cases.stream()
          .filter(c -> !c.decision().take().isEmpty())
          .forEach(
              c -> {
                Map<String, Image> taken = new LinkedHashMap<>();
                c.decision().take().forEach((field, take) -> taken.put(field, take.value()));
                values.put(c.ours().localId(), taken);
              });
    }
    var stored = side.store(values, seen);
    left.removeAll(stored.moved());
    cases.removeIf(c -> stored.moved().contains(c.ours().localId()));
    stored.moved().forEach(values::remove);
    var refused = stored.refused();
    List<Question> questions = new ArrayList<>();
    List<Note> notes = new ArrayList<>();
    Map<UUID, BaseStore.Agreed> agreed = new LinkedHashMap<>();
    List<RecordCase> outward = new ArrayList<>();
    List<RecordCase> parked = new ArrayList<>();
    for (var one : cases) {
      var id = one.ours().localId();
      var base = new LinkedHashMap<>(one.decision().base());
      var fault = refused.get(id);
      if (fault != null) {
        questions.add(RecordNotes.held(side, one, fault));
      } else if (values.containsKey(id)) {
        one.decision()
            .take()
            .forEach(
                (field, take) -> {
                  var both = Objects.requireNonNull(one.decision().sides().get(field));
                  base.put(field, FieldMerge.taken(both, take.value()));
                  notes.add(RecordNotes.taken(side, one, field, take));
                });
      }
      one.decision()
          .conflicts()
          .forEach((field, c) -> questions.add(RecordNotes.conflict(one, field, c)));
      agreed.put(id, new BaseStore.Agreed(base, false));
      boolean waits = !one.decision().take().isEmpty() && !values.containsKey(id);
      if (!one.decision().give().isEmpty() || waits) {
        (one.decision().give().isEmpty() ? parked : outward).add(one);
        left.remove(id);
      }
    }
    park(line, side, owner, parked);
    bases.put(line.id(), side.kind(), owner, agreed);
    ledger.add(line.id(), line.runId(), notes);
    line.count("here", values.size() - refused.size());
    line.count(
        "conflicts", (int) questions.stream().filter(q -> q.kind().equals("conflict")).count());
    line.count("waiting", questions.size());
    inbox.ask(line.id(), questions);
    inbox.settle(line.id(), cases.stream().map(c -> c.ours().subject()).toList(), questions);
    pending.done(line.id(), side.kind(), owner, left);
    return outward;
  }

  /// @param left who is looked at; of whom nothing can be said now is taken out
  private List<RecordCase> decide(Line line, RecordSide side, UUID owner, Set<UUID> left) {
    var locals = List.copyOf(left);
    var known = bases.of(line.id(), side.kind(), owner, locals);
    List<RecordCase> cases = new ArrayList<>();
    var found = new ArrayList<>(side.ours(line, owner, locals));
    for (var ours : List.copyOf(found)) {
      if (!line.knows(Set.of(ours.remote().kind()))) {
        left.remove(ours.localId());
        found.remove(ours);
      }
    }
    var rows = mirror.find(line.id(), found.stream().map(OurRecord::remote).distinct().toList());
    for (var ours : found) {
      var row = rows.get(ours.remote());
      if (row != null && row.gone() == null) {
        var maps = side.maps(line, ours.remote());
        var base = known.get(ours.localId());
        cases.add(
            new RecordCase(
                ours,
                RecordDecision.of(
                    maps, ours.fields(), row.fields(), base == null ? Map.of() : base.images()),
                maps,
                row));
      }
    }
    return cases;
  }

  private void park(Line line, RecordSide side, UUID owner, List<RecordCase> cases) {
    var rows = cases.stream().map(one -> planned(line, side, one)).toList();
    pending.plan(line.id(), side.kind(), owner, rows, "watch");
  }

  private PendingStore.Planned planned(Line line, RecordSide side, RecordCase one) {
    List<PlanReport.Step> steps = new ArrayList<>();
    var ours = one.ours();
    if (!one.decision().take().isEmpty() && !line.mayWriteHere(side.stream())) {
      List<FieldWrite> changes = new ArrayList<>();
      one.decision()
          .take()
          .forEach(
              (field, take) ->
                  changes.add(
                      new FieldWrite(
                          field, raw(ours.fields().get(field)), ImageCodec.raw(take.value()))));
      steps.add(
          Plans.step(side.stream(), "here", "update", ours.campaignId(), ours.twinId(), changes));
    }
    if (!one.decision().give().isEmpty()) {
      List<FieldWrite> changes = new ArrayList<>();
      one.decision()
          .give()
          .forEach(
              (field, give) ->
                  changes.add(
                      new FieldWrite(field, one.seen(field), ImageCodec.raw(give.value()))));
      steps.add(
          Plans.step(side.stream(), "there", "update", ours.campaignId(), ours.twinId(), changes));
    }
    return new PendingStore.Planned(ours.localId(), ours.name(), plans.write(steps));
  }

  static @Nullable String raw(@Nullable Image image) {
    return image == null ? null : ImageCodec.raw(image);
  }

  private void keep(
      Line line, RecordSide side, UUID owner, List<RecordCase> cases, List<PushResult> results) {
    Map<UUID, BaseStore.Agreed> agreed = new LinkedHashMap<>();
    List<Note> notes = new ArrayList<>();
    List<UUID> done = new ArrayList<>();
    List<Question> questions = new ArrayList<>();
    List<MirrorStore.Seen> seen = new ArrayList<>();
    var known =
        bases.of(
            line.id(), side.kind(), owner, cases.stream().map(c -> c.ours().localId()).toList());
    for (int i = 0; i < cases.size(); i++) {
      var one = cases.get(i);
      var id = one.ours().localId();
      var there = known.get(id);
      var base = new LinkedHashMap<>(there == null ? Map.of() : there.images());
      switch (Answered.of(line, results.get(i), mirror)) {
        case Answered.Stands(var record, var _, var _) -> {
          seen.add(ReadStreams.seen(line, record));
          one.decision()
              .give()
              .forEach(
                  (field, give) ->
                      base.put(field, written(line, side, one, field, give, record, notes)));
          done.add(id);
        }
        case Answered.Refused(var code, var field, var message) -> {
          one.decision()
              .give()
              .forEach(
                  (f, give) -> {
                    base.put(f, Agreement.of(ours(one, f), one.row().image(one.theirs(f))));
                    notes.add(
                        RecordNotes.given(side, one, f, give, "refused", code + ": " + message));
                  });
          questions.add(RecordNotes.refused(one, code, field, message));
          done.add(id);
        }
        case Answered.Again _, Answered.Later _ -> {}
      }
      agreed.put(id, new BaseStore.Agreed(base, false));
    }
    mirror.put(line.id(), seen);
    bases.put(line.id(), side.kind(), owner, agreed);
    ledger.add(line.id(), line.runId(), notes);
    inbox.ask(line.id(), questions);
    line.count("waiting", questions.size());
    line.count("there", (int) notes.stream().filter(n -> !n.outcome().equals("refused")).count());
    pending.done(line.id(), side.kind(), owner, done);
  }

  private static Image ours(RecordCase one, String field) {
    return Objects.requireNonNull(one.ours().fields().get(field));
  }

  private static Agreement written(
      Line line,
      RecordSide side,
      RecordCase one,
      String field,
      Decision.GiveOurs give,
      RemoteRecord record,
      List<Note> notes) {
    var both = Objects.requireNonNull(one.decision().sides().get(field));
    var outcome = FieldMerge.written(both, give, record.image(one.theirs(field)), one.map(field));
    return switch (outcome) {
      case Decision.Projection(var reason, var next) -> {
        notes.add(RecordNotes.given(side, one, field, give, "projected", Words.camel(reason)));
        yield next;
      }
      case Decision.Agreed(var next) -> {
        notes.add(RecordNotes.given(side, one, field, give, "written", null));
        yield next;
      }
    };
  }
}
