package org.unisono.app.people;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One entry of the consent ledger; once written it never changes.
///
/// @param address lower case
/// @param purpose a topic, or [Consents#ALL_MARKETING]
/// @param purposeName how people call the purpose
/// @param state granted or denied
/// @param proof what shows that it was the person's own act
/// @param source where it comes from, such as `unsubscribe`, `form:newsletter` or a connection
/// @param at when the person said so, not when it was written
public record Consent(
    UUID id,
    String address,
    String channel,
    String purpose,
    String purposeName,
    String state,
    @Nullable String proof,
    String source,
    Instant at,
    Instant recordedAt) {}
