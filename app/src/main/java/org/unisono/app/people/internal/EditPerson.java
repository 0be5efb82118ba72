package org.unisono.app.people.internal;

import static org.unisono.app.people.internal.EmailsTable.EMAILS;
import static org.unisono.app.people.internal.IdentitiesTable.IDENTITIES;
import static org.unisono.app.people.internal.PhonesTable.PHONES;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.app.edge.Versions;
import org.unisono.app.people.PersonDraft;
import org.unisono.app.people.PersonEdit;
import org.unisono.core.Fault;
import org.unisono.core.Refusal;
import org.unisono.core.Refused;
import org.unisono.core.Texts;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// An edit by hand of one person's record.
@Component
public class EditPerson {

  private final DSLContext sql;
  private final DraftCheck check;
  private final PersonStore store;
  private final PersonWriter writer;

  EditPerson(DSLContext sql, DraftCheck check, PersonStore store, PersonWriter writer) {
    this.sql = sql;
    this.check = check;
    this.store = store;
    this.writer = writer;
  }

  /// @param seen the version that the editor has read
  public void edit(UUID id, int seen, PersonEdit edit) {
    var draft = draft(edit);
    refuse(check.faults(draft));
    store.lock(List.of(draft));
    store.hold(List.of(id));
    Versions.check(seen, store.version(id));
    var was = store.load(List.of(id)).getFirst();
    if (!was.kind().equals(edit.kind().word())) {
      throw Refused.clash(
          "/kind", "promotionRequired", "A lead becomes a contact by promotion, not by an edit.");
    }
    var ids = withoutLinked(was, edit.externalIds());
    takeIdsOf(id, ids);
    sql.deleteFrom(EMAILS).where(EMAILS.PERSON_ID.eq(id)).execute();
    sql.deleteFrom(PHONES).where(PHONES.PERSON_ID.eq(id)).execute();
    writer.update(List.of(state(id, edit, was, ids)));
  }

  /// Puts replaced values back; addresses and ids that were added leave again. An address that
  /// somebody has made the primary one since, instead of another, stays.
  public void restore(UUID id, ObjectNode before) {
    store.hold(List.of(id));
    var found = store.load(List.of(id));
    if (found.isEmpty()) {
      return;
    }
    var was = found.getFirst();
    var fields = was.fields().deepCopy();
    before.path("fields").properties().forEach(e -> fields.set(e.getKey(), e.getValue()));
    before
        .path("addedExternalIds")
        .forEach(
            added -> {
              var parts = added.asString().split(":", 2);
              sql.deleteFrom(IDENTITIES)
                  .where(IDENTITIES.PERSON_ID.eq(id))
                  .and(IDENTITIES.SYSTEM.eq(parts[0]))
                  .and(IDENTITIES.REMOTE_ID.eq(parts[1]))
                  .execute();
            });
    sql.deleteFrom(EMAILS)
        .where(EMAILS.PERSON_ID.eq(id))
        .and(EMAILS.ADDRESS.in(leaving(before, was)))
        .execute();
    sql.deleteFrom(PHONES)
        .where(PHONES.PERSON_ID.eq(id))
        .and(PHONES.NUMBER.in(added(before, "phones", was.phones())))
        .execute();
    var now = store.load(List.of(id)).getFirst();
    writer.update(
        List.of(
            new KnownPerson(
                id,
                primary(was, now),
                text(before, "firstName", was.firstName()),
                text(before, "lastName", was.lastName()),
                company(before, was.companyId()),
                was.kind(),
                text(before, "language", was.language()),
                text(before, "timeZone", was.timeZone()),
                withoutNulls(fields),
                now.addresses(),
                now.phones(),
                now.externalIds())));
  }

  private static List<String> leaving(ObjectNode before, KnownPerson was) {
    boolean hadOthers = !before.path("emails").isEmpty();
    return added(before, "emails", was.addresses()).stream()
        .filter(a -> !(hadOthers && was.email() != null && a.equals(Addresses.normal(was.email()))))
        .toList();
  }

  /// The one that it was, as long as it is an address of theirs; else the first that is left.
  private static @Nullable String primary(KnownPerson was, KnownPerson now) {
    var left = now.addresses();
    return was.email() != null && left.contains(Addresses.normal(was.email()))
        ? was.email()
        : left.stream().findFirst().orElse(null);
  }

  /// What came in addition. Of what was noted before that was, all that was not there.
  private static List<String> added(ObjectNode before, String name, Collection<String> now) {
    var noted = before.path(PersonChange.ADDED + name);
    if (noted.isArray()) {
      return noted.valueStream().map(JsonNode::asString).toList();
    }
    var kept = before.path(name).valueStream().map(JsonNode::asString).toList();
    return before.has(name) ? now.stream().filter(one -> !kept.contains(one)).toList() : List.of();
  }

  private static @Nullable UUID company(ObjectNode before, @Nullable UUID now) {
    var was = text(before, "companyId", now == null ? null : now.toString());
    return was == null ? null : UUID.fromString(was);
  }

  private static @Nullable String text(ObjectNode before, String name, @Nullable String now) {
    return before.has(name) ? before.path(name).asStringOpt().orElse(null) : now;
  }

  /// An id that a connection has given belongs to that connection: it is shown with the others, and
  /// comes back with an edit. Two accounts of one system may well have the same.
  private Map<String, String> withoutLinked(KnownPerson was, Map<String, String> wanted) {
    var linked =
        sql.select(IDENTITIES.SYSTEM, IDENTITIES.REMOTE_ID)
            .from(IDENTITIES)
            .where(IDENTITIES.PERSON_ID.eq(was.id()))
            .and(IDENTITIES.CONNECTION_ID.isNotNull())
            .fetchGroups(IDENTITIES.SYSTEM, IDENTITIES.REMOTE_ID);
    return wanted.entrySet().stream()
        .filter(
            e ->
                was.isKnownAs(e.getKey(), e.getValue())
                    || !linked.getOrDefault(e.getKey(), List.of()).contains(e.getValue()))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /// Ids that are gone from the record leave; ids of somebody else are refused.
  private void takeIdsOf(UUID id, Map<String, String> wanted) {
    sql.deleteFrom(IDENTITIES)
        .where(IDENTITIES.PERSON_ID.eq(id))
        .and(IDENTITIES.CONNECTION_ID.isNull())
        .and(IDENTITIES.SYSTEM.notIn(wanted.keySet()))
        .execute();
    wanted.forEach(
        (system, remoteId) -> {
          sql.deleteFrom(IDENTITIES)
              .where(IDENTITIES.PERSON_ID.eq(id))
              .and(IDENTITIES.CONNECTION_ID.isNull())
              .and(IDENTITIES.SYSTEM.eq(system))
              .and(IDENTITIES.REMOTE_ID.ne(remoteId))
              .execute();
          boolean taken =
              sql.fetchExists(
                  IDENTITIES,
                  IDENTITIES.SYSTEM.eq(system),
                  IDENTITIES.CONNECTION_ID.isNull(),
                  IDENTITIES.REMOTE_ID.eq(remoteId),
                  IDENTITIES.PERSON_ID.ne(id));
          if (taken) {
            throw Refused.clash(
                "/externalIds/" + system, "externalIdTaken", "Somebody else has this id.");
          }
        });
  }

  private static KnownPerson state(
      UUID id, PersonEdit edit, KnownPerson was, Map<String, String> ids) {
    return new KnownPerson(
        id,
        edit.emails().isEmpty() ? null : edit.emails().getFirst().strip(),
        Texts.orNull(edit.firstName()),
        Texts.orNull(edit.lastName()),
        edit.companyId(),
        was.kind(),
        edit.language(),
        edit.timeZone(),
        withoutNulls(edit.fields()),
        edit.emails().stream()
            .map(Addresses::normal)
            .collect(Collectors.toCollection(LinkedHashSet::new)),
        edit.phones().stream()
            .map(String::strip)
            .collect(Collectors.toCollection(LinkedHashSet::new)),
        ids.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, e -> Set.of(e.getValue()))));
  }

  private static ObjectNode withoutNulls(ObjectNode fields) {
    var kept = fields.deepCopy();
    fields.properties().stream()
        .filter(e -> e.getValue().isNull())
        .forEach(e -> kept.remove(e.getKey()));
    return kept;
  }

  private static PersonDraft draft(PersonEdit edit) {
    return new PersonDraft(
        edit.emails(),
        edit.phones(),
        edit.firstName(),
        edit.lastName(),
        edit.companyId(),
        edit.kind(),
        edit.language(),
        edit.timeZone(),
        edit.externalIds(),
        edit.fields());
  }

  private static void refuse(List<Fault> faults) {
    if (!faults.isEmpty()) {
      throw new Refused(
          faults.stream().anyMatch(f -> f.code().equals("unknownField"))
              ? Refusal.MALFORMED
              : Refusal.RULE_BROKEN,
          faults);
    }
  }
}
