package org.unisono.app.people.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.unisono.app.people.PersonDraft;

/// Who a draft speaks of: the id map decides first; the address only where it has one holder whom
/// the same system does not know as somebody else.
final class Matcher {

  private final Map<String, Set<KnownPerson>> byKey = new HashMap<>();
  private final Map<String, Set<KnownPerson>> byAddress = new HashMap<>();

  Matcher(List<KnownPerson> known) {
    known.forEach(this::add);
  }

  /// Somebody who is known from now on, such as the person that an earlier row of the batch made.
  void add(KnownPerson person) {
    person
        .externalIds()
        .forEach(
            (system, ids) ->
                ids.forEach(
                    id ->
                        byKey
                            .computeIfAbsent(key(system, id), _ -> new LinkedHashSet<>())
                            .add(person)));
    for (var address : person.addresses()) {
      byAddress.computeIfAbsent(address, _ -> new LinkedHashSet<>()).add(person);
    }
  }

  void replace(KnownPerson old, KnownPerson now) {
    old.externalIds()
        .forEach((system, ids) -> ids.forEach(id -> forget(byKey, key(system, id), old)));
    old.addresses().forEach(address -> forget(byAddress, address, old));
    add(now);
  }

  private static void forget(Map<String, Set<KnownPerson>> index, String key, KnownPerson person) {
    var holders = index.get(key);
    if (holders != null) {
      holders.remove(person);
    }
  }

  Match match(PersonDraft draft) {
    var byIds = new LinkedHashSet<KnownPerson>();
    draft
        .externalIds()
        .forEach((system, id) -> byIds.addAll(byKey.getOrDefault(key(system, id), Set.of())));
    if (byIds.size() > 1) {
      return new Match.Several("/externalIds", "ambiguousIdentity");
    }
    if (byIds.size() == 1) {
      return new Match.One(byIds.getFirst());
    }
    return byAddress(draft);
  }

  private Match byAddress(PersonDraft draft) {
    List<KnownPerson> holders = new ArrayList<>();
    for (var address : draft.emails()) {
      for (var holder : byAddress.getOrDefault(Addresses.normal(address), Set.of())) {
        if (!holders.contains(holder)) {
          holders.add(holder);
        }
      }
    }
    holders.removeIf(holder -> isSomebodyElse(holder, draft));
    return switch (holders.size()) {
      case 0 -> new Match.Nobody();
      case 1 -> new Match.One(holders.getFirst());
      default -> new Match.Several("/email", "ambiguousEmail");
    };
  }

  private static boolean isSomebodyElse(KnownPerson holder, PersonDraft draft) {
    return draft.externalIds().entrySet().stream()
        .anyMatch(e -> holder.isSomebodyElseAt(e.getKey(), e.getValue()));
  }

  private static String key(String system, String id) {
    return system + '\u001f' + id;
  }

  /// Who was found.
  sealed interface Match {
    record Nobody() implements Match {}

    record One(KnownPerson person) implements Match {}

    record Several(String pointer, String code) implements Match {}
  }
}
