package org.unisono.app.sync.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.app.jobs.Turns;
import org.unisono.app.people.Identities;
import org.unisono.app.sync.Mode;
import org.unisono.connector.RemoteRef;
import org.unisono.connector.Stream;

/// Finds out who people there are here: by the id map and the ids that a bridge between the vendors
/// has left first, then by an address that is unique on
/// both sides, where the names do not disagree. Nobody is linked by a guess.
@Component
class LinkPeople {

  private static final int CHUNK = 1_000;

  private final LinkStore store;
  private final Identities identities;
  private final LedgerStore ledger;
  private final Bridges bridges;

  LinkPeople(LinkStore store, Identities identities, LedgerStore ledger, Bridges bridges) {
    this.bridges = bridges;
    this.store = store;
    this.identities = identities;
    this.ledger = ledger;
  }

  void link(Line line, Turns turns) {
    learn(line, turns);
    boolean more = true;
    while (more) {
      more = some(line, turns);
    }
    boolean unknown = true;
    while (unknown) {
      unknown = identify(line, turns);
    }
  }

  /// Takes over what a bridge between the vendors knows.
  void learn(Line line, Turns turns) {
    line.count("linked", bridges.learn(line, turns));
  }

  /// @return whether there may be more who have not been looked for
  boolean some(Line line, Turns turns) {
    return turns.turn(() -> chunk(line)) == CHUNK;
  }

  /// Tells the id map of some who were found or made.
  ///
  /// @return whether there may be more
  boolean identify(Line line, Turns turns) {
    return line.mode(Stream.PEOPLE) != Mode.WATCH && turns.turn(() -> identify(line)) == CHUNK;
  }

  private int chunk(Line line) {
    var candidates = store.candidates(line.id(), CHUNK);
    if (!candidates.isEmpty()) {
      Set<String> taken = new HashSet<>();
      List<LinkStore.Verdict> verdicts = new ArrayList<>();
      for (var one : candidates) {
        var verdict = judge(one, taken);
        verdicts.add(verdict);
        if (verdict.person() != null) {
          taken.add(one.kind() + verdict.person());
        }
      }
      store.put(line.id(), verdicts);
      line.count("linked", (int) verdicts.stream().filter(v -> v.person() != null).count());
    }
    return candidates.size();
  }

  private static LinkStore.Verdict judge(LinkStore.Candidate one, Set<String> taken) {
    if (one.known() != null) {
      return is(one, one.known());
    }
    if (one.email() == null) {
      return isNot(one, "noAddress");
    }
    if (one.holders().isEmpty()) {
      // Several records of one name become one person.
      return isNot(one, one.shared() ? LinkStore.SEVERAL : "notHere");
    }
    if (one.doubles() > 1 || one.holders().size() > 1) {
      return isNot(one, LinkStore.SEVERAL);
    }
    var holder = one.holders().getFirst();
    if (disagree(one.firstName(), one.holderFirst())
        || disagree(one.lastName(), one.holderLast())) {
      return isNot(one, "namesDisagree");
    }
    if (one.taken() || taken.contains(one.kind() + holder)) {
      return isNot(one, "linkedElsewhere");
    }
    return is(one, holder);
  }

  private static boolean disagree(@Nullable String theirs, @Nullable String ours) {
    return theirs != null
        && ours != null
        && !theirs.isBlank()
        && !ours.isBlank()
        && !Words.normal(theirs).equals(Words.normal(ours));
  }

  private static LinkStore.Verdict is(LinkStore.Candidate one, UUID person) {
    return new LinkStore.Verdict(one.kind(), one.remoteId(), person, null);
  }

  private static LinkStore.Verdict isNot(LinkStore.Candidate one, String why) {
    return new LinkStore.Verdict(one.kind(), one.remoteId(), null, why);
  }

  private int identify(Line line) {
    var links = store.unidentified(line.id(), line.system(), CHUNK);
    identities.link(links.stream().map(LinkStore.Linked::identity).toList());
    List<Note> notes = new ArrayList<>();
    for (var linked : links) {
      var link = linked.identity();
      notes.add(
          new Note(
              "people",
              "in",
              "link",
              linked.name(),
              null,
              null,
              link.personId(),
              new RemoteRef(Words.kind(link.kind()), link.id()),
              null,
              null,
              null,
              "linked",
              null));
    }
    ledger.add(line.id(), line.runId(), notes);
    return links.size();
  }
}
