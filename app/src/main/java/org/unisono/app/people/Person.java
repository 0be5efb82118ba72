package org.unisono.app.people;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// One human.
///
/// @param email the primary address as it was written
/// @param emails all addresses, the primary one first, as they were written
/// @param stage how far: visitor, known, engaged, lead, marketingQualified, …; set by sales only
/// @param externalIds the primary id at each system
public record Person(
    UUID id,
    @Nullable String email,
    List<String> emails,
    List<String> phones,
    @Nullable String firstName,
    @Nullable String lastName,
    @Nullable UUID companyId,
    PersonKind kind,
    String stage,
    @Nullable String language,
    @Nullable String timeZone,
    Map<String, String> externalIds,
    List<Identity> identities,
    ObjectNode fields,
    int version,
    Instant createdAt,
    Instant updatedAt) {}
