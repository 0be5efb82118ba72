package org.unisono.app.people;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.unisono.app.edge.Page;
import org.unisono.app.edge.PageRequest;
import org.unisono.app.edge.Versions;
import org.unisono.app.fields.FieldSubject;
import org.unisono.app.fields.Fields;
import org.unisono.app.people.internal.CompanyStore;
import org.unisono.core.Refused;
import org.unisono.core.Texts;
import tools.jackson.databind.node.ObjectNode;

/// The door to companies.
@Component
public class Companies {

  private static final int LONGEST_NAME = 255;

  private final CompanyStore store;
  private final Fields fields;

  Companies(CompanyStore store, Fields fields) {
    this.store = store;
    this.fields = fields;
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
    Versions.check(seen, get(id).version());
    check(name, domain);
    var checked = fields.require(FieldSubject.COMPANY, values, "/fields");
    if (store.isDomainTaken(id, normal(domain))) {
      throw domainTaken();
    }
    store.update(id, name.strip(), normal(domain), checked);
    return get(id);
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
    if (name.isBlank()) {
      throw Refused.rule("/name", "required", "This is required.");
    }
    Texts.fault("/name", name, LONGEST_NAME)
        .ifPresent(
            f -> {
              throw Refused.rule(f.pointer(), f.code(), f.message());
            });
    if (domain != null && !domain.strip().matches("(?i)[a-z0-9.-]{1,253}")) {
      throw Refused.rule("/domain", "badDomain", "A domain is a name such as example.fi.");
    }
  }

  private static Refused domainTaken() {
    return Refused.clash("/domain", "domainTaken", "Another company has this domain.");
  }

  private static @Nullable String normal(@Nullable String domain) {
    var text = Texts.orNull(domain);
    return text == null ? null : text.toLowerCase(Locale.ROOT);
  }
}
