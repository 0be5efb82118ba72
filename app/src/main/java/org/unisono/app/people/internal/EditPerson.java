package org.unisono.app.people.internal;

import static org.unisono.app.people.internal.EmailsTable.EMAILS;
import static org.unisono.app.people.internal.IdentitiesTable.IDENTITIES;
import static org.unisono.app.people.internal.PhonesTable.PHONES;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.unisono.app.people.PersonDraft;
import org.unisono.app.people.PersonEdit;
import org.unisono.core.Fault;
import org.unisono.core.Refusal;
import org.unisono.core.Refused;
import org.unisono.core.Texts;
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

  public void edit(UUID id, PersonEdit edit) {
    var draft = draft(edit);
    refuse(check.faults(draft));
    store.lock(List.of(draft));
    var was = store.load(List.of(id)).getFirst();
    if (!was.kind().equals(edit.kind().word())) {
      throw Refused.clash(
          "/kind", "promotionRequired", "A lead becomes a contact by promotion, not by an edit.");
    }
    takeIdsOf(id, edit.externalIds());
    sql.deleteFrom(EMAILS).where(EMAILS.PERSON_ID.eq(id)).execute();
    sql.deleteFrom(PHONES).where(PHONES.PERSON_ID.eq(id)).execute();
    writer.update(List.of(state(id, edit, was)));
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

  private static KnownPerson state(UUID id, PersonEdit edit, KnownPerson was) {
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
        edit.externalIds().entrySet().stream()
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
