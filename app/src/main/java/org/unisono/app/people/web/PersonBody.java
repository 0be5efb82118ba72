package org.unisono.app.people.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.unisono.app.people.Person;
import org.unisono.app.people.PersonDraft;
import org.unisono.app.people.PersonEdit;
import org.unisono.app.people.PersonKind;
import org.unisono.core.Refusal;
import org.unisono.core.Refused;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A person as a client writes it.
record PersonBody(
    @Nullable String email,
    @Nullable List<String> emails,
    @Nullable List<String> phones,
    @Nullable String firstName,
    @Nullable String lastName,
    @Nullable UUID companyId,
    @Nullable String kind,
    @Nullable String language,
    @Nullable String timeZone,
    @Nullable Map<String, String> externalIds,
    @Nullable ObjectNode fields) {

  static PersonBody of(Person p) {
    return new PersonBody(
        p.email(),
        p.emails(),
        p.phones(),
        p.firstName(),
        p.lastName(),
        p.companyId(),
        p.kind().word(),
        p.language(),
        p.timeZone(),
        p.externalIds(),
        p.fields());
  }

  PersonDraft draft() {
    return new PersonDraft(
        addresses(),
        phones == null ? List.of() : phones,
        firstName,
        lastName,
        companyId,
        kind == null ? null : kind(kind),
        language,
        timeZone,
        externalIds == null ? Map.of() : externalIds,
        fields == null ? JsonNodeFactory.instance.objectNode() : fields);
  }

  PersonEdit edit() {
    var draft = draft();
    return new PersonEdit(
        draft.emails(),
        draft.phones(),
        firstName,
        lastName,
        companyId,
        draft.kind() == null ? PersonKind.LEAD : draft.kind(),
        language,
        timeZone,
        draft.externalIds(),
        draft.fields());
  }

  /// `email` first, then the others; the same address in another case is the same.
  private List<String> addresses() {
    List<String> all = new ArrayList<>();
    if (email != null) {
      all.add(email);
    }
    if (emails != null) {
      emails.stream()
          .filter(e -> e != null && all.stream().noneMatch(e::equalsIgnoreCase))
          .forEach(all::add);
    }
    return all;
  }

  private static PersonKind kind(String word) {
    return switch (word) {
      case "lead" -> PersonKind.LEAD;
      case "contact" -> PersonKind.CONTACT;
      default ->
          throw new Refused(
              Refusal.RULE_BROKEN,
              "/kind",
              "unknownOption",
              "{value} is not one of: {options}.",
              Map.of("value", word, "options", "lead, contact"));
    };
  }
}
