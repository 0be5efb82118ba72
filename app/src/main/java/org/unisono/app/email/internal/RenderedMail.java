package org.unisono.app.email.internal;

import java.util.Map;
import java.util.UUID;

/// A mail as it goes out to one person.
///
/// @param to as it was written
/// @param links target by key
record RenderedMail(
    UUID deliveryId,
    String to,
    HeaderValue subject,
    String html,
    String plain,
    HeaderValue unsubscribeUrl,
    Map<String, String> links) {}
