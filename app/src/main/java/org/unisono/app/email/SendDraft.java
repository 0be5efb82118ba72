package org.unisono.app.email;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A mass mailing as somebody wants it to be.
///
/// @param topic null for [Sends#DEFAULT_TOPIC]
/// @param audience null for the campaign's members
public record SendDraft(
    @Nullable String name,
    @Nullable UUID templateId,
    @Nullable String topic,
    Send.@Nullable Audience audience) {}
