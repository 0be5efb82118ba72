package org.unisono.app.segments;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.unisono.app.access.AuditTrail;
import org.unisono.app.edge.Page;
import org.unisono.app.edge.PageRequest;
import org.unisono.app.segments.internal.ListStore;
import org.unisono.core.Refusal;
import org.unisono.core.Refused;
import org.unisono.core.Texts;

/// The door to lists.
@Component
public class Lists {

  private static final Set<String> KINDS =
      Set.of("static", "snapshot", "suppression", "seed", "test");

  private final ListStore store;
  private final AuditTrail audit;

  Lists(ListStore store, AuditTrail audit) {
    this.store = store;
    this.audit = audit;
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
    return store.find(id).orElseThrow(() -> Refused.notFound("list", id));
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
    return store.add(list, people);
  }

  /// @return how many left
  @Transactional
  public int removePeople(UUID list, List<UUID> people) {
    get(list);
    return store.remove(list, people);
  }

  /// Who is on a list, the latest people first.
  public Page<UUID> members(UUID list, PageRequest page) {
    get(list);
    return store.members(list, page);
  }
}
