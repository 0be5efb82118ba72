package org.unisono.app.sync;

import java.util.Map;

/// Something over there that belongs to a campaign, or can be attached to it by a person.
///
/// @param kind send, list, automation or activity
/// @param standing draft, scheduled, running, paused, stopped, done or none; gone when it is no
///     longer there
/// @param figures what they count of it, by figure: sent, opened, clicked, unsubscribed, bounced,
///     contacts, entered, left
/// @param details what else they say of it: type and channel in their words, startsAt and endsAt as
///     instants, budgetedCost and actualCost as numbers in the campaign's currency there
/// @param attached by a person; what says itself that it belongs to the campaign is not
/// @param likeness of its name to the campaign's, 0 to 1
public record RemoteAsset(
    String kind,
    String id,
    String name,
    String standing,
    Map<String, Long> figures,
    Map<String, String> details,
    boolean attached,
    double likeness) {}
