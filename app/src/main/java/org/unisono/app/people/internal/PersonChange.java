package org.unisono.app.people.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.unisono.app.people.PersonDraft;
import org.unisono.app.people.PersonKind;
import org.unisono.core.Texts;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What a draft makes of a person: the new state, and what was there before.
///
/// @param before replaced values by name; empty when nothing changes
record PersonChange(KnownPerson now, ObjectNode before) {

  /// Before `emails` and `phones`: what came in addition, which is what leaves again.
  static final String ADDED = "added:";

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  static KnownPerson fresh(UUID id, PersonDraft draft) {
    var nobody =
        new KnownPerson(
            id,
            null,
            null,
            null,
            null,
            PersonKind.LEAD.word(),
            null,
            null,
            NODES.objectNode(),
            Set.of(),
            Set.of(),
            Map.of());
    return of(nobody, draft).now();
  }

  static PersonChange of(KnownPerson was, PersonDraft draft) {
    var before = NODES.objectNode();
    var first = said("firstName", was.firstName(), Texts.orNull(draft.firstName()), before);
    var last = said("lastName", was.lastName(), Texts.orNull(draft.lastName()), before);
    var language = said("language", was.language(), draft.language(), before);
    var zone = said("timeZone", was.timeZone(), draft.timeZone(), before);
    var kind = said("kind", was.kind(), draft.kind() == null ? null : draft.kind().word(), before);
    var company = said("companyId", text(was.companyId()), text(draft.companyId()), before);
    var fields = fields(was.fields(), draft.fields(), before);
    var addresses = addresses(was, draft, before);
    var phones = phones(was, draft, before);
    var ids = externalIds(was, draft, before);
    var email =
        was.email() == null && !draft.emails().isEmpty()
            ? draft.emails().getFirst().strip()
            : was.email();
    var now =
        new KnownPerson(
            was.id(),
            email,
            first,
            last,
            company == null ? null : UUID.fromString(company),
            Objects.requireNonNull(kind),
            language,
            zone,
            fields,
            addresses,
            phones,
            ids);
    return new PersonChange(now, before);
  }

  boolean isNone() {
    return before.isEmpty();
  }

  private static @Nullable String said(
      String name, @Nullable String was, @Nullable String said, ObjectNode before) {
    if (said == null || said.equals(was)) {
      return was;
    }
    before.put(name, was);
    return said;
  }

  private static ObjectNode fields(ObjectNode was, ObjectNode said, ObjectNode before) {
    if (said.isEmpty()) {
      return was;
    }
    var now = was.deepCopy();
    var old = NODES.objectNode();
    for (var entry : said.properties()) {
      JsonNode there = was.get(entry.getKey());
      if (!same(there, entry.getValue())) {
        old.set(entry.getKey(), there == null ? NODES.nullNode() : there);
        now.set(entry.getKey(), entry.getValue());
      }
      if (entry.getValue().isNull()) {
        now.remove(entry.getKey());
      }
    }
    if (!old.isEmpty()) {
      before.set("fields", old);
    }
    return now;
  }

  private static boolean same(@Nullable JsonNode a, JsonNode b) {
    if (a == null || a.isNull()) {
      return b.isNull();
    }
    return a.isNumber() && b.isNumber()
        ? a.decimalValue().compareTo(b.decimalValue()) == 0
        : a.equals(b);
  }

  private static Set<String> addresses(KnownPerson was, PersonDraft draft, ObjectNode before) {
    var now = new LinkedHashSet<>(was.addresses());
    draft.emails().forEach(e -> now.add(Addresses.normal(e)));
    note("emails", was.addresses(), now, before);
    return now;
  }

  private static Set<String> phones(KnownPerson was, PersonDraft draft, ObjectNode before) {
    var now = new LinkedHashSet<>(was.phones());
    draft.phones().forEach(p -> now.add(p.strip()));
    note("phones", was.phones(), now, before);
    return now;
  }

  private static Map<String, Set<String>> externalIds(
      KnownPerson was, PersonDraft draft, ObjectNode before) {
    Map<String, Set<String>> now = new HashMap<>(was.externalIds());
    List<String> added = new ArrayList<>();
    draft
        .externalIds()
        .forEach(
            (system, id) -> {
              if (!was.isKnownAs(system, id)) {
                var ids = new LinkedHashSet<>(now.getOrDefault(system, Set.of()));
                ids.add(id);
                now.put(system, ids);
                added.add(system + ":" + id);
              }
            });
    if (!added.isEmpty()) {
      var list = before.putArray("addedExternalIds");
      added.forEach(list::add);
    }
    return now;
  }

  private static void note(String name, Set<String> was, Set<String> now, ObjectNode before) {
    if (!was.equals(now)) {
      var list = before.putArray(name);
      was.forEach(list::add);
      var added = before.putArray(ADDED + name);
      now.stream().filter(one -> !was.contains(one)).forEach(added::add);
    }
  }

  private static @Nullable String text(@Nullable UUID id) {
    return id == null ? null : id.toString();
  }
}
