package org.unisono.app.activities;

import java.util.List;
import java.util.UUID;
import org.unisono.core.acting.Origin;

/// These people did something of these types; what machines did is left out.
///
/// @param people at most 1,000, each once
public record ActivitiesRecorded(List<UUID> people, List<String> types, Origin origin) {}
