package org.unisono.app.people;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.unisono.app.edge.Page;
import org.unisono.app.edge.PageRequest;
import org.unisono.app.edge.Versions;
import org.unisono.app.fields.FieldSubject;
import org.unisono.app.fields.Fields;
import org.unisono.app.jobs.Facts;
import org.unisono.app.people.internal.CompanyStore;
import org.unisono.core.Fault;
import org.unisono.core.Refused;
import org.unisono.core.Texts;
import tools.jackson.databind.node.ObjectNode;

/// The door to companies.
@Component
public class Companies {

  private static final int LONGEST_NAME = 255;

  private final CompanyStore store;
  private final Fields fields;
  private final Facts facts;

  Companies(CompanyStore store, Fields fields, Facts facts) {
    this.store = store;
    this.fields = fields;
    this.facts = facts;
  }

  /// @throws Refused `required`, `tooLong`, `badDomain`, `domainTaken`, `unknownField`
  @Transactional
  public Company add(String name, @Nullable String domain, ObjectNode values) {
    check(name, domain);
    var checked = fields.require(FieldSubject.COMPANY, values, "/fields");
    return store.insert(name.strip(), normal(domain), checked).orElseThrow(Companies::domainTaken);
  }

  /// @throws Refused `stale`, and what [#add] refuses
  @Transactional
  public Company edit(UUID id, int seen, String name, @Nullable String domain, ObjectNode values) {
    store.hold(id);
    var was = get(id);
    Versions.check(seen, was.version());
    check(name, domain);
    var checked = fields.require(FieldSubject.COMPANY, values, "/fields");
    if (store.isDomainTaken(id, normal(domain))) {
      throw domainTaken();
    }
    store.update(id, name.strip(), normal(domain), checked);
    if (!was.name().equals(name.strip())) {
      facts.publish(new CompanyRenamed(id));
    }
    return get(id);
  }

  /// Finds companies by their names, whatever the case, and makes those that are not here. Who
  /// name the same at the same time make one; of several with one name it is the oldest. Never
  /// throws for one of them.
  ///
  /// @param names at most 1,000
  /// @return by name as it was given; refusals carry `required`, `tooLong`, `controlCharacter`
  @Transactional
  public Map<String, CompanyOutcome> putAll(Collection<String> names) {
    Map<String, CompanyOutcome> outcomes = new LinkedHashMap<>();
    Set<String> sound = new LinkedHashSet<>();
    for (var name : names) {
      fault(name)
          .ifPresentOrElse(
              fault -> outcomes.put(name, new CompanyOutcome.NotPut(fault)),
              () -> sound.add(name.strip()));
    }
    var ids = sound.isEmpty() ? Map.<String, UUID>of() : store.named(List.copyOf(sound));
    for (var name : names) {
      outcomes.computeIfAbsent(
          name, n -> new CompanyOutcome.Put(Objects.requireNonNull(ids.get(n.strip()))));
    }
    return outcomes;
  }

  /// What these companies are called.
  public Map<UUID, String> names(Collection<UUID> ids) {
    return ids.isEmpty() ? Map.of() : store.names(ids);
  }

  /// @throws Refused `notFound`
  public Company get(UUID id) {
    return store.find(id).orElseThrow(() -> Refused.notFound("company", id));
  }

  /// By name.
  public Page<Company> page(@Nullable String search, PageRequest page) {
    return store.page(search, page);
  }

  private static void check(String name, @Nullable String domain) {
    fault(name)
        .ifPresent(
            f -> {
              throw Refused.rule(f.pointer(), f.code(), f.message());
            });
    if (domain != null && !domain.strip().matches("(?i)[a-z0-9.-]{1,253}")) {
      throw Refused.rule("/domain", "badDomain", "A domain is a name such as example.fi.");
    }
  }

  private static Optional<Fault> fault(String name) {
    return name.isBlank()
        ? Optional.of(Fault.at("/name", "required", "This is required."))
        : Texts.fault("/name", name.strip(), LONGEST_NAME);
  }

  private static Refused domainTaken() {
    return Refused.clash("/domain", "domainTaken", "Another company has this domain.");
  }

  private static @Nullable String normal(@Nullable String domain) {
    var text = Texts.orNull(domain);
    return text == null ? null : text.toLowerCase(Locale.ROOT);
  }
}
