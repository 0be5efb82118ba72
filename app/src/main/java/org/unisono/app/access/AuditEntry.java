package org.unisono.app.access;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who did what to which thing.
///
/// @param actorKind user, token, connection, …
/// @param origin the road: api, ui, import, sync, …
/// @param what `noun.pastParticiple`
/// @param detail never secrets, never a person's data
public record AuditEntry(
    UUID id,
    Instant at,
    String actorKind,
    @Nullable UUID actorId,
    String actorName,
    String origin,
    String what,
    String subjectKind,
    @Nullable UUID subjectId,
    Map<String, Object> detail) {}
