package org.unisono.app.sync;

import java.util.List;

/// The statuses and members of a campaign over there, as they are at this moment.
///
/// @param more whether there are more members than were asked for
public record RemoteRoll(List<RemoteCopy> statuses, List<RemoteCopy> members, boolean more) {}
