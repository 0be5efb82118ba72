package org.unisono.app.people.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.unisono.app.people.PersonDraft;
import org.unisono.app.people.PutOutcome;
import org.unisono.core.Fault;
import tools.jackson.databind.node.JsonNodeFactory;

/// Writes what is said of people who are known by id: load, decide in memory, write in sets.
@Component
public class CompletePeople {

  private static final String CUSTOM = "fields.";

  private final DraftCheck check;
  private final PersonStore store;
  private final PersonWriter writer;

  CompletePeople(DraftCheck check, PersonStore store, PersonWriter writer) {
    this.check = check;
    this.store = store;
    this.writer = writer;
  }

  /// Nobody else changes these people before the caller's transaction ends.
  public void hold(Collection<UUID> ids) {
    store.hold(ids);
  }

  /// A phone that is said takes the place of the one that stands first.
  public Map<UUID, PutOutcome> complete(Map<UUID, PersonDraft> drafts) {
    var outcomes = new java.util.LinkedHashMap<UUID, PutOutcome>();
    List<KnownPerson> changed = new ArrayList<>();
    List<KnownPerson> called = new ArrayList<>();
    store.hold(drafts.keySet());
    var people = store.load(drafts.keySet());
    var said =
        people.stream().map(p -> java.util.Objects.requireNonNull(drafts.get(p.id()))).toList();
    var checked = check.all(said);
    for (int i = 0; i < people.size(); i++) {
      var known = people.get(i);
      var faults = checked.get(i).stream().filter(fault -> !fault.code().equals("nobody")).toList();
      if (!faults.isEmpty()) {
        outcomes.put(known.id(), new PutOutcome.NotPut(faults));
        continue;
      }
      var change = PersonChange.of(known, said.get(i));
      var phones = phones(known, said.get(i).phones());
      if (!isSame(phones, known.phones())) {
        changed.add(change.now().withPhones(phones));
        called.add(changed.getLast());
        outcomes.put(known.id(), new PutOutcome.Updated(known.id(), change.before()));
      } else if (change.isNone()) {
        outcomes.put(known.id(), new PutOutcome.Unchanged(known.id()));
      } else {
        changed.add(change.now());
        outcomes.put(known.id(), new PutOutcome.Updated(known.id(), change.before()));
      }
    }
    writer.callAnew(called);
    writer.update(changed);
    drafts
        .keySet()
        .forEach(
            id ->
                outcomes.computeIfAbsent(
                    id,
                    _ ->
                        new PutOutcome.NotPut(
                            List.of(Fault.at("", "notFound", "There is no such person.")))));
    return outcomes;
  }

  private static boolean isSame(Set<String> one, Set<String> other) {
    return List.copyOf(one).equals(List.copyOf(other));
  }

  private static Set<String> phones(KnownPerson known, List<String> said) {
    if (said.isEmpty()) {
      return known.phones();
    }
    var now = new LinkedHashSet<String>();
    said.forEach(p -> now.add(p.strip()));
    known.phones().stream().skip(1).forEach(now::add);
    return now;
  }

  /// Takes values away.
  ///
  /// @return who has changed
  public List<PutOutcome> blank(Map<UUID, Set<String>> blanks) {
    store.hold(blanks.keySet());
    List<KnownPerson> next = new ArrayList<>();
    List<KnownPerson> called = new ArrayList<>();
    for (var was : store.load(blanks.keySet())) {
      var gone = blanks.getOrDefault(was.id(), Set.of());
      var fields = was.fields().deepCopy();
      gone.stream()
          .filter(f -> f.startsWith(CUSTOM))
          .map(f -> f.substring(CUSTOM.length()))
          .forEach(fields::remove);
      next.add(
          new KnownPerson(
              was.id(),
              was.email(),
              gone.contains("firstName") ? null : was.firstName(),
              gone.contains("lastName") ? null : was.lastName(),
              gone.contains("company") ? null : was.companyId(),
              was.kind(),
              gone.contains("language") ? null : was.language(),
              gone.contains("timeZone") ? null : was.timeZone(),
              fields,
              was.addresses(),
              was.phones(),
              was.externalIds()));
      if (gone.contains("phone")) {
        var others = was.phones().stream().skip(1).toList();
        next.add(next.removeLast().withPhones(new LinkedHashSet<>(others)));
        called.add(next.getLast());
      }
    }
    writer.callAnew(called);
    writer.update(next);
    return next.stream()
        .<PutOutcome>map(p -> new PutOutcome.Updated(p.id(), JsonNodeFactory.instance.objectNode()))
        .toList();
  }
}
