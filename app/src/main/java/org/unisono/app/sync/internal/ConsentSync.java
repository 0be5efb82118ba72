package org.unisono.app.sync.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
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
import org.unisono.app.people.ConsentState;
import org.unisono.app.people.Consents;
import org.unisono.app.people.People;
import org.unisono.connector.Push;
import org.unisono.core.merge.Agreement;

/// Opt-outs travel both ways in their own scope, and the stricter side holds. Nothing here ever
/// gives consent: who is subscribed again there is a question for a person.
@Component
class ConsentSync {

  private static final int CHUNK = 1_000;
  private static final String KIND = "consent";
  private static final String REFUSED = "refused";
  private static final String NOT_ON_THE_LIST = "notOnTheList";

  private final PendingStore pending;
  private final MirrorStore mirror;
  private final BaseStore bases;
  private final InboxStore inbox;
  private final LedgerStore ledger;
  private final Consents consents;
  private final People people;
  private final Plans plans;
  private final TopicStore topics;
  private final ConsentTaken taken;

  ConsentSync(
      PendingStore pending,
      MirrorStore mirror,
      BaseStore bases,
      InboxStore inbox,
      LedgerStore ledger,
      Consents consents,
      People people,
      Plans plans,
      TopicStore topics,
      ConsentTaken taken) {
    this.pending = pending;
    this.mirror = mirror;
    this.bases = bases;
    this.inbox = inbox;
    this.ledger = ledger;
    this.consents = consents;
    this.people = people;
    this.plans = plans;
    this.topics = topics;
    this.taken = taken;
  }

  void run(Line line, Turns turns) {
    turns.turn(
        () -> {
          pending.releaseOld(line.id(), KIND, REFUSED);
          return true;
        });
    var map = topics.map(line.id());
    PendingRow after = null;
    while (line.isOpen()) {
      var rows = pending.next(line.id(), KIND, "new", after, CHUNK);
      if (rows.isEmpty()) {
        taken.taken(line, turns);
        return;
      }
      after = rows.getLast();
      var ids = rows.stream().map(PendingRow::localId).toList();
      var outward = turns.turn(() -> here(line, map, ids));
      if (!outward.wishes().isEmpty()) {
        write(line, outward, turns);
      }
    }
  }

  /// Notes what people who have just been made have said there, in the turn that makes them: nobody
  /// is here for a moment without their opt-outs.
  void withThem(Line line, Collection<UUID> made) {
    var said = mirror.consents(line.id(), made).keySet();
    if (!said.isEmpty()) {
      // What is to be written there stays to be looked at with everybody's.
      var _ = here(line, topics.map(line.id()), List.copyOf(said));
    }
  }

  private ConsentLook.Outward here(Line line, TopicMap map, List<UUID> ids) {
    var look = new ConsentLook(line, map, known(line, map, ids), plans, ids);
    topics.meet(line.id(), look.unknown());
    if (!look.entries().isEmpty()) {
      consents.record(look.entries());
    }
    bases.put(line.id(), KIND, line.id(), look.agreed());
    ledger.add(line.id(), line.runId(), look.notes());
    inbox.ask(line.id(), look.questions());
    line.count("here", look.notes().size());
    line.count("waiting", look.questions().size());
    pending.plan(line.id(), KIND, line.id(), look.parked(), "watch");
    inbox.settleConsent(line.id(), look.settled());
    pending.done(line.id(), KIND, line.id(), look.settled());
    return look.outward();
  }

  private ConsentLook.Known known(Line line, TopicMap map, List<UUID> ids) {
    var rows = mirror.consents(line.id(), ids);
    var persons = people.all(ids);
    Map<String, Map<String, ConsentState>> denied = new HashMap<>();
    for (var purpose : ConsentLook.purposes(line, map, rows)) {
      var addresses = new LinkedHashSet<String>();
      persons.forEach(p -> addresses.addAll(p.emails()));
      rows.values().stream()
          .flatMap(List::stream)
          .map(MirrorRow::email)
          .filter(Objects::nonNull)
          .forEach(addresses::add);
      denied.put(purpose.key(), new HashMap<>(consents.states(addresses, purpose.key())));
    }
    return new ConsentLook.Known(
        persons,
        rows,
        mirror.byLocal(line.id(), MirrorStore.people(), ids),
        bases.of(line.id(), KIND, line.id(), ids),
        denied);
  }

  private void write(Line line, ConsentLook.Outward outward, Turns turns) {
    var wishes = outward.wishes();
    List<Push> pushes = new ArrayList<>();
    for (var wish : wishes) {
      pushes.add(new Push.WithdrawConsent(wish.there(), wish.address(), wish.purpose().remote()));
    }
    var results = line.session().push(pushes);
    turns.turn(
        () -> {
          List<Note> notes = new ArrayList<>();
          Set<UUID> open = new LinkedHashSet<>();
          Map<UUID, PendingStore.Planned> refused = new LinkedHashMap<>();
          List<Question> questions = new ArrayList<>();
          List<MirrorStore.Seen> seen = new ArrayList<>();
          Map<UUID, Map<String, Agreement>> images = new LinkedHashMap<>();
          int written = 0;
          for (int i = 0; i < wishes.size(); i++) {
            var wish = wishes.get(i);
            var person = wish.person().id();
            var known =
                images.computeIfAbsent(
                    person, id -> new LinkedHashMap<>(outward.agreed().getOrDefault(id, Map.of())));
            switch (Answered.of(line, results.get(i), mirror)) {
              case Answered.Stands(var record, var _, var _) -> {
                seen.add(ReadStreams.seen(line, record));
                notes.add(note(wish, "written", null));
                known.put(wish.purpose().field(), ConsentLook.agreement(true, true));
                written++;
              }
              case Answered.Refused(var code, var _, var message) -> {
                // Who is not on a list cannot be opted out of it, and gets nothing by it.
                if (!code.equals(NOT_ON_THE_LIST)) {
                  notes.add(note(wish, "refused", code + ": " + message));
                  questions.add(refused(wish, code, message));
                  refused.put(person, parked(wish));
                }
              }
              case Answered.Again _, Answered.Later _ -> open.add(person);
            }
          }
          mirror.put(line.id(), seen);
          Map<UUID, BaseStore.Agreed> agreed = new LinkedHashMap<>();
          images.forEach((id, of) -> agreed.put(id, new BaseStore.Agreed(of, false)));
          bases.put(line.id(), KIND, line.id(), agreed);
          ledger.add(line.id(), line.runId(), notes);
          line.count("there", written);
          line.count("waiting", questions.size());
          inbox.ask(line.id(), questions);
          // An opt-out that they refuse is not lost: it is tried again.
          pending.plan(line.id(), KIND, line.id(), List.copyOf(refused.values()), REFUSED);
          open.addAll(refused.keySet());
          var done = images.keySet().stream().filter(id -> !open.contains(id)).toList();
          inbox.settleConsent(line.id(), done);
          pending.done(line.id(), KIND, line.id(), done);
          return true;
        });
  }

  private PendingStore.Planned parked(ConsentLook.Wish wish) {
    var step = ConsentLook.step("there", wish.purpose());
    return new PendingStore.Planned(
        wish.person().id(), PersonSide.name(wish.person()), plans.write(List.of(step)));
  }

  private static Question refused(ConsentLook.Wish wish, String code, String message) {
    return Question.of(
            KIND,
            "refusedThere",
            Map.of("code", code, "message", message),
            "consent:" + wish.person().id(),
            PersonSide.name(wish.person()))
        .about(null, null, wish.person().id())
        .at(wish.there())
        .sides(wish.purpose().name(), null, "optedOut", null);
  }

  private static Note note(ConsentLook.Wish wish, String outcome, @Nullable String answer) {
    return new Note(
        KIND,
        "out",
        "withdraw",
        PersonSide.name(wish.person()),
        null,
        null,
        wish.person().id(),
        wish.there(),
        wish.purpose().name(),
        null,
        "optedOut",
        outcome,
        answer);
  }
}
