package org.unisono.app.sync.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.app.email.HeldMail;
import org.unisono.app.jobs.Turns;
import org.unisono.app.people.ConsentState;
import org.unisono.app.people.Consents;
import org.unisono.app.people.NewConsent;
import org.unisono.app.people.People;
import org.unisono.app.people.Person;
import org.unisono.app.sync.PlannedWrite.FieldWrite;
import org.unisono.connector.Push;
import org.unisono.connector.RemoteRef;
import org.unisono.connector.Stance;
import org.unisono.connector.Stream;
import org.unisono.core.merge.Agreement;
import org.unisono.core.merge.Image;

/// Opt-outs travel both ways in their own scope, and the stricter side holds. Nothing here ever
/// gives consent: who is subscribed again there is a question for a person.
@Component
class ConsentSync {

  private static final int CHUNK = 1_000;
  private static final String FIELD = "allMarketing";
  private static final Image OUT = Image.of("optedOut");

  private final PendingStore pending;
  private final MirrorStore mirror;
  private final BaseStore bases;
  private final InboxStore inbox;
  private final LedgerStore ledger;
  private final Consents consents;
  private final People people;
  private final Plans plans;
  private final ConnectionStore connections;
  private final HeldMail held;

  ConsentSync(
      PendingStore pending,
      MirrorStore mirror,
      BaseStore bases,
      InboxStore inbox,
      LedgerStore ledger,
      Consents consents,
      People people,
      Plans plans,
      ConnectionStore connections,
      HeldMail held) {
    this.pending = pending;
    this.mirror = mirror;
    this.bases = bases;
    this.inbox = inbox;
    this.ledger = ledger;
    this.consents = consents;
    this.people = people;
    this.plans = plans;
    this.connections = connections;
    this.held = held;
  }

  /// One opt-out that is to be written.
  private record Wish(Person person, RemoteRef there, String address, @Nullable String topic) {}

  void run(Line line, Turns turns) {
    PendingRow after = null;
    while (line.isOpen()) {
      var rows = pending.next(line.id(), "consent", "new", after, CHUNK);
      if (rows.isEmpty()) {
        taken(line, turns);
        return;
      }
      after = rows.getLast();
      var ids = rows.stream().map(PendingRow::localId).toList();
      var outward = turns.turn(() -> here(line, ids));
      if (!outward.isEmpty()) {
        write(line, outward, turns);
      }
    }
  }

  /// What was held for the opt-outs of this system is looked at again.
  private void taken(Line line, Turns turns) {
    var asOf = line.readWhole(Stream.CONSENT);
    if (asOf != null) {
      turns.turn(
          () -> {
            connections.taken(line.id(), Stream.CONSENT, asOf);
            held.lookAgain();
            return true;
          });
    }
  }

  /// @return what is to be written there
  private List<Wish> here(Line line, List<UUID> ids) {
    var rows = mirror.consents(line.id(), ids);
    var there = mirror.byLocal(line.id(), MirrorStore.people(), ids);
    var known = bases.of(line.id(), "consent", line.id(), ids);
    var persons = people.all(ids);
    Map<String, ConsentState> denied = new HashMap<>();
    denied.putAll(
        consents.states(
            persons.stream().flatMap(p -> p.emails().stream()).toList(), Consents.ALL_MARKETING));
    var byTopic = deniedByTopic(line, persons, rows);
    List<NewConsent> entries = new ArrayList<>();
    List<Note> notes = new ArrayList<>();
    List<Question> questions = new ArrayList<>();
    List<Wish> outward = new ArrayList<>();
    List<PendingStore.Planned> parked = new ArrayList<>();
    Map<UUID, BaseStore.Agreed> agreed = new LinkedHashMap<>();
    Set<UUID> left = new LinkedHashSet<>(ids);
    for (var person : persons) {
      var live =
          rows.getOrDefault(person.id(), List.of()).stream().filter(r -> r.gone() == null).toList();
      var records =
          there.getOrDefault(person.id(), List.of()).stream()
              .filter(r -> r.gone() == null)
              .toList();
      if (records.isEmpty()) {
        continue;
      }
      List<PlanReport.Step> steps = new ArrayList<>();
      boolean out = false;
      for (var row : live) {
        for (var stance : line.connector().stances(row.record())) {
          if (stance.said() == Stance.Said.OPTED_OUT) {
            out |= stance.subscription() == null;
            var said =
                stance.subscription() == null
                    ? denied
                    : byTopic.getOrDefault(purpose(line, stance), new HashMap<>());
            takeIn(line, person, row, stance, said, entries, notes, steps);
          }
        }
      }
      var before = known.get(person.id());
      boolean wasOut = before != null && theirs(before).equals(OUT);
      if (wasOut && !out && !live.isEmpty()) {
        questions.add(
            Question.of(
                    "consent",
                    "resubscribedThere",
                    Map.of(),
                    subject(person),
                    PersonSide.name(person))
                .about(null, null, person.id())
                .at(records.getFirst().ref())
                .sides(FIELD, "optedOut", "optedOut", null));
      }
      boolean oursOut = isDenied(person, denied);
      int wished = outward.size();
      if (oursOut && !out && !wasOut) {
        giveOut(line, person, records, outward, steps);
      }
      agreed.put(person.id(), base(oursOut, out || wasOut));
      if (!steps.isEmpty()) {
        parked.add(
            new PendingStore.Planned(person.id(), PersonSide.name(person), plans.write(steps)));
        left.remove(person.id());
      } else if (outward.size() > wished) {
        left.remove(person.id());
      }
    }
    if (!entries.isEmpty()) {
      consents.record(entries);
    }
    bases.put(line.id(), "consent", line.id(), agreed);
    ledger.add(line.id(), line.runId(), notes);
    inbox.ask(line.id(), questions);
    line.count("here", notes.size());
    line.count("waiting", questions.size());
    pending.plan(line.id(), "consent", line.id(), parked, "watch");
    pending.done(line.id(), "consent", line.id(), left);
    return outward;
  }

  private static String purpose(Line line, Stance stance) {
    return stance.subscription() == null
        ? Consents.ALL_MARKETING
        : line.system() + ":" + stance.subscription();
  }

  /// Who has opted out of what is left there topic by topic.
  ///
  /// @return by purpose and address
  private Map<String, Map<String, ConsentState>> deniedByTopic(
      Line line, List<Person> persons, Map<UUID, List<MirrorRow>> rows) {
    Map<String, Set<String>> addresses = new LinkedHashMap<>();
    for (var person : persons) {
      for (var row : rows.getOrDefault(person.id(), List.of())) {
        var address = row.email() == null ? person.email() : row.email();
        if (row.gone() == null && address != null) {
          line.connector().stances(row.record()).stream()
              .filter(s -> s.subscription() != null)
              .forEach(
                  s ->
                      addresses
                          .computeIfAbsent(purpose(line, s), _ -> new LinkedHashSet<>())
                          .add(address));
        }
      }
    }
    Map<String, Map<String, ConsentState>> denied = new HashMap<>();
    addresses.forEach(
        (purpose, of) -> denied.put(purpose, new HashMap<>(consents.states(of, purpose))));
    return denied;
  }

  private void takeIn(
      Line line,
      Person person,
      MirrorRow row,
      Stance stance,
      Map<String, ConsentState> denied,
      List<NewConsent> entries,
      List<Note> notes,
      List<PlanReport.Step> steps) {
    var address = row.email() == null ? person.email() : row.email();
    if (address == null || isDenied(address, denied)) {
      return;
    }
    var purpose = purpose(line, stance);
    if (!line.mayWriteHere(Stream.CONSENT)) {
      steps.add(
          Plans.step(
              Stream.CONSENT,
              "here",
              "withdraw",
              null,
              null,
              List.of(new FieldWrite(purpose, null, "optedOut"))));
      return;
    }
    entries.add(
        new NewConsent(
            address, person.id(), purpose, NewConsent.Said.DENIED, null, line.system(), null));
    denied.put(address.toLowerCase(Locale.ROOT), ConsentState.DENIED);
    notes.add(
        new Note(
            "consent",
            "in",
            "withdraw",
            PersonSide.name(person),
            null,
            null,
            person.id(),
            row.ref(),
            purpose,
            null,
            "optedOut",
            "taken",
            null));
  }

  private static void giveOut(
      Line line,
      Person person,
      List<MirrorRow> records,
      List<Wish> outward,
      List<PlanReport.Step> steps) {
    if (!line.mayWriteThere(Stream.CONSENT)) {
      steps.add(
          Plans.step(
              Stream.CONSENT,
              "there",
              "withdraw",
              null,
              null,
              List.of(new FieldWrite(FIELD, null, "optedOut"))));
      return;
    }
    for (var row : records) {
      var address = row.email() == null ? person.email() : row.email();
      if (address != null) {
        outward.add(new Wish(person, row.ref(), address, null));
      }
    }
  }

  private void write(Line line, List<Wish> wishes, Turns turns) {
    List<Push> pushes = new ArrayList<>();
    for (var wish : wishes) {
      pushes.add(new Push.WithdrawConsent(wish.there(), wish.address(), wish.topic()));
    }
    var results = line.session().push(pushes);
    turns.turn(
        () -> {
          List<Note> notes = new ArrayList<>();
          List<UUID> done = new ArrayList<>();
          List<MirrorStore.Seen> seen = new ArrayList<>();
          Map<UUID, BaseStore.Agreed> agreed = new LinkedHashMap<>();
          for (int i = 0; i < wishes.size(); i++) {
            var wish = wishes.get(i);
            switch (Answered.of(line, results.get(i), mirror)) {
              case Answered.Stands(var record, var _, var _) -> {
                seen.add(ReadStreams.seen(line, record));
                notes.add(note(wish, "written", null));
                agreed.put(wish.person().id(), base(true, true));
                done.add(wish.person().id());
              }
              case Answered.Refused(var code, var _, var message) -> {
                notes.add(note(wish, "refused", code + ": " + message));
                done.add(wish.person().id());
              }
              case Answered.Again _, Answered.Later _ -> {}
            }
          }
          mirror.put(line.id(), seen);
          bases.put(line.id(), "consent", line.id(), agreed);
          ledger.add(line.id(), line.runId(), notes);
          line.count("there", agreed.size());
          pending.done(line.id(), "consent", line.id(), done);
          return true;
        });
  }

  private static Note note(Wish wish, String outcome, @Nullable String answer) {
    return new Note(
        "consent",
        "out",
        "withdraw",
        PersonSide.name(wish.person()),
        null,
        null,
        wish.person().id(),
        wish.there(),
        FIELD,
        null,
        "optedOut",
        outcome,
        answer);
  }

  private static String subject(Person person) {
    return "consent:" + person.id();
  }

  private static boolean isDenied(Person person, Map<String, ConsentState> states) {
    return person.emails().stream().anyMatch(e -> isDenied(e, states));
  }

  private static boolean isDenied(String address, Map<String, ConsentState> states) {
    return states.get(address.toLowerCase(Locale.ROOT)) == ConsentState.DENIED;
  }

  private static Image theirs(BaseStore.Agreed base) {
    var agreement = base.images().get(FIELD);
    return agreement == null ? new Image.Blank() : agreement.theirs();
  }

  private static BaseStore.Agreed base(boolean ours, boolean theirs) {
    var agreement = Agreement.of(ours ? OUT : new Image.Blank(), theirs ? OUT : new Image.Blank());
    return new BaseStore.Agreed(Map.of(FIELD, agreement), false);
  }
}
