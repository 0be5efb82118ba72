package org.unisono.app.email;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One mail to one person.
///
/// @param state waiting, leased, onWire, accepted, deferred, refused, withheld or inDoubt
/// @param reason why it was withheld or refused, as a stable code
/// @param reply what the mail server said last
public record Delivery(
    UUID id,
    UUID campaignId,
    UUID templateId,
    String source,
    UUID sourceId,
    @Nullable UUID personId,
    @Nullable String address,
    String subject,
    String state,
    @Nullable String reason,
    @Nullable String reply,
    int attempts,
    Instant createdAt,
    @Nullable Instant settledAt) {}
