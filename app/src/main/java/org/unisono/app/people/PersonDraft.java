package org.unisono.app.people;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What is said of a person. What is null or empty is not said, and changes nothing.
///
/// @param emails the first is the primary one when the person has none yet
/// @param externalIds id by system
/// @param fields custom fields in JSON form
public record PersonDraft(
    List<String> emails,
    List<String> phones,
    @Nullable String firstName,
    @Nullable String lastName,
    @Nullable UUID companyId,
    @Nullable PersonKind kind,
    @Nullable String language,
    @Nullable String timeZone,
    Map<String, String> externalIds,
    ObjectNode fields) {

  public PersonDraft {
    emails = List.copyOf(emails);
    phones = List.copyOf(phones);
    externalIds = Map.copyOf(externalIds);
  }

  public static PersonDraft ofEmail(String email) {
    return new PersonDraft(
        List.of(email),
        List.of(),
        null,
        null,
        null,
        null,
        null,
        null,
        Map.of(),
        JsonNodeFactory.instance.objectNode());
  }
}
