package org.unisono.app.segments;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.unisono.app.access.AuditTrail;
import org.unisono.app.edge.Page;
import org.unisono.app.edge.PageRequest;
import org.unisono.app.edge.Versions;
import org.unisono.app.jobs.Facts;
import org.unisono.app.segments.internal.ListStore;
import org.unisono.core.Refusal;
import org.unisono.core.Refused;
import org.unisono.core.Texts;

/// The door to lists.
@Component
public class Lists {

  private static final Set<String> KINDS =
      Set.of("static", "snapshot", "suppression", "seed", "test");

  private static final String DOMAIN = "([A-Za-z0-9-]{1,63}\\.)+[A-Za-z0-9-]{2,63}";

  private final ListStore store;
  private final AuditTrail audit;
  private final Facts facts;

  Lists(ListStore store, AuditTrail audit, Facts facts) {
    this.store = store;
    this.audit = audit;
    this.facts = facts;
  }

  /// @throws Refused `required`, `tooLong`, `unknownOption`
  @Transactional
  public PeopleList add(String name, String kind) {
    checkName(name);
    if (!KINDS.contains(kind)) {
      throw new Refused(
          Refusal.RULE_BROKEN,
          "/kind",
          "unknownOption",
          "{value} is not one of: {options}.",
          Map.of("value", kind, "options", String.join(", ", KINDS.stream().sorted().toList())));
    }
    var id = store.insert(name.strip(), kind);
    audit.record("list.added", "list", id, Map.of("kind", kind));
    return get(id);
  }

  /// @param seen the version that the editor has read
  /// @throws Refused `notFound`, `stale`, `required`, `tooLong`
  @Transactional
  public PeopleList rename(UUID id, int seen, String name) {
    get(id);
    checkName(name);
    if (!store.rename(id, seen, name.strip())) {
      throw Versions.stale();
    }
    audit.record("list.edited", "list", id, Map.of());
    return get(id);
  }

  static void checkName(String name) {
    if (name.isBlank()) {
      throw Refused.rule("/name", "required", "This is required.");
    }
    Texts.fault("/name", name, 255)
        .ifPresent(
            f -> {
              throw Refused.rule(f.pointer(), f.code(), f.message());
            });
  }

  /// @throws Refused `notFound`
  public PeopleList get(UUID id) {
    return find(id).orElseThrow(() -> Refused.notFound("list", id));
  }

  public Optional<PeopleList> find(UUID id) {
    return store.find(id);
  }

  /// By name.
  public Page<PeopleList> page(PageRequest page) {
    return store.page(page);
  }

  /// Puts people on a list; who is on it stays.
  ///
  /// @param people at most 1,000 who exist
  /// @return how many are new on it
  /// @throws Refused `notFound`, `snapshotFixed`
  @Transactional
  public int addPeople(UUID list, List<UUID> people) {
    if (get(list).kind().equals("snapshot")) {
      throw Refused.clash("", "snapshotFixed", "A snapshot stays as it was taken.");
    }
    int added = store.add(list, people);
    if (added > 0) {
      facts.publish(new ListChanged(list, people));
    }
    return added;
  }

  /// @return how many left
  @Transactional
  public int removePeople(UUID list, List<UUID> people) {
    get(list);
    int gone = store.remove(list, people);
    if (gone > 0) {
      facts.publish(new ListChanged(list, people));
    }
    return gone;
  }

  /// Names addresses and whole domains on a suppression list, whether or not somebody here has
  /// them.
  ///
  /// @param addresses and `domains` together at most 1,000
  /// @throws Refused `notFound`, `notASuppressionList`, `badEmail`, `badDomain`
  @Transactional
  public int suppress(UUID list, List<String> addresses, List<String> domains) {
    if (!get(list).kind().equals("suppression")) {
      throw Refused.clash(
          "", "notASuppressionList", "Only a suppression list names addresses and domains.");
    }
    for (int i = 0; i < addresses.size(); i++) {
      if (!addresses.get(i).strip().matches("[^\\s@]{1,64}@" + DOMAIN)) {
        throw Refused.rule("/addresses/" + i, "badEmail", "This is not an e-mail address.");
      }
    }
    for (int i = 0; i < domains.size(); i++) {
      if (!domains.get(i).strip().matches(DOMAIN)) {
        throw Refused.rule("/domains/" + i, "badDomain", "A domain is a name such as example.fi.");
      }
    }
    return store.suppress(list, "address", addresses) + store.suppress(list, "domain", domains);
  }

  /// Who of these is on the list.
  public Set<UUID> among(UUID list, Collection<UUID> people) {
    return store.among(List.of(list), people);
  }

  /// Who of these is named by one of the lists: themselves, by an address or by its domain.
  ///
  /// @param people at most 1,000
  public Set<UUID> suppressed(Collection<UUID> lists, Collection<UUID> people) {
    var all = new HashSet<>(store.among(lists, people));
    all.addAll(store.suppressed(lists, people));
    return all;
  }

  /// Who is on a list, the latest people first.
  public Page<UUID> members(UUID list, PageRequest page) {
    get(list);
    return store.members(list, page);
  }
}
