package org.unisono.app.people.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.unisono.app.people.PersonDraft;
import org.unisono.app.people.PutOutcome;
import org.unisono.core.Fault;
import org.unisono.core.Ids;
import org.unisono.core.acting.Acting;

/// Puts a batch of drafts: check, lock, find, decide in memory, write in sets. Rows of one batch
/// that speak of the same person meet in that person.
@Component
public class PutPeople {

  private final DraftCheck check;
  private final ErasedAddresses erased;
  private final PersonStore store;
  private final PersonWriter writer;
  private final Ids ids;

  PutPeople(
      DraftCheck check, ErasedAddresses erased, PersonStore store, PersonWriter writer, Ids ids) {
    this.check = check;
    this.erased = erased;
    this.store = store;
    this.writer = writer;
    this.ids = ids;
  }

  /// @return an outcome per draft, in their order
  public List<PutOutcome> put(List<PersonDraft> drafts) {
    var faults = erased.hold(drafts, check.all(drafts));
    List<PersonDraft> good = new ArrayList<>();
    for (int i = 0; i < drafts.size(); i++) {
      if (faults.get(i).isEmpty()) {
        good.add(drafts.get(i));
      }
    }
    store.lock(good);
    var batch = new Batch(new Matcher(store.candidates(good)));
    List<PutOutcome> outcomes = new ArrayList<>();
    for (int i = 0; i < drafts.size(); i++) {
      outcomes.add(
          faults.get(i).isEmpty()
              ? batch.decide(drafts.get(i))
              : new PutOutcome.NotPut(faults.get(i)));
    }
    writer.insert(batch.created.values());
    writer.update(batch.updated.values());
    return outcomes;
  }

  private final class Batch {

    private final Matcher matcher;
    private final Map<UUID, KnownPerson> created = new LinkedHashMap<>();
    private final Map<UUID, KnownPerson> updated = new LinkedHashMap<>();

    private Batch(Matcher matcher) {
      this.matcher = matcher;
    }

    private PutOutcome decide(PersonDraft draft) {
      return switch (matcher.match(draft)) {
        case Matcher.Match.Nobody _ -> create(draft);
        case Matcher.Match.One one -> change(one.person(), draft);
        case Matcher.Match.Several several ->
            new PutOutcome.NotPut(
                List.of(
                    Fault.at(
                        several.pointer(),
                        several.code(),
                        "More than one person here goes by this.")));
      };
    }

    private PutOutcome create(PersonDraft draft) {
      var person = PersonChange.fresh(ids.next(), draft);
      created.put(person.id(), person);
      matcher.add(person);
      return new PutOutcome.Created(person.id());
    }

    private PutOutcome change(KnownPerson was, PersonDraft draft) {
      var kind = draft.kind();
      if (kind != null && !kind.word().equals(was.kind()) && Acting.now().origin().isBehaviour()) {
        return new PutOutcome.NotPut(
            List.of(
                Fault.at(
                    "/kind",
                    "promotionRequired",
                    "A lead becomes a contact by promotion, not by an edit.")));
      }
      var change = PersonChange.of(was, draft);
      if (change.isNone()) {
        return new PutOutcome.Unchanged(was.id());
      }
      matcher.replace(was, change.now());
      if (created.containsKey(was.id())) {
        created.put(was.id(), change.now());
      } else {
        updated.put(was.id(), change.now());
      }
      return new PutOutcome.Updated(was.id(), change.before());
    }
  }
}
