package org.unisono.app.people;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.unisono.app.access.AuditTrail;
import org.unisono.app.edge.Page;
import org.unisono.app.edge.PageRequest;
import org.unisono.app.edge.Versions;
import org.unisono.app.jobs.Facts;
import org.unisono.app.people.internal.CompletePeople;
import org.unisono.app.people.internal.EditPerson;
import org.unisono.app.people.internal.ErasePerson;
import org.unisono.app.people.internal.MergePeople;
import org.unisono.app.people.internal.PersonReport;
import org.unisono.app.people.internal.PutPeople;
import org.unisono.core.Refused;
import org.unisono.core.acting.Acting;
import tools.jackson.databind.node.ObjectNode;

/// The door to people.
@Component
public class People {

  private final PutPeople put;
  private final CompletePeople complete;
  private final EditPerson edit;
  private final MergePeople merge;
  private final ErasePerson erase;
  private final PersonReport report;
  private final Told told;

  People(
      PutPeople put,
      CompletePeople complete,
      EditPerson edit,
      MergePeople merge,
      ErasePerson erase,
      PersonReport report,
      Told told) {
    this.put = put;
    this.complete = complete;
    this.edit = edit;
    this.merge = merge;
    this.erase = erase;
    this.report = report;
    this.told = told;
  }

  /// Makes or completes people: by external id first, then by an address that has one holder. What
  /// a draft does not say stays. Never throws for one row.
  ///
  /// @param drafts at most 1,000
  /// @return an outcome per draft, in their order; refusals carry `ambiguousEmail`,
  /// `ambiguousIdentity`, `erased`, `promotionRequired`, `badEmail`, `nobody`, `unknownField`, …
  @Transactional
  public List<PutOutcome> putAll(List<PersonDraft> drafts) {
    var outcomes = put.put(drafts);
    told.changed(outcomes);
    return outcomes;
  }

  /// Waits for others who are changing one of these people, and lets nobody change them before the
  /// caller's transaction ends.
  ///
  /// @param ids at most 1,000
  @Transactional(propagation = Propagation.MANDATORY)
  public void hold(Collection<UUID> ids) {
    complete.hold(ids);
  }

  /// Writes what is said of people who are known by id. What a draft does not say stays; a phone
  /// takes the place of the one that stands first. Never throws for one of them.
  ///
  /// @param drafts by person, at most 1,000
  /// @return by person; refusals as in [#putAll], and `notFound`
  @Transactional
  public Map<UUID, PutOutcome> completeAll(Map<UUID, PersonDraft> drafts) {
    var outcomes = complete.complete(drafts);
    told.changed(List.copyOf(outcomes.values()));
    return outcomes;
  }

  /// @throws Refused `notFound`
  public Person get(UUID id) {
    return find(id).orElseThrow(() -> Refused.notFound("person", id));
  }

  public Optional<Person> find(UUID id) {
    return report.people(List.of(id)).stream().findFirst();
  }

  public List<Person> all(Collection<UUID> ids) {
    return report.people(ids);
  }

  /// Who holds an address.
  ///
  /// @return several when the address identifies nobody
  public List<UUID> holdersOf(String address) {
    return report.holdersOf(address);
  }

  /// Newest first.
  ///
  /// @param search the beginning of a name, an address or an external id
  public Page<Person> page(
      @Nullable String search, @Nullable String stage, @Nullable String kind, PageRequest page) {
    return report.page(search, stage, kind, page);
  }

  /// Replaces what a person's record says; unlike [#putAll] a null or a missing item clears.
  ///
  /// @param seen the version that the editor has read
  /// @throws Refused `stale`, `promotionRequired`, and what [#putAll] refuses
  @Transactional
  public Person edit(UUID id, int seen, PersonEdit change) {
    Versions.check(seen, get(id).version());
    edit.edit(id, seen, change);
    told.changed(id);
    return get(id);
  }

  /// Makes one of two: the survivor keeps its values and takes what it has not; ids, memberships
  /// and history move.
  ///
  /// @return the id with which it can be undone
  /// @throws Refused `notFound`, `mergeWithSelf`
  @Transactional
  public UUID merge(UUID survivor, UUID merged) {
    get(survivor);
    get(merged);
    var id = merge.merge(survivor, merged);
    told.audit("person.merged", survivor, Map.of("merged", merged.toString()));
    told.changed(survivor);
    return id;
  }

  /// @throws Refused `notFound`, `alreadyUndone`
  @Transactional
  public void unmerge(UUID mergeId) {
    var both = merge.undo(mergeId);
    told.audit("person.unmerged", mergeId, Map.of());
    both.forEach(told::changed);
  }

  /// Removes all that tells who the person was; a keyed hash of the addresses stays, so that no
  /// import or sync brings them back.
  @Transactional
  public void erase(UUID id) {
    get(id);
    erase.erase(id);
    told.audit("person.erased", id, Map.of());
  }

  /// Takes people back whom an import made and nobody has touched since: they are nowhere to be
  /// seen, and their addresses and ids are free again. Others stay.
  @Transactional
  public void withdraw(List<UUID> ids) {
    erase.withdraw(ids);
  }

  /// What somebody had before it was replaced.
  ///
  /// @param values by name, as [PutOutcome.Updated] names them
  public record Replaced(UUID person, ObjectNode values) {}

  /// Puts values back that were replaced, where nobody has changed them since; in this order.
  @Transactional
  public void restoreAll(List<Replaced> replaced) {
    replaced.forEach(one -> edit.restore(one.person(), one.values()));
    told.changed(
        replaced.stream()
            .map(Replaced::person)
            .distinct()
            .<PutOutcome>map(id -> new PutOutcome.Updated(id, told.none()))
            .toList());
  }

  /// Takes values away again that somebody had none of before.
  ///
  /// @param fields by person, at most 1,000: `firstName`, `lastName`, `language`, `timeZone`,
  ///     `company`, `phone` for the one that stands first, or `fields.` and a custom field’s key
  @Transactional
  public void blankAll(Map<UUID, Set<String>> fields) {
    told.changed(complete.blank(fields));
  }

  /// All that is known of a person, by room.
  public Map<String, Object> export(UUID id) {
    return erase.export(get(id));
  }

  /// What the room tells others.
  @Component
  static class Told {

    private final Facts facts;
    private final AuditTrail audit;

    Told(Facts facts, AuditTrail audit) {
      this.facts = facts;
      this.audit = audit;
    }

    tools.jackson.databind.node.ObjectNode none() {
      return tools.jackson.databind.node.JsonNodeFactory.instance.objectNode();
    }

    void audit(String what, UUID id, Map<String, ?> detail) {
      audit.record(what, "person", id, detail);
    }

    void changed(UUID id) {
      changed(List.of(new PutOutcome.Updated(id, none())));
    }

    void changed(List<PutOutcome> outcomes) {
      List<UUID> created = new ArrayList<>();
      List<UUID> changed = new ArrayList<>();
      for (var outcome : outcomes) {
        switch (outcome) {
          case PutOutcome.Created c -> created.add(c.id());
          case PutOutcome.Updated u -> changed.add(u.id());
          case PutOutcome.Unchanged _, PutOutcome.NotPut _ -> {}
        }
      }
      if (!created.isEmpty() || !changed.isEmpty()) {
        facts.publish(new PeopleChanged(created, changed, Acting.now().origin()));
      }
    }
  }
}
