package org.unisono.app.sync;

import java.util.Map;

/// Something over there that a person can attach to a campaign.
///
/// @param kind send, list or automation
/// @param standing draft, scheduled, running, paused, stopped, done or none; gone when it is no
///     longer there
/// @param figures what they count of it, by figure: sent, opened, clicked, unsubscribed, bounced,
///     contacts, entered, left
/// @param likeness of its name to the campaign's, 0 to 1
public record RemoteAsset(
    String kind,
    String id,
    String name,
    String standing,
    Map<String, Long> figures,
    boolean attached,
    double likeness) {}
