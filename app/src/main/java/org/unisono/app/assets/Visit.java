package org.unisono.app.assets;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who is at a public page, as far as that is known.
///
/// @param visitorId the cookie's, or a fresh one
/// @param personId from a mail's signed token; null when nobody was told
/// @param pageSlug the page from which something is sent, or null
/// @param machine a known scanner or crawler
public record Visit(
    String visitorId, @Nullable UUID personId, @Nullable String pageSlug, boolean machine) {}
