package org.unisono.app.sync;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A record over there, as it was read last.
///
/// @param kind campaign, status, member, lead, contact, consent, list, deal or response
/// @param fields in the vendor's names; null for an empty one, none for what may not be seen
/// @param campaignRemoteId the campaign that it belongs to
/// @param personKind lead or contact, of the person whom it is about
public record RemoteCopy(
    String kind,
    String remoteId,
    Map<String, @Nullable String> fields,
    @Nullable String campaignRemoteId,
    @Nullable String personKind,
    @Nullable String personRemoteId,
    Instant readAt) {}
