package org.unisono.app.people;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// A person's record as somebody wants it to be: what is null or missing is cleared.
public record PersonEdit(
    List<String> emails,
    List<String> phones,
    @Nullable String firstName,
    @Nullable String lastName,
    @Nullable UUID companyId,
    PersonKind kind,
    @Nullable String language,
    @Nullable String timeZone,
    Map<String, String> externalIds,
    ObjectNode fields) {}
