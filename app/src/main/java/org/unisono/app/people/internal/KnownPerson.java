package org.unisono.app.people.internal;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// A person as the matcher and the writer need it.
record KnownPerson(
    UUID id,
    @Nullable String email,
    @Nullable String firstName,
    @Nullable String lastName,
    @Nullable UUID companyId,
    String kind,
    @Nullable String language,
    @Nullable String timeZone,
    ObjectNode fields,
    Set<String> addresses,
    Set<String> phones,
    Map<String, Set<String>> externalIds) {

  KnownPerson withPhones(Set<String> others) {
    return new KnownPerson(
        id,
        email,
        firstName,
        lastName,
        companyId,
        kind,
        language,
        timeZone,
        fields,
        addresses,
        others,
        externalIds);
  }

  boolean isKnownAs(String system, String id) {
    return externalIds.getOrDefault(system, Set.of()).contains(id);
  }

  /// Whether the system knows this person under another id than this one.
  boolean isSomebodyElseAt(String system, String id) {
    return externalIds.containsKey(system) && !isKnownAs(system, id);
  }

  List<String> addressList() {
    return List.copyOf(addresses);
  }
}
