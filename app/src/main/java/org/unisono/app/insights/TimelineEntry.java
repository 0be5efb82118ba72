package org.unisono.app.insights;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One thing that happened to, or by, a person.
///
/// @param kind `activity` or `membership`
/// @param type the activity's type, or what changed of the membership
/// @param title what it was about: the campaign's name, the page, …
public record TimelineEntry(
    UUID id,
    Instant at,
    String kind,
    String type,
    @Nullable String title,
    @Nullable String detail,
    @Nullable String origin,
    @Nullable String actor,
    @Nullable UUID campaignId) {}
