package org.unisono.app.sync.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.unisono.app.jobs.Turns;
import org.unisono.app.people.Identities;
import org.unisono.app.people.People;
import org.unisono.app.people.Person;
import org.unisono.app.people.RemoteIdentity;
import org.unisono.app.people.Stages;
import org.unisono.app.sync.internal.BecameStore.Became;
import org.unisono.connector.Stream;

/// Follows people whose records there were merged or converted, before anybody is looked for by an
/// address: so that one human stays one. Two people here who are one record there are not merged by
/// a guess; a person is asked.
@Component
class FollowRecords {

  private static final int CHUNK = 1_000;

  /// A record that became a record that became a record.
  private static final int MOST_STEPS = 20;

  private final BecameStore became;
  private final LinkStore links;
  private final People people;
  private final Identities identities;
  private final Stages stages;
  private final InboxStore inbox;
  private final LedgerStore ledger;

  FollowRecords(
      BecameStore became,
      LinkStore links,
      People people,
      Identities identities,
      Stages stages,
      InboxStore inbox,
      LedgerStore ledger) {
    this.became = became;
    this.links = links;
    this.people = people;
    this.identities = identities;
    this.stages = stages;
    this.inbox = inbox;
    this.ledger = ledger;
  }

  void follow(Line line, Turns turns) {
    turns.turn(
        () -> {
          step(line);
          return true;
        });
    boolean more = true;
    while (more) {
      more = turns.turn(() -> settle(line)) == CHUNK;
    }
    turns.turn(
        () -> {
          ask(line);
          return true;
        });
  }

  private void step(Line line) {
    Set<UUID> all = new LinkedHashSet<>();
    for (int i = 0; i < MOST_STEPS; i++) {
      var some = became.follow(line.id());
      if (some.isEmpty()) {
        break;
      }
      all.addAll(some);
    }
    if (!all.isEmpty()) {
      links.settle(line.id(), all);
      line.count("linked", all.size());
    }
  }

  /// Both records are the same person: the id map knows the second as the first one's, and a lead
  /// that became a contact there is one here. That it did is a fact, and not weighed.
  private int settle(Line line) {
    var mayPromote = line.mayWriteHere(Stream.PEOPLE);
    var agreeing =
        became.agreeing(line.id(), CHUNK).stream()
            .filter(one -> mayPromote || !one.isPromoted())
            .toList();
    if (agreeing.isEmpty()) {
      return 0;
    }
    identities.link(
        agreeing.stream()
            .map(
                one ->
                    new RemoteIdentity(
                        one.was(),
                        line.system(),
                        line.id(),
                        Words.of(one.from().kind()),
                        one.from().id(),
                        false))
            .toList());
    promote(line, agreeing.stream().filter(Became::isPromoted).toList());
    became.settled(line.id(), agreeing.stream().map(Became::from).toList());
    inbox.settle(line.id(), agreeing.stream().map(FollowRecords::subject).toList(), List.of());
    return agreeing.size();
  }

  private void promote(Line line, List<Became> converted) {
    if (converted.isEmpty()) {
      return;
    }
    var promoted = stages.promoteAll(converted.stream().map(Became::was).distinct().toList());
    var names = named(promoted);
    List<Note> notes = new ArrayList<>();
    for (var one : converted) {
      if (promoted.contains(one.was())) {
        notes.add(
            new Note(
                "people",
                "in",
                "update",
                names.getOrDefault(one.was(), one.into().id()),
                null,
                null,
                one.was(),
                one.into(),
                "kind",
                "lead",
                "contact",
                "taken",
                "convertedThere"));
      }
    }
    ledger.add(line.id(), line.runId(), notes);
    line.count("here", notes.size());
  }

  private Map<UUID, String> named(Collection<UUID> ids) {
    return people.all(ids).stream().collect(Collectors.toMap(Person::id, PersonSide::name));
  }

  static String subject(Became one) {
    return "double:" + Words.of(one.from().kind()) + ":" + one.from().id();
  }

  private void ask(Line line) {
    var differing = became.unasked(line.id());
    List<Question> questions = new ArrayList<>();
    for (int from = 0; from < differing.size(); from += CHUNK) {
      var some = differing.subList(from, Math.min(differing.size(), from + CHUNK));
      var names =
          named(some.stream().flatMap(one -> both(one).stream()).collect(Collectors.toSet()));
      some.forEach(one -> questions.add(question(one, id -> names.getOrDefault(id, ""))));
    }
    inbox.ask(line.id(), questions);
    line.count("waiting", questions.size());
  }

  private static List<UUID> both(Became one) {
    return List.of(one.was(), Objects.requireNonNull(one.is()));
  }

  private static Question question(Became one, Function<UUID, String> name) {
    var other = Objects.requireNonNull(one.is());
    return Question.of(
            "double",
            one.isPromoted() ? "convertedThere" : "mergedThere",
            Map.of("name", name.apply(one.was()), "other", name.apply(other), "otherId", other),
            subject(one),
            name.apply(one.was()) + " – " + name.apply(other))
        .about(null, null, one.was())
        .at(one.from());
  }
}
