package org.unisono.app.sync.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.app.jobs.Turns;
import org.unisono.app.sync.PlannedWrite.FieldWrite;
import org.unisono.connector.Push;
import org.unisono.connector.PushResult;
import org.unisono.connector.RemoteRecord;
import org.unisono.core.Fault;
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

  /// One of ours with what was decided about it.
  private record Case(
      OurRecord ours, RecordDecision decision, List<MappedField> maps, MirrorRow row) {

    String theirs(String field) {
      return maps.stream().filter(m -> m.ours().equals(field)).findFirst().orElseThrow().theirs();
    }

    @Nullable String seen(String field) {
      return ImageCodec.raw(row.image(theirs(field)));
    }
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

  private static Push push(RecordSide side, Case one) {
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
  private List<Case> here(Line line, RecordSide side, UUID owner, List<UUID> locals) {
    var cases = decide(line, side, owner, locals);
    var left = new LinkedHashSet<>(locals);
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
    var refused = values.isEmpty() ? Map.<UUID, Fault>of() : side.store(values);
    List<Question> questions = new ArrayList<>();
    List<Note> notes = new ArrayList<>();
    Map<UUID, BaseStore.Agreed> agreed = new LinkedHashMap<>();
    List<Case> outward = new ArrayList<>();
    List<Case> parked = new ArrayList<>();
    for (var one : cases) {
      var id = one.ours().localId();
      var base = new LinkedHashMap<>(one.decision().base());
      var fault = refused.get(id);
      if (fault != null) {
        questions.add(held(side, one, fault));
      } else if (values.containsKey(id)) {
        one.decision()
            .take()
            .forEach(
                (field, take) -> {
                  var both = Objects.requireNonNull(one.decision().sides().get(field));
                  base.put(field, FieldMerge.taken(both, take.value()));
                  notes.add(taken(side, one, field, take));
                });
      }
      one.decision().conflicts().forEach((field, c) -> questions.add(conflict(one, field, c)));
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

  private List<Case> decide(Line line, RecordSide side, UUID owner, List<UUID> locals) {
    var known = bases.of(line.id(), side.kind(), owner, locals);
    List<Case> cases = new ArrayList<>();
    var found = side.ours(line, owner, locals);
    var rows = mirror.find(line.id(), found.stream().map(OurRecord::remote).distinct().toList());
    for (var ours : found) {
      var row = rows.get(ours.remote());
      if (row != null && row.gone() == null) {
        var maps = side.maps(line, ours.remote());
        var base = known.get(ours.localId());
        cases.add(
            new Case(
                ours,
                RecordDecision.of(
                    maps, ours.fields(), row.fields(), base == null ? Map.of() : base.images()),
                maps,
                row));
      }
    }
    return cases;
  }

  private void park(Line line, RecordSide side, UUID owner, List<Case> cases) {
    var rows = cases.stream().map(one -> planned(line, side, one)).toList();
    pending.plan(line.id(), side.kind(), owner, rows, "watch");
  }

  private PendingStore.Planned planned(Line line, RecordSide side, Case one) {
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

  private static @Nullable String raw(@Nullable Image image) {
    return image == null ? null : ImageCodec.raw(image);
  }

  private void keep(
      Line line, RecordSide side, UUID owner, List<Case> cases, List<PushResult> results) {
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
                    notes.add(given(side, one, f, give, "refused", code + ": " + message));
                  });
          questions.add(refused(one, code, field, message));
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

  private static Image ours(Case one, String field) {
    return Objects.requireNonNull(one.ours().fields().get(field));
  }

  private static Agreement written(
      Line line,
      RecordSide side,
      Case one,
      String field,
      Decision.GiveOurs give,
      RemoteRecord record,
      List<Note> notes) {
    var both = Objects.requireNonNull(one.decision().sides().get(field));
    var outcome = FieldMerge.written(both, give, record.image(one.theirs(field)));
    return switch (outcome) {
      case Decision.Projection(var reason, var next) -> {
        notes.add(given(side, one, field, give, "projected", Words.camel(reason)));
        yield next;
      }
      case Decision.Agreed(var next) -> {
        notes.add(given(side, one, field, give, "written", null));
        yield next;
      }
      case Decision.TakeTheirs _, Decision.GiveOurs _, Decision.Conflict _, Decision.Unseen _ ->
          throw new IllegalStateException("a write ends as agreed or as a projection");
    };
  }

  private static Note given(
      RecordSide side,
      Case one,
      String field,
      Decision.GiveOurs give,
      String outcome,
      @Nullable String answer) {
    var ours = one.ours();
    return new Note(
        Words.of(side.stream()),
        "out",
        "update",
        ours.name(),
        ours.twinId(),
        ours.campaignId(),
        ours.personId(),
        ours.remote(),
        field,
        one.seen(field),
        ImageCodec.raw(give.value()),
        outcome,
        answer);
  }

  private static Note taken(RecordSide side, Case one, String field, Decision.TakeTheirs take) {
    var ours = one.ours();
    return new Note(
        Words.of(side.stream()),
        "in",
        "update",
        ours.name(),
        ours.twinId(),
        ours.campaignId(),
        ours.personId(),
        ours.remote(),
        field,
        raw(ours.fields().get(field)),
        ImageCodec.raw(take.value()),
        "taken",
        null);
  }

  private static Question conflict(Case one, String field, Decision.Conflict conflict) {
    var ours = one.ours();
    var base = one.decision().base().get(field);
    return Question.of(
            "conflict", Words.camel(conflict.cause()), Map.of(), ours.subject(), ours.name())
        .about(ours.twinId(), ours.campaignId(), ours.personId())
        .at(ours.remote())
        .sides(
            field,
            base == null ? null : raw(base.ours()),
            raw(conflict.ours()),
            raw(conflict.theirs()));
  }

  private static Question held(RecordSide side, Case one, Fault fault) {
    var ours = one.ours();
    var taken = one.decision().take();
    var field = fault.pointer().replaceFirst("^/", "");
    var value = taken.get(field);
    return Question.of("held", fault.code(), fault.params(), ours.subject(), ours.name())
        .about(ours.twinId(), ours.campaignId(), ours.personId())
        .at(ours.remote())
        .sides(
            field,
            null,
            raw(ours.fields().get(field)),
            value == null ? String.join(", ", taken.keySet()) : ImageCodec.raw(value.value()));
  }

  private static Question refused(Case one, String code, @Nullable String field, String message) {
    var ours = one.ours();
    var params = Map.<String, Object>of("code", code, "message", message);
    return Question.of("held", "refusedThere", params, ours.subject(), ours.name())
        .about(ours.twinId(), ours.campaignId(), ours.personId())
        .at(ours.remote())
        .sides(field == null ? "" : field, null, null, null);
  }
}
