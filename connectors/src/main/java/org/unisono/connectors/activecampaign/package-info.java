/// ActiveCampaign over its API v3.
///
/// Owns the way from reserved tags and contacts to campaigns, members and people, and back. A
/// campaign is a tag `unisono:<mark>` that nobody wears, and each of its statuses a tag
/// `unisono:<id of that tag>:<status>`: a member wears one of these. Promises: no list status is
/// ever written for a member; only tags with our prefix are put on or taken off; nothing is written
/// that would set off an active automation, unless a person allowed that automation; an opt-out is
/// only ever added; deals are read, never written.
@NullMarked
package org.unisono.connectors.activecampaign;

import org.jspecify.annotations.NullMarked;
