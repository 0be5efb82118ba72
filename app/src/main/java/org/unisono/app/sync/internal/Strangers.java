package org.unisono.app.sync.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.app.jobs.Plug;
import org.unisono.app.jobs.Turns;
import org.unisono.app.people.People;
import org.unisono.app.people.PersonDraft;
import org.unisono.app.people.PersonKind;
import org.unisono.app.people.PutOutcome;
import org.unisono.app.sync.internal.LinkStore.Stranger;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteRef;
import org.unisono.connector.Stream;
import tools.jackson.databind.node.JsonNodeFactory;

/// Members there whom nobody here is known to be: made here where that is switched on, else they
/// wait with the reason.
@Component
class Strangers {

  private static final int CHUNK = 1_000;

  private final LinkStore links;
  private final MirrorStore mirror;
  private final InboxStore inbox;
  private final LedgerStore ledger;
  private final People people;
  private final Inclusion inclusion;
  private final ConsentSync consent;

  Strangers(
      LinkStore links,
      MirrorStore mirror,
      InboxStore inbox,
      LedgerStore ledger,
      People people,
      Inclusion inclusion,
      ConsentSync consent) {
    this.inclusion = inclusion;
    this.consent = consent;
    this.links = links;
    this.mirror = mirror;
    this.inbox = inbox;
    this.ledger = ledger;
    this.people = people;
  }

  void meet(Line line, Turns turns) {
    boolean mayMake = mayMake(line);
    var wanted = mayMake ? LinkStore.Wanted.MAKEABLE : LinkStore.Wanted.NEWCOMERS;
    RemoteRef after = null;
    while (true) {
      var chunk = links.strangers(line.id(), wanted, after, CHUNK);
      if (chunk.isEmpty()) {
        return;
      }
      after = chunk.getLast().person();
      turns.turn(
          () -> {
            var left = mayMake ? make(line, chunk) : chunk;
            ask(line, left);
            return true;
          });
      Plug.at("sync.strangersMet");
    }
  }

  /// Makes those of them who are needed and may be made; the others are left to [#meet].
  ///
  /// @param people at most 1,000
  void make(Line line, List<RemoteRef> people, Turns turns) {
    var wanted = links.makeable(line.id(), people);
    if (!wanted.isEmpty()) {
      turns.turn(
          () -> {
            var _ = make(line, wanted);
            return true;
          });
      Plug.at("sync.strangersMet");
    }
  }

  static boolean mayMake(Line line) {
    return line.createPeople().here()
        && line.mayWriteHere(Stream.PEOPLE)
        && line.mayWriteHere(Stream.MEMBERS);
  }

  private void ask(Line line, List<Stranger> strangers) {
    List<Question> questions = new ArrayList<>();
    for (var one : strangers) {
      questions.add(
          Question.of("person", one.why(), Map.of(), subject(one.person()), one.name())
              .about(one.twinId(), one.campaignId(), null)
              .at(one.person())
              .sides("", null, null, one.email()));
    }
    inbox.ask(line.id(), questions);
    line.count("waiting", questions.size());
  }

  static String subject(RemoteRef person) {
    return "remote:" + Words.of(person.kind()) + ":" + person.id();
  }

  /// @return who could not be made
  private List<Stranger> make(Line line, List<Stranger> strangers) {
    List<Stranger> left = new ArrayList<>();
    List<Stranger> wanted = new ArrayList<>();
    for (var one : strangers) {
      boolean missing = one.why().equals("notHere") && one.email() != null;
      if (missing && !inclusion.holds(line.inclusion(), one)) {
        left.add(one.because("outsideInclusion"));
      } else {
        (missing ? wanted : left).add(one);
      }
    }
    var outcomes = people.putAll(wanted.stream().map(Strangers::draft).toList());
    List<Note> notes = new ArrayList<>();
    List<MirrorStore.Known> known = new ArrayList<>();
    for (int i = 0; i < wanted.size(); i++) {
      var one = wanted.get(i);
      switch (outcomes.get(i)) {
        case PutOutcome.Created(var id) -> {
          known.add(new MirrorStore.Known(one.person(), id));
          notes.add(note(one, id, "taken", null));
        }
        case PutOutcome.Updated(var id, var _) ->
            known.add(new MirrorStore.Known(one.person(), id));
        case PutOutcome.Unchanged(var id) -> known.add(new MirrorStore.Known(one.person(), id));
        case PutOutcome.NotPut(var faults) -> left.add(one.because(faults.getFirst().code()));
      }
    }
    mirror.adopt(line.id(), known);
    consent.withThem(line, known.stream().map(MirrorStore.Known::local).toList());
    ledger.add(line.id(), line.runId(), notes);
    line.count("here", notes.size());
    inbox.settle(line.id(), wanted.stream().map(w -> subject(w.person())).toList(), List.of());
    return left;
  }

  private static PersonDraft draft(Stranger one) {
    var email = one.email() == null ? List.<String>of() : List.of(one.email());
    var kind = one.person().kind() == RecordKind.CONTACT ? PersonKind.CONTACT : PersonKind.LEAD;
    return new PersonDraft(
        email,
        List.of(),
        one.firstName(),
        one.lastName(),
        null,
        kind,
        null,
        null,
        Map.of(),
        JsonNodeFactory.instance.objectNode());
  }

  private static Note note(Stranger one, UUID id, String outcome, @Nullable String answer) {
    return new Note(
        "people",
        "in",
        "create",
        one.name(),
        one.twinId(),
        one.campaignId(),
        id,
        one.person(),
        null,
        null,
        one.email(),
        outcome,
        answer);
  }
}
